package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.HostAnswer.Admission;
import dev.keyrota.sandbox.github.HostAnswer.Admitted;
import dev.keyrota.sandbox.github.HostAnswer.AppAdmission;
import dev.keyrota.sandbox.github.HostAnswer.AppAdmitted;
import dev.keyrota.sandbox.github.HostAnswer.Lease;
import dev.keyrota.sandbox.github.HostAnswer.Leased;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.Repo;
import dev.keyrota.sandbox.github.HostAnswer.Repos;
import dev.keyrota.sandbox.github.HostAnswer.RepositoriesFound;
import dev.keyrota.sandbox.github.HostAnswer.RepositoryFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GitHub as it is behind its HTTP: repositories, tokens and Apps, {@linkplain #secrets Actions secrets},
 * {@linkplain #actions workflow runs}.
 *
 * <p>What a client may do takes a token and checks it as GitHub does: token, reach, permission, then the thing itself. What
 * an outsider or a world's file does ({@link #place}, the {@code add…} methods) asks nobody.
 */
public final class GitHubHost {

    private final SandboxClock clock;
    private final byte[] keySeed;
    private final AccessList access;
    private final Apps apps;
    private final SecretShelf shelf;
    private final RunBook book;
    private final WorkflowRuns actions;
    private final ActionsSecrets secrets;
    private SeededIds ids;
    private Quota quota = Quota.USUAL;

    /** A host with nothing on it. It keeps both arguments. */
    public GitHubHost(SandboxClock clock, SeededIds ids) {
        this(
                clock,
                ids,
                ids.fork("scope-keys").bytes(32),
                new AccessList(),
                new Apps(),
                new SecretShelf(),
                new RunBook(16_000_000_000L + ids.fork("runs").nextInt(1_000_000_000)));
    }

    private GitHubHost(
            SandboxClock clock,
            SeededIds ids,
            byte[] keySeed,
            AccessList access,
            Apps apps,
            SecretShelf shelf,
            RunBook book) {
        this.clock = clock;
        this.ids = ids;
        this.keySeed = keySeed;
        this.access = access;
        this.apps = apps;
        this.shelf = shelf;
        this.book = book;
        this.actions = new WorkflowRuns(clock, access, shelf, book);
        this.secrets = new ActionsSecrets(clock, access, shelf, actions, keySeed);
    }

    /**
     * A host of its own that is equal now and lives by {@code time}. Shares what never changes; cheap. It reaches nothing
     * outside until it is {@linkplain WorkflowRuns#connect connected} to the vendors of its own world.
     */
    public GitHubHost copy(SandboxClock time) {
        GitHubHost copy =
                new GitHubHost(time, ids.copy(), keySeed, access.copy(), apps.copy(), shelf.copy(), book.copy());
        copy.quota = quota;
        return copy;
    }

    /** What its clock shows. */
    Instant now() {
        return clock.instant();
    }

    /** From here on it draws other ids than a copy made before does: what a lie answered never comes true. */
    public void redraw() {
        ids = ids.fork("redraw");
        book.skip();
    }

    /** The Actions secrets of all scopes. */
    public ActionsSecrets secrets() {
        return secrets;
    }

    /** The workflow runs of all repositories. */
    public WorkflowRuns actions() {
        return actions;
    }

    /** Adds a repository, or replaces the one of this name; its secrets and runs stay. */
    public void addRepository(Repository repository) {
        access.add(repository);
    }

    public void addToken(GitHubToken token) {
        access.add(token);
    }

    /** The token is "Bad credentials" from now on. */
    public void revokeToken(String token) {
        access.revoke(token);
    }

    /** Adds an App, or replaces the one with this id. */
    public void addApp(GitHubApp app) {
        apps.add(app);
    }

    /** Installs an App. */
    public void install(Installation installation) {
        apps.add(installation);
    }

    /** Who is behind a token; null means that none was sent. */
    public Admission admit(@Nullable String token) {
        return access.admit(token, clock.instant());
    }

    /** Which App made this assertion; null means that none was sent. */
    public AppAdmission admitApp(@Nullable String assertion) {
        return apps.admit(assertion, clock.instant());
    }

    /** The installation of this App that reaches a repository. */
    Optional<Installation> installation(GitHubApp app, String repository) {
        return access.repository(repository).flatMap(found -> apps.installation(app, found));
    }

    /**
     * Gives an App a token for one of its installations.
     *
     * @param permissions at most those of the App; empty for all of them
     * @param repositories names without the owner, at most those of the installation; empty for all of them
     */
    public Lease lease(
            @Nullable String assertion, long installation, Map<String, Level> permissions, Set<String> repositories) {
        return switch (admitApp(assertion)) {
            case Refused refused -> refused;
            case AppAdmitted(GitHubApp app) -> {
                Lease lease = apps.lease(app, installation, permissions, repositories, ids, clock.instant());
                if (lease instanceof Leased(GitHubToken token, var _)) {
                    addToken(token);
                }
                yield lease;
            }
        };
    }

    /** How many calls a token has in an hour from now on; 5,000 unless told otherwise. */
    public void rateLimit(int callsPerHour) {
        quota = quota.ofLimit(callsPerHour);
    }

    /** Where a caller stands in its hour, after counting one call unless {@code free}. */
    RateWindow spend(@Nullable String token, boolean free) {
        String caller = token == null ? "" : token;
        RateWindow window = quota.window(caller, clock.instant());
        if (free || window.isExhausted()) {
            return window;
        }
        quota = quota.with(caller, window.spent());
        return window.spent();
    }

    /** A signature over {@code text} that only this host can make; its links to logs carry one. */
    String sign(String text) {
        return ScopeKey.signature(keySeed, text);
    }

    /** A repository that the token reaches. */
    public Repo repository(@Nullable String token, String fullName) {
        return switch (access.admit(token, fullName, "metadata", Level.READ, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ ->
                access.repository(fullName).<Repo>map(RepositoryFound::new).orElseGet(Refused::notFound);
        };
    }

    /** The repositories of an organization that the token reaches. */
    public Repos repositories(@Nullable String token, String organization) {
        return switch (admit(token)) {
            case Refused refused -> refused;
            case Admitted _ when !access.hasOrganization(organization) -> Refused.notFound();
            case Admitted(GitHubToken known) ->
                new RepositoriesFound(access.ownedBy(organization).stream()
                        .filter(known::reaches)
                        .toList());
        };
    }

    /**
     * What the Actions secret holds now, as nobody but the sandbox can see it.
     *
     * @param repository {@code owner/name}
     * @param environment the deployment environment, null for the repository's own secret
     */
    public Optional<Held> held(String repository, @Nullable String environment, String name) {
        return secrets.held(scope(repository, environment), name);
    }

    /** An outsider writes the secret, or deletes it with null; a world's file fills the host so too. */
    public void place(String repository, @Nullable String environment, String name, @Nullable String value) {
        secrets.place(scope(repository, environment), name, value);
    }

    private static Scope scope(String repository, @Nullable String environment) {
        return environment == null
                ? new Scope.OfRepository(repository)
                : new Scope.OfEnvironment(repository, environment);
    }

    /** All issues of all repositories, in the order they were opened. */
    public List<Issue> issues() {
        return List.of();
    }

    /** An issue as the control server shows it. {@code state} is {@code open} or {@code closed}. */
    public record Issue(int number, String title, String state, List<String> labels) {}
}
