package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.HostAnswer.Admission;
import dev.keyrota.sandbox.github.HostAnswer.Admitted;
import dev.keyrota.sandbox.github.HostAnswer.Created;
import dev.keyrota.sandbox.github.HostAnswer.Deleted;
import dev.keyrota.sandbox.github.HostAnswer.Found;
import dev.keyrota.sandbox.github.HostAnswer.Get;
import dev.keyrota.sandbox.github.HostAnswer.KeyAnswer;
import dev.keyrota.sandbox.github.HostAnswer.Listed;
import dev.keyrota.sandbox.github.HostAnswer.Listing;
import dev.keyrota.sandbox.github.HostAnswer.PublicKey;
import dev.keyrota.sandbox.github.HostAnswer.Put;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.Run;
import dev.keyrota.sandbox.github.HostAnswer.RunFound;
import dev.keyrota.sandbox.github.HostAnswer.Runs;
import dev.keyrota.sandbox.github.HostAnswer.RunsFound;
import dev.keyrota.sandbox.github.HostAnswer.Updated;
import dev.keyrota.sandbox.github.WorkflowRun.Origin;
import dev.keyrota.sandbox.github.WorkflowRun.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * GitHub as it is behind its HTTP: repositories, tokens, Actions secrets, workflow runs.
 *
 * <p>What a client may do takes a token and checks it as GitHub does: token, reach, permission, then the thing itself. What
 * an outsider or a world's file does ({@link #place}, {@link #plant}, the {@code add…} methods) asks nobody.
 */
public final class GitHubHost {

    private final SandboxClock clock;
    private SeededIds ids;
    private final byte[] keySeed;
    private final AccessList access;
    private final SecretShelf secrets;
    private final RunBook runs;
    private Outside outside = Outside.UNREACHABLE;

    /** A host with nothing on it. It keeps both arguments. */
    public GitHubHost(SandboxClock clock, SeededIds ids) {
        this.clock = clock;
        this.ids = ids;
        this.keySeed = ids.fork("scope-keys").bytes(32);
        this.access = new AccessList();
        this.secrets = new SecretShelf();
        this.runs = new RunBook(16_000_000_000L + ids.fork("runs").nextInt(1_000_000_000));
    }

    private GitHubHost(GitHubHost original, SandboxClock clock) {
        this.clock = clock;
        this.ids = original.ids.copy();
        this.keySeed = original.keySeed;
        this.access = original.access.copy();
        this.secrets = original.secrets.copy();
        this.runs = original.runs.copy();
    }

    /**
     * A host of its own that is equal now and lives by {@code time}. Shares what never changes; cheap. It reaches nothing
     * outside until it is {@linkplain #connect connected} to the vendors of its own world.
     */
    public GitHubHost copy(SandboxClock time) {
        return new GitHubHost(this, time);
    }

    /** From here on it draws other ids than a copy made before does: what a lie answered never comes true. */
    public void redraw() {
        ids = ids.fork("redraw");
        runs.skip();
    }

    /** What jobs on its runners can reach from now on. */
    public void connect(Outside reachable) {
        outside = reachable;
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

    /** How long dispatched runs take from now on; {@link Pace.Instantly} unless told otherwise. */
    public void pace(Pace pace) {
        runs.pace(pace);
    }

    /** Who is behind a token; null means that none was sent. */
    public Admission admit(@Nullable String token) {
        return access.admit(token, clock.instant());
    }

    /** The key that values for this scope must be sealed with. */
    public KeyAnswer publicKey(@Nullable String token, Scope scope) {
        return switch (access.admit(token, scope, Level.READ, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ -> new PublicKey(ScopeKey.of(scope, keySeed));
        };
    }

    /** Writes a secret that is visible to all, as {@link #put(String, Scope, String, String, Visibility)} does. */
    public Put put(@Nullable String token, Scope scope, String name, String value) {
        return put(token, scope, name, value, Visibility.ALL);
    }

    /**
     * Writes a secret. There is no compare-and-set: the last write wins.
     *
     * @param value the plain value; the HTTP face opens the sealed box before it comes here
     * @param visibility which repositories see it, for an organization's
     */
    public Put put(@Nullable String token, Scope scope, String name, String value, Visibility visibility) {
        return switch (access.admit(token, scope, Level.WRITE, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _
            when SecretName.refusal(name).isPresent() ->
                SecretName.refusal(name).get();
            case Admitted _ -> {
                Put answer = secrets.get(scope, name).isPresent() ? new Updated() : new Created();
                write(scope, name, value, visibility);
                yield answer;
            }
        };
    }

    /** Jobs that should have started by now read the old value first. */
    private void write(Scope scope, String name, String value, Visibility visibility) {
        settle(_ -> false);
        secrets.put(scope, name, value, visibility, clock.instant());
    }

    /** Name and times of a secret. */
    public Get secret(@Nullable String token, Scope scope, String name) {
        return switch (access.admit(token, scope, Level.READ, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ -> secrets.get(scope, name).<Get>map(Found::new).orElseGet(Refused::notFound);
        };
    }

    /** Names and times of all secrets of a scope, by name. */
    public Listing secrets(@Nullable String token, Scope scope) {
        return switch (access.admit(token, scope, Level.READ, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ -> new Listed(secrets.list(scope));
        };
    }

    /** The organization's secrets that this repository sees, by name. */
    public Listing organizationSecrets(@Nullable String token, String repository) {
        return switch (access.admit(token, repository, "secrets", Level.READ, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ ->
                new Listed(access.repository(repository)
                        .map(runner()::organizationSecrets)
                        .orElse(List.of()));
        };
    }

    /** Deletes a secret. */
    public Put delete(@Nullable String token, Scope scope, String name) {
        return switch (access.admit(token, scope, Level.WRITE, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ when secrets.get(scope, name).isEmpty() -> Refused.notFound();
            case Admitted _ -> {
                settle(_ -> false);
                secrets.delete(scope, name);
                yield new Deleted();
            }
        };
    }

    /**
     * Starts a workflow.
     *
     * @param workflow its id or its file's name
     * @param ref a branch, short or as {@code refs/heads/…}
     * @param inputs what the dispatch names; defaults fill the rest
     */
    public Run dispatch(
            @Nullable String token, String repository, String workflow, String ref, Map<String, String> inputs) {
        return switch (access.admit(token, repository, "actions", Level.WRITE, clock.instant())) {
            case Refused refused -> refused;
            case Admitted(GitHubToken actor) ->
                access.repository(repository)
                        .flatMap(known ->
                                known.workflow(workflow).map(found -> dispatch(actor, known, found, ref, inputs)))
                        .orElseGet(Refused::notFound);
        };
    }

    private Run dispatch(
            GitHubToken actor, Repository repository, Workflow workflow, String ref, Map<String, String> inputs) {
        Optional<Refused> refused = Dispatch.refusal(repository, workflow, ref, inputs);
        if (refused.isPresent()) {
            return refused.get();
        }
        Repository.Branch branch = repository.branch(ref).orElseThrow();
        Origin origin = new Origin(
                "workflow_dispatch", branch.name(), branch.sha(), actor.login(), Dispatch.filled(workflow, inputs));
        RunStatus status = runner().waits(repository, workflow) ? RunStatus.WAITING : RunStatus.QUEUED;
        WorkflowRun run = runs.add(
                repository.fullName(),
                workflow.id(),
                origin,
                State.dispatched(status, clock.instant()),
                runner().queuedSecret(repository, workflow));
        settle(_ -> false);
        return new RunFound(runs.get(run.id()).orElse(run));
    }

    /** A run; looking at it lets it go on. */
    public Run run(@Nullable String token, String repository, long id) {
        return switch (access.admit(token, repository, "actions", Level.READ, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ -> {
                settle(run -> run.id() == id);
                yield runs.get(id)
                        .filter(run -> run.repository().equalsIgnoreCase(repository))
                        .<Run>map(RunFound::new)
                        .orElseGet(Refused::notFound);
            }
        };
    }

    /** The runs of a repository, the newest first; looking at them lets them go on. */
    public Runs runs(@Nullable String token, String repository) {
        return switch (access.admit(token, repository, "actions", Level.READ, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ -> {
                settle(run -> run.repository().equalsIgnoreCase(repository));
                yield new RunsFound(runs.where(run -> run.repository().equalsIgnoreCase(repository)));
            }
        };
    }

    /** Cancels a run that is not completed. */
    public Run cancel(@Nullable String token, String repository, long id) {
        return switch (access.admit(token, repository, "actions", Level.WRITE, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ -> {
                settle(_ -> false);
                yield runs.get(id)
                        .filter(run -> run.repository().equalsIgnoreCase(repository))
                        .map(this::cancel)
                        .orElseGet(Refused::notFound);
            }
        };
    }

    private Run cancel(WorkflowRun run) {
        return run.state().isCompleted()
                ? new Refused(409, "Cannot cancel a workflow run that is completed.")
                : new RunFound(runs.keep(run.with(run.state().completed("cancelled", clock.instant()))));
    }

    private void settle(Predicate<WorkflowRun> lookedAt) {
        runs.settle(clock.instant(), lookedAt, runner()::start);
    }

    private Runner runner() {
        return new Runner(access, secrets, outside);
    }

    /** An outsider approves the deployment that a run waits for. */
    public void approveDeployment(long run) {
        WorkflowRun waiting = runs.get(run)
                .filter(found -> found.state().status() == RunStatus.WAITING)
                .orElseThrow(() -> new IllegalArgumentException("no run waits for approval: " + run));
        runs.keep(waiting.with(waiting.state().queued(clock.instant())));
        settle(_ -> false);
    }

    /**
     * Puts a run there that somebody else started, for example a deployment under way.
     *
     * @param endsAt when it completes by itself; null for when {@link #end} says so
     * @return its id
     */
    public long plant(
            String repository,
            String workflow,
            String event,
            RunStatus status,
            Instant createdAt,
            @Nullable Instant endsAt) {
        Repository known = access.repository(repository).orElseThrow();
        Repository.Branch branch = known.defaultBranch();
        return runs.add(
                        known.fullName(),
                        known.workflow(workflow).orElseThrow().id(),
                        new Origin(event, branch.name(), branch.sha(), known.owner(), new HashMap<>()),
                        State.planted(status, createdAt, endsAt),
                        null)
                .id();
    }

    /** A planted run completes now. */
    public void end(long run) {
        runs.keep(runs.get(run).orElseThrow().completed(clock.instant()));
    }

    /**
     * What the Actions secret holds now, as nobody but the sandbox can see it.
     *
     * @param repository {@code owner/name}
     * @param environment the deployment environment, null for the repository's own secret
     */
    public Optional<Held> held(String repository, @Nullable String environment, String name) {
        return held(scope(repository, environment), name);
    }

    /** What the secret of any scope holds now. */
    public Optional<Held> held(Scope scope, String name) {
        return secrets.get(scope, name).map(secret -> new Held(secret.value(), secret.updatedAt()));
    }

    /** An outsider writes the secret, or deletes it with null; a world's file fills the host so too. */
    public void place(String repository, @Nullable String environment, String name, @Nullable String value) {
        place(scope(repository, environment), name, value);
    }

    /** The same for any scope. An organization's secret is seen by all of its repositories. */
    public void place(Scope scope, String name, @Nullable String value) {
        if (value == null) {
            settle(_ -> false);
            secrets.delete(scope, name);
        } else {
            write(scope, name, value, Visibility.ALL);
        }
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
