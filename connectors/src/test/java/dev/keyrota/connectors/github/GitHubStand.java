package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.github.GitHubHost;
import dev.keyrota.sandbox.github.Repository;
import dev.keyrota.sandbox.github.Repository.DeploymentEnvironment;
import dev.keyrota.sandbox.github.Scope;
import dev.keyrota.sandbox.github.Workflow;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import dev.keyrota.sandbox.worlds.World;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The default world's repository on a running sandbox whose clock stands, and our connector to it. */
final class GitHubStand implements AutoCloseable {
    static final String ORGANIZATION = "raxx-app";
    static final RepositoryName REPOSITORY = RepositoryName.parse("raxx-app/TradeMasterAPI");
    static final String NAME = "HEROKU_API_KEY";
    static final String NONCE = "0123456789abcdef".repeat(4);

    final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(() -> Instant.EPOCH));
    final Http http;
    private final HttpClient control = HttpClient.newHttpClient();

    /** @param deadline of each call */
    GitHubStand(Duration deadline) {
        http = new Http(deadline, CallObserver.NONE, System::nanoTime);
    }

    /** The world is as it was at the start. */
    void reset() {
        HttpRequest request = HttpRequest.newBuilder(sandbox.control().resolve("/reset"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<Void> response = control.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join();
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the sandbox was not reset: " + response.statusCode());
        }
    }

    /**
     * Sets the repository up anew: a probe that reads the secret in an environment, and a deployment.
     *
     * @param environment that the probe's job names; null for none
     * @param reviewed whether that environment waits for a reviewer
     */
    void repository(@Nullable String environment, boolean reviewed) {
        host(host -> {
            host.addRepository(new Repository(
                    1001,
                    REPOSITORY.owner(),
                    REPOSITORY.name(),
                    true,
                    true,
                    List.of(new Repository.Branch("main", "c0ffee".repeat(6) + "c0ff")),
                    List.of(
                            new DeploymentEnvironment("production", reviewed),
                            new DeploymentEnvironment("staging", false)),
                    List.of(
                            Workflow.probe(501, ProbeWorkflow.FILE, NAME, environment),
                            Workflow.onPush(502, "deploy", "deploy.yml"))));
            return true;
        });
    }

    /** Looks at, or into, the host. */
    <T> T host(Function<GitHubHost, T> look) {
        return sandbox.look(world -> look.apply(world.github()));
    }

    /** An outsider puts a value there, or takes it away with null. */
    void place(Scope scope, @Nullable String value) {
        host(host -> {
            host.secrets().place(scope, NAME, value);
            return true;
        });
    }

    /** What is there. */
    String held(Scope scope) {
        return host(host -> host.secrets().held(scope, NAME).map(Held::value).orElse(""));
    }

    /** Time passes at GitHub. */
    void pass(Duration duration) {
        sandbox.look(world -> {
            world.clock().advance(duration);
            return true;
        });
    }

    Instant now() {
        return sandbox.look(world -> world.clock().instant());
    }

    /** A key that lives at the issuer; each number is another one. */
    String liveKey(int number) {
        return sandbox.look(world -> liveKeyIn(world, number));
    }

    /** The same, for who looks already. */
    String liveKeyIn(World world, int number) {
        return world.heroku().everyAuthorization().stream()
                .filter(authorization -> authorization.revokedAt() == null)
                .skip(number)
                .findFirst()
                .orElseThrow()
                .token();
    }

    BaseUrl base() {
        return BaseUrl.of(sandbox.github().toString(), true);
    }

    /** With the token that the sandbox gives out. */
    GitHub withToken(ApiVersion version) {
        return GitHub.withToken(
                http,
                base(),
                version,
                Secret.ofText(sandbox.look(world -> world.logins().githubToken())));
    }

    GitHubSecret secret(GitHub github, SecretScope scope, @Nullable Long ownRun) {
        ProbeSettings settings = new ProbeSettings(
                ProbeWorkflow.FILE, new FakeTime(this::pass).pace(), LogHosts.ofSandbox(base()), null, null);
        return new GitHubSecret(github, new StoreId("github-ci"), scope, NAME, new Random(1), settings, ownRun);
    }

    @Override
    public void close() {
        http.close();
        control.close();
        sandbox.close();
    }
}
