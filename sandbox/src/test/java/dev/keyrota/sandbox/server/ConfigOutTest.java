package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ConfigOutTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("keyrota.yaml");
    }

    private SandboxOptions options() {
        return SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)).withConfigOut(file());
    }

    @Test
    void the_configuration_points_at_the_running_servers() throws Exception {
        try (Sandbox sandbox = Sandbox.start(options())) {
            JsonNode config = config();

            assertThat(config.path("sandbox").asBoolean()).isTrue();
            assertThat(config.path("control").asString())
                    .isEqualTo(sandbox.control().toString());
            assertThat(config.path("accounts").path("heroku").path("url").asString())
                    .isEqualTo(sandbox.heroku().toString());
            assertThat(config.path("accounts").path("heroku").path("identity").asString())
                    .isEqualTo("kris@moosequest.net");
            assertThat(credential(config)
                            .path("stores")
                            .valueStream()
                            .map(each -> each.path("id").asString()))
                    .containsExactly("vault", "github-ci");
            assertThat(credential(config).path("stores").path(0).path("path").asString())
                    .isEqualTo("/MooseQuest/heroku");
        }
    }

    @Test
    void only_the_owner_may_look_into_the_folder_and_read_its_files() throws Exception {
        try (Sandbox _ = Sandbox.start(options())) {
            Path beside = Path.of(file() + ".d");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(beside)) {
                assertThat(files.toList())
                        .hasSize(4)
                        .allSatisfy(
                                each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void the_bootstrap_credentials_it_refers_to_log_in() throws Exception {
        try (Sandbox sandbox = Sandbox.start(options());
                Client client = new Client(sandbox)) {
            JsonNode login =
                    config().path("accounts").path("vault").path("login").path("universal-auth");
            String body = JsonMapper.shared()
                    .createObjectNode()
                    .put("clientId", referred(login.path("client-id")))
                    .put("clientSecret", referred(login.path("client-secret")))
                    .toString();

            var answer = client.send(HttpRequest.newBuilder(
                            URI.create(sandbox.urls().get("infisical") + "/api/v1/auth/universal-auth/login"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Client.json(answer).path("accessToken").isString()).isTrue();
        }
    }

    @Test
    void the_session_file_holds_what_the_session_holds_and_follows_an_outsider() throws Exception {
        try (Sandbox sandbox = Sandbox.start(options());
                Client client = new Client(sandbox)) {
            assertThat(session()).isEqualTo("HEROKU_API_KEY_PROD=" + held(sandbox, "operator") + "\n");

            client.control("POST", "/world", "{\"store\":\"operator\",\"set\":\"foreign\"}");
            assertThat(session()).isEqualTo("HEROKU_API_KEY_PROD=" + held(sandbox, "operator") + "\n");

            client.control("POST", "/world", "{\"store\":\"operator\",\"set\":\"empty\"}");
            assertThat(session()).isEmpty();
        }
    }

    @Test
    void the_session_file_of_a_session_that_reads_the_vault_changes_with_the_vault() throws Exception {
        try (Sandbox sandbox = Sandbox.start(options().withWorld("clean"));
                Client client = new Client(sandbox)) {
            client.control("POST", "/world", "{\"store\":\"vault\",\"set\":\"foreign\"}");

            assertThat(session()).isEqualTo("HEROKU_API_KEY_PROD=" + held(sandbox, "vault") + "\n");
        }
    }

    @Test
    void a_second_sandbox_takes_the_file_over_with_a_home_of_its_own() throws Exception {
        try (Sandbox _ = Sandbox.start(options())) {
            Files.createDirectory(Path.of(config().path("home").asString()));
        }
        String first = config().path("home").asString();
        try (Sandbox second = Sandbox.start(options())) {
            assertThat(config().path("home").asString()).isNotEqualTo(first).startsWith(file() + ".d/");
            assertThat(config().path("control").asString())
                    .isEqualTo(second.control().toString());
        }
    }

    @Test
    void a_file_that_no_sandbox_wrote_is_left_alone() throws Exception {
        Files.writeString(file(), "version: 1\n");

        assertThatThrownBy(() -> Sandbox.start(options()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keyrota.yaml");
        assertThat(Files.readString(file())).isEqualTo("version: 1\n");
    }

    @Test
    void the_four_apps_are_stores_where_the_world_names_them() throws Exception {
        try (Sandbox _ = Sandbox.start(options().withWorld("config-vars"))) {
            assertThat(credential(config()).path("stores").valueStream().map(JsonNode::toString))
                    .hasSize(6)
                    .contains("""
                            {"id":"api-prod","account":"heroku","app":"api-prod","config-var":"HEROKU_API_KEY"}""");
        }
    }

    private JsonNode config() throws IOException {
        return YAMLMapper.shared().readTree(Files.readString(file()));
    }

    private static JsonNode credential(JsonNode config) {
        return config.path("credentials").path("heroku-platform");
    }

    private static String referred(JsonNode reference) throws IOException {
        String text = reference.asString();
        return Files.readString(Path.of(text.substring("${file:".length(), text.length() - 1)));
    }

    private String session() throws IOException {
        return Files.readString(Path.of(
                credential(config()).path("sessions").path(0).path("file").asString()));
    }

    private static String held(Sandbox sandbox, String place) {
        return sandbox.look(world ->
                world.place(place).flatMap(world::held).map(Held::value).orElseThrow());
    }
}
