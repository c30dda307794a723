package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.Destination;
import dev.keyrota.config.GitHubAccount;
import dev.keyrota.config.GitHubLogin;
import dev.keyrota.config.Proof;
import dev.keyrota.config.Repository;
import dev.keyrota.config.SecretReference;
import dev.keyrota.config.SecretScope;
import dev.keyrota.connectors.github.ApiVersion;
import dev.keyrota.connectors.github.AppKey;
import dev.keyrota.connectors.github.GitHub;
import dev.keyrota.connectors.github.GitHubApp;
import dev.keyrota.connectors.github.GitHubSecret;
import dev.keyrota.connectors.github.LogHosts;
import dev.keyrota.connectors.github.Pace;
import dev.keyrota.connectors.github.ProbeSettings;
import dev.keyrota.connectors.github.RepositoryName;
import dev.keyrota.connectors.http.BaseUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One login for each GitHub account; for an App, one for each repository, since it is installed on repositories. */
final class GitHubLogins {
    /** GitHub counts frequent looks as abuse; a sandbox does not, and a person waits for it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private static final Duration LOOK_EVERY_IN_SANDBOX = Duration.ofMillis(50);
    private static final Duration WAIT_AT_MOST = Duration.ofMinutes(10);

    private final Tools tools;
    private final Map<String, GitHub> logins = new HashMap<>();

    GitHubLogins(Tools tools) {
        this.tools = tools;
    }

    GitHubSecret secret(Destination.GitHubSecret place) {
        RepositoryName consumer = consumer(place);
        return new GitHubSecret(
                login(place.account(), consumer),
                place.id(),
                scope(place, consumer),
                place.store().secretName(),
                tools.chance(),
                probe(place),
                tools.ownRun());
    }

    private @Nullable ProbeSettings probe(Destination.GitHubSecret place) {
        return switch (place.store().proof()) {
            case Proof.UpdatedAt() -> null;
            case Proof.Workflow(var file, var _, var actor, var blob) ->
                new ProbeSettings(
                        file, pace(), logHosts(tools.at(place.account().url())), actor, blob);
        };
    }

    private Pace pace() {
        return new Pace(
                tools.configuration().sandbox() ? LOOK_EVERY_IN_SANDBOX : LOOK_EVERY,
                WAIT_AT_MOST,
                tools::nanoTime,
                duration -> tools.time().sleep(duration));
    }

    private LogHosts logHosts(BaseUrl url) {
        return tools.configuration().sandbox() ? LogHosts.ofSandbox(url) : LogHosts.GITHUB;
    }

    /** The repository whose workflows are given the secret. */
    private static RepositoryName consumer(Destination.GitHubSecret place) {
        return name(place.store().scope().repository());
    }

    private static RepositoryName name(Repository repository) {
        return new RepositoryName(repository.owner(), repository.name());
    }

    private static dev.keyrota.connectors.github.SecretScope scope(
            Destination.GitHubSecret place, RepositoryName consumer) {
        return switch (place.store().scope()) {
            case SecretScope.OfRepository _ ->
                new dev.keyrota.connectors.github.SecretScope.OfRepository(consumer, deployEnvironment(place));
            case SecretScope.OfEnvironment(var _, var environment) ->
                new dev.keyrota.connectors.github.SecretScope.OfEnvironment(consumer, environment);
            case SecretScope.OfOrganization(var organization, var _) ->
                new dev.keyrota.connectors.github.SecretScope.OfOrganization(
                        organization, consumer, deployEnvironment(place));
        };
    }

    /** The environment that the deploying job names; null where it names none, or nothing proves it. */
    private static @Nullable String deployEnvironment(Destination.GitHubSecret place) {
        return place.store().proof() instanceof Proof.Workflow workflow ? workflow.environment() : null;
    }

    private GitHub login(GitHubAccount account, RepositoryName repository) {
        return switch (account.login()) {
            case GitHubLogin.Token(var token) ->
                logins.computeIfAbsent(
                        account.name(),
                        _ -> GitHub.withToken(
                                tools.http(),
                                tools.at(account.url()),
                                ApiVersion.V2022_11_28,
                                tools.bootstrap().secret(token)));
            case GitHubLogin.App app ->
                logins.computeIfAbsent(account.name() + " " + repository, _ -> asApp(account, app, repository));
        };
    }

    private GitHub asApp(GitHubAccount account, GitHubLogin.App app, RepositoryName repository) {
        AppKey key = key(app.privateKey());
        return GitHub.asApp(
                tools.http(),
                tools.at(account.url()),
                ApiVersion.V2022_11_28,
                new GitHubApp(app.id(), key, app.installation(), repository),
                tools.custody()::enter,
                () -> tools.time().wall());
    }

    private AppKey key(SecretReference reference) {
        try {
            return AppKey.of(tools.bootstrap().unmarked(reference));
        } catch (IllegalArgumentException wrong) {
            throw Trouble.of(
                    ExitCode.USAGE,
                    "bootstrap_secret",
                    reference + ": " + wrong.getMessage() + "; nothing was contacted",
                    "write the file there that GitHub gave when the App's key was made, as it is");
        }
    }
}
