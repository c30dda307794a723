package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.worlds.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Faults of the vault and the code host, where they differ from Heroku's. */
class VaultFaultsTest {

    private static final String SECRET = "/api/v3/secrets/raw/HEROKU_API_KEY";

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)));
    private final Client client = new Client(sandbox);
    private final Logins logins = sandbox.look(World::logins);
    private String bearer = "";

    @BeforeEach
    void logIn() throws Exception {
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("clientId", logins.clientId())
                .put("clientSecret", logins.clientSecret())
                .toString();
        bearer = Client.json(vault("POST", "/api/v1/auth/universal-auth/login", body))
                .path("accessToken")
                .asString();
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void a_value_that_was_written_is_read_back_and_seen_by_the_control_server() throws Exception {
        assertThat(write("written").statusCode()).isEqualTo(200);

        assertThat(read()).isEqualTo("written");
        assertThat(client.control("GET", "/state", "")
                        .path("stores")
                        .path(0)
                        .path("authorization")
                        .isNull())
                .isTrue();
    }

    @Test
    void an_approval_answers_200_without_a_secret_and_writes_nothing() throws Exception {
        String before = read();
        sandbox.arm("infisical.write", "approval", 0, 1);

        HttpResponse<String> answer = write("never");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).has("approval")).isTrue();
        assertThat(Client.json(answer).has("secret")).isFalse();
        assertThat(read()).isEqualTo(before);
        assertThat(write("written after it").statusCode()).isEqualTo(200);
        assertThat(read()).isEqualTo("written after it");
    }

    @Test
    void a_stale_read_is_also_told_to_whoever_logged_in_after_the_change() throws Exception {
        String before = read();
        write("newer");
        logIn();
        sandbox.arm("infisical.read", "stale", 0, 1);

        assertThat(read()).isEqualTo(before);
        assertThat(read()).isEqualTo("newer");
    }

    @Test
    void a_lie_of_the_vault_leaves_the_old_value() throws Exception {
        String before = read();
        sandbox.arm("infisical.write", "lie", 0, 1);

        assertThat(Client.json(write("lied")).path("secret").path("secretValue").asString())
                .isEqualTo("lied");
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void a_status_has_the_vaults_own_shape() throws Exception {
        sandbox.arm("infisical.read", "status:502", 0, 1);

        HttpResponse<String> answer = vault("GET", SECRET + query(), "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(Client.json(answer).path("statusCode").asInt()).isEqualTo(502);
    }

    @Test
    void the_code_host_tells_what_it_is_told_to_in_its_own_shape() throws Exception {
        sandbox.arm("github.secret.key", "rate-limit:3", 0, 1);

        HttpResponse<String> limited = github();
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("3");
        assertThat(Client.json(limited).path("message").isString()).isTrue();
        assertThat(Client.json(github()).path("key").isString()).isTrue();
    }

    @Test
    void the_log_has_all_vendors_in_one_order() throws Exception {
        read();
        github();
        client.heroku("GET", "/account", "");

        assertThat(client.control("GET", "/requests", "")
                        .valueStream()
                        .map(each -> each.path("call").asString()))
                .containsExactly("infisical.login", "infisical.read", "github.secret.key", "heroku.account");
    }

    private String read() throws IOException, InterruptedException {
        return Client.json(vault("GET", SECRET + query(), ""))
                .path("secret")
                .path("secretValue")
                .asString();
    }

    private HttpResponse<String> write(String value) throws IOException, InterruptedException {
        return vault("PATCH", SECRET, """
                {"workspaceId":"%s","environment":"prod","secretPath":"/MooseQuest/heroku","secretValue":"%s"}""".formatted(logins.infisicalProject(), value));
    }

    private String query() {
        return "?workspaceId=" + logins.infisicalProject() + "&environment=prod&secretPath=%2FMooseQuest%2Fheroku";
    }

    private HttpResponse<String> vault(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(sandbox.infisical() + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> github() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(
                        URI.create(sandbox.github() + "/repos/raxx-app/TradeMasterAPI/actions/secrets/public-key"))
                .header("Authorization", "Bearer " + logins.githubToken())
                .header("Accept", "application/vnd.github+json")
                .build());
    }
}
