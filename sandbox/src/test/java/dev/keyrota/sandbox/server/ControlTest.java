package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.heroku.App;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.heroku.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ControlTest {

    private final SandboxClock pace = new SandboxClock(Instant.EPOCH);
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(pace));
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void the_ready_line_names_every_server() {
        Map<?, ?> urls = JsonMapper.shared().readValue(sandbox.readyLine(), Map.class);

        assertThat(urls.keySet().stream().map(String::valueOf))
                .containsExactly("heroku", "infisical", "github", "slack", "smtp", "particleboard", "control");
        assertThat(urls.values())
                .allSatisfy(url -> assertThat(String.valueOf(url)).matches("(http|smtp)://127\\.0\\.0\\.1:\\d+"));
    }

    @Test
    void the_state_says_which_authorization_each_place_holds_and_never_a_value() throws Exception {
        JsonNode state = client.control("GET", "/state", "");

        assertThat(state.path("as_of").asString()).isEqualTo("2026-07-01T09:00:00Z");
        assertThat(state.path("authorizations")).hasSize(11);
        assertThat(state.path("stores")
                        .valueStream()
                        .map(each -> each.path("id").asString()))
                .containsExactly("vault", "github-ci");
        assertThat(place(state, "stores", "vault").path("authorization").asString())
                .startsWith("b1e6320e");
        assertThat(place(state, "stores", "vault").path("updated_at").asString())
                .isEqualTo("2026-05-02T08:12:31Z");
        assertThat(place(state, "others", "operator").path("authenticates").asBoolean())
                .isTrue();
        List<Authorization> all = sandbox.look(world -> world.heroku().everyAuthorization());
        assertThat(all).extracting(Authorization::token).noneMatch(state.toString()::contains);
    }

    @Test
    void the_log_has_the_calls_in_order_with_who_called() throws Exception {
        String token = client.vaultToken();
        client.heroku(token, "GET", "/account", "");
        client.heroku(token, "DELETE", "/oauth/authorizations/nobody", "");
        client.heroku("nonsense", "GET", "/elsewhere", "");

        JsonNode log = client.control("GET", "/requests", "");

        assertThat(log.path(0).path("call").asString()).isEqualTo("heroku.account");
        assertThat(log.path(0).path("caller").asString()).startsWith("b1e6320e");
        assertThat(log.path(1).toString())
                .contains("\"call\":\"heroku.authorizations.revoke\"", "\"status\":404", "\"vendor\":\"heroku\"");
        assertThat(log.path(2).path("call").asString()).isEqualTo("GET /elsewhere");
        assertThat(log.path(2).path("caller").isNull()).isTrue();
        assertThat(log.toString()).doesNotContain(token);
    }

    @Test
    void a_call_without_an_answer_is_logged_without_a_status() throws Exception {
        sandbox.arm("heroku.authorizations.create", "refuse", 0, 1);
        // Not a GET: the JDK's client sends one again by itself when its connection is closed.
        assertThat(catchThrowable(() -> client.heroku("POST", "/oauth/authorizations", "{}")))
                .isInstanceOf(IOException.class);

        assertThat(client.control("GET", "/requests", "").path(0).path("status").isNull())
                .isTrue();
    }

    @Test
    void the_clock_moves_with_its_pace_and_by_command_and_is_what_vendors_date_by() throws Exception {
        pace.advance(Duration.ofSeconds(5));
        assertThat(asOf(client.control("GET", "/clock", ""))).isEqualTo("2026-07-01T09:00:05Z");
        assertThat(asOf(client.control("POST", "/clock", "{\"advance\":\"PT24H\"}")))
                .isEqualTo("2026-07-02T09:00:05Z");
        assertThat(asOf(client.control("POST", "/clock", "{\"set\":\"2026-12-24T00:00:00Z\"}")))
                .isEqualTo("2026-12-24T00:00:00Z");
        assertThat(client.heroku("GET", "/account", "").headers().firstValue("Date"))
                .contains("Thu, 24 Dec 2026 00:00:00 GMT");
    }

    @Test
    void an_outsider_can_write_any_place_with_any_kind_of_key() throws Exception {
        String other = id("prod-deploy-key");
        set("vault", "foreign");
        assertThat(stored("vault")).isEqualTo(List.of("", true));
        set("vault", "revoked");
        assertThat(stored("vault").get(1)).isEqualTo(false);
        set("vault", "empty");
        assertThat(stored("vault")).isEqualTo(List.of("", false));
        set("github-ci", other);
        assertThat(stored("github-ci")).isEqualTo(List.of(other, true));
        set("operator", other);
        assertThat(place(client.control("GET", "/state", ""), "others", "operator")
                        .path("authorization")
                        .asString())
                .isEqualTo(other);
    }

    @Test
    void an_outsider_can_make_and_revoke_authorizations() throws Exception {
        String made = client.control("POST", "/world", """
                        {"authorize":{"description":"by hand","scope":["read"]}}""").path("id").asString();
        assertThat(client.live("by hand")).isTrue();

        client.control("POST", "/world", "{\"revoke\":\"" + made + "\"}");
        assertThat(client.live("by hand")).isFalse();
    }

    @Test
    void what_cannot_be_is_answered_with_a_sentence() throws Exception {
        assertThat(client.control("POST", "/world", "{\"store\":\"nowhere\",\"set\":\"empty\"}")
                        .path("error")
                        .asString())
                .contains("nowhere");
        assertThat(client.control("POST", "/world", "{\"store\":\"vault\",\"set\":\"nobody\"}")
                        .path("error")
                        .asString())
                .contains("nobody");
        assertThat(client.control("POST", "/clock", "{\"advance\":\"tomorrow\"}")
                        .has("error"))
                .isTrue();
        assertThat(client.control("POST", "/faults", "not json").has("error")).isTrue();
        assertThat(client.control("GET", "/nothing", "").has("error")).isTrue();
    }

    @Test
    void a_reset_brings_everything_back() throws Exception {
        JsonNode before = client.control("GET", "/state", "");
        client.heroku("POST", "/oauth/authorizations", "{}");
        set("vault", "foreign");
        sandbox.arm("*", "status:500", 0, 1);
        pace.advance(Duration.ofHours(1));

        client.control("POST", "/reset", "");

        assertThat(client.control("GET", "/state", "")).isEqualTo(before);
        assertThat(client.control("GET", "/requests", "")).isEmpty();
        assertThat(client.control("GET", "/faults", "")).isEmpty();
    }

    @Test
    void an_apps_next_releases_its_dynos_and_a_rollback_are_an_outsiders_too() throws Exception {
        int before = app().newest().version();
        for (String deed : List.of(
                "\"releases\":\"pending\"",
                "\"releases\":\"failed\"",
                "\"releases\":\"succeeded\"",
                "\"restart\":\"PT10S\"",
                "\"keep\":\"web.1\"",
                "\"let\":\"web.1\"",
                "\"keep\":\"web.1\"",
                "\"roll-back\":1")) {
            JsonNode answer = client.control("POST", "/world", "{\"app\":\"api-prod\"," + deed + "}");
            assertThat(answer.path("release").asInt()).isEqualTo(deed.contains("roll") ? before + 1 : before);
        }
        assertThat(app().deployment()).isEqualTo(Deployment.AT_ONCE.withRestart(Duration.ofSeconds(10)));
        assertThat(app().kept()).hasSize(1);
        for (String wrong : List.of(
                "{\"app\":\"none\",\"keep\":\"web.1\"}",
                "{\"app\":\"api-prod\"}",
                "{\"app\":\"api-prod\",\"releases\":\"odd\"}",
                "{\"app\":\"api-prod\",\"roll-back\":9}")) {
            assertThat(client.control("POST", "/world", wrong).has("error")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /clock  | {"set":"+10000-01-01T00:00:00Z"}
            /clock  | {"set":"-0001-01-01T00:00:00Z"}
            /clock  | {"advance":"PT2562047788015215H"}
            /clock  | {"advance":"PT-2562047788015215H"}
            /faults | {"call":"heroku.account","fault":"late:PT2562047788015215H"}
            /faults | {"call":"heroku.account","fault":"late:-PT1S"}
            /world  | {"app":"api-prod","restart":"PT2562047788015215H"}
            """)
    void a_time_that_no_answer_could_tell_is_refused_and_changes_nothing(String path, String body) throws Exception {
        assertThat(client.control("POST", path, body).has("error")).isTrue();

        assertThat(asOf(client.control("GET", "/clock", ""))).isEqualTo("2026-07-01T09:00:00Z");
        assertThat(client.heroku("GET", "/account", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"description\":[]}",
                "{\"scope\":[[]]}",
                "{\"expires_in\":[]}",
                "{\"expires_in\":9223372036854775807}"
            })
    void a_value_of_another_kind_is_refused_and_creates_nothing(String body) throws Exception {
        int before = client.control("GET", "/state", "").path("authorizations").size();

        assertThat(client.heroku("POST", "/oauth/authorizations", body).statusCode())
                .isEqualTo(422);
        assertThat(client.control("GET", "/state", "").path("authorizations")).hasSize(before);
    }

    @Test
    void a_port_that_is_taken_is_an_error_that_names_it() {
        int taken = sandbox.heroku().getPort();

        assertThatThrownBy(() -> Sandbox.start(
                        SandboxOptions.defaults(pace).withPorts(new SandboxOptions.Ports(0, 0, taken, 0, 0))))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining(String.valueOf(taken));
    }

    @Test
    void the_same_seed_and_the_same_calls_give_the_same_answers() throws Exception {
        try (Sandbox twin = Sandbox.start(SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)));
                Client second = new Client(twin)) {
            for (String body : List.of("{}", "{\"description\":\"again\"}")) {
                assertThat(second.heroku("POST", "/oauth/authorizations", body).body())
                        .isEqualTo(client.heroku("POST", "/oauth/authorizations", body)
                                .body());
            }
        }
    }

    private void set(String store, String what) throws IOException, InterruptedException {
        assertThat(client.control("POST", "/world", "{\"store\":\"" + store + "\",\"set\":\"" + what + "\"}")
                        .has("error"))
                .isFalse();
    }

    private List<Object> stored(String id) throws IOException, InterruptedException {
        JsonNode place = place(client.control("GET", "/state", ""), "stores", id);
        JsonNode authorization = place.path("authorization");
        return List.of(
                authorization.isNull() ? "" : authorization.asString(),
                place.path("authenticates").asBoolean());
    }

    private App app() {
        return sandbox.look(world -> world.heroku().app("api-prod").orElseThrow());
    }

    private String id(String description) {
        return sandbox.look(world -> world.heroku().everyAuthorization().stream()
                .filter(each -> each.description().equals(description))
                .map(Authorization::id)
                .findFirst()
                .orElseThrow());
    }

    private static String asOf(JsonNode clock) {
        return clock.path("as_of").asString();
    }

    private static JsonNode place(JsonNode state, String kind, String id) {
        return state.path(kind)
                .valueStream()
                .filter(each -> each.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
