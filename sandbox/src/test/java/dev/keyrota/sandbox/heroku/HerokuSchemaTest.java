package dev.keyrota.sandbox.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.FactsData;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer has the shape that Heroku publishes for it, every key of it included. */
class HerokuSchemaTest {

    private final World world = Worlds.load(Worlds.DEFAULT, 1);
    private final HerokuVendor heroku = new HerokuVendor();
    private HerokuSchema schema = HerokuSchema.NONE;

    @BeforeEach
    void read() throws IOException {
        schema = new HerokuSchema(
                JsonMapper.shared().readTree(Files.readString(FactsData.file("heroku-schema-excerpt.json"))));
    }

    @Test
    void authorizations_are_as_published_when_listed_made_shown_changed_regenerated_and_revoked() {
        JsonNode made = answer("POST", "/oauth/authorizations", "{\"expires_in\":60}");
        String path = "/oauth/authorizations/" + made.path("id").asString();

        assertThat(answer("GET", "/oauth/authorizations", ""))
                .isNotEmpty()
                .allSatisfy(each -> conforms(each, "oauth-authorization"));
        conforms(made, "oauth-authorization");
        conforms(answer("GET", path, ""), "oauth-authorization");
        conforms(answer("PATCH", path, "{\"description\":\"x\"}"), "oauth-authorization");
        conforms(answer("POST", path + "/actions/regenerate-tokens", ""), "oauth-authorization");
        conforms(answer("DELETE", path, ""), "oauth-authorization");
    }

    @Test
    void masked_and_missing_tokens_are_still_as_published() {
        for (TokenDisplay display : TokenDisplay.values()) {
            world.heroku().policy(HerokuPolicy.USUAL.withListed(display));
            assertThat(answer("GET", "/oauth/authorizations", ""))
                    .allSatisfy(each -> conforms(each, "oauth-authorization"));
        }
    }

    @Test
    void the_account_the_apps_and_the_rate_limit_are_as_published() {
        conforms(answer("GET", "/account", ""), "account");
        assertThat(answer("GET", "/apps", "")).isNotEmpty().allSatisfy(each -> conforms(each, "app"));
        conforms(answer("GET", "/apps/api-prod", ""), "app");
        conforms(answer("GET", "/account/rate-limits", ""), "rate-limit");
    }

    @Test
    void a_shape_that_is_wrong_is_noticed() {
        JsonNode wrong = JsonMapper.shared().readTree("""
                {"id":"not a uuid","scope":"global","created_at":"yesterday","colour":"red"}""");

        assertThat(schema.complaints(wrong, "oauth-authorization"))
                .hasSizeGreaterThanOrEqualTo(5)
                .anySatisfy(complaint -> assertThat(complaint).contains("scope"))
                .anySatisfy(complaint -> assertThat(complaint).contains("colour"))
                .anySatisfy(complaint -> assertThat(complaint).contains("description"));
    }

    private void conforms(JsonNode answer, String definition) {
        assertThat(schema.complaints(answer, definition)).isEmpty();
    }

    private JsonNode answer(String method, String path, String body) {
        String token =
                world.place("operator").flatMap(world::held).map(Held::value).orElseThrow();
        Map<String, List<String>> headers = Map.of(
                "accept", List.of("application/vnd.heroku+json; version=3"),
                "authorization", List.of("Bearer " + token));
        Call call = new Call(method, path, Map.of(), headers, body.getBytes(StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(heroku.answer(world.heroku(), call).body());
    }
}
