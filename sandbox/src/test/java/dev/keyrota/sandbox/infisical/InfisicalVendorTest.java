package dev.keyrota.sandbox.infisical;

import static dev.keyrota.sandbox.Asking.tree;
import static dev.keyrota.sandbox.infisical.VaultFixture.FOLDER;
import static dev.keyrota.sandbox.infisical.VaultFixture.KEY;
import static dev.keyrota.sandbox.infisical.VaultFixture.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Asking;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class InfisicalVendorTest {

    private static final String V3 = "/api/v3/secrets/raw";
    private static final String V4 = "/api/v4/secrets";
    private static final String WHERE_V3 =
            "?workspaceId=" + PROJECT + "&environment=prod&secretPath=%2FMooseQuest%2Fheroku";
    private static final String WHERE_V4 =
            "?projectId=" + PROJECT + "&environment=prod&secretPath=%2FMooseQuest%2Fheroku";

    private final VaultFixture fixture = new VaultFixture();
    private final InfisicalVault vault = fixture.vault;
    private final InfisicalVendor vendor = new InfisicalVendor();
    private final Asking client = new Asking(vendor, vault);

    private String login() {
        Answer answer = client.json(
                "POST",
                "/api/v1/auth/universal-auth/login/",
                Map.of("clientId", "client-admin", "clientSecret", "secret-admin"));
        assertThat(answer.status()).isEqualTo(200);
        String token = tree(answer).get("accessToken").stringValue();
        client.with("Authorization", "Bearer " + token);
        return token;
    }

    private static Map<String, Object> body(Dialect dialect, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put(dialect.projectField(), PROJECT);
        body.put("environment", "prod");
        body.put("secretPath", "/MooseQuest/heroku/");
        return body;
    }

    private static String root(Dialect dialect) {
        return (dialect == Dialect.V3 ? V3 : V4) + "/HEROKU_API_KEY";
    }

    private static String read(Dialect dialect) {
        return root(dialect) + (dialect == Dialect.V3 ? WHERE_V3 : WHERE_V4);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_secret_is_made_read_changed_listed_and_deleted(Dialect dialect) {
        login();
        Answer created =
                client.json("POST", root(dialect), body(dialect, Map.of("secretValue", " one ", "secretComment", "c")));
        assertThat(tree(created).at("/secret/secretValue").stringValue()).isEqualTo("one");

        List<Map<String, String>> metadata = List.of(Map.of("key", "run", "value", "a1"));
        Answer updated = client.json(
                "PATCH",
                root(dialect),
                body(dialect, Map.of("secretValue", "two", "secretMetadata", metadata, "x", 1)));
        assertThat(tree(updated).at("/secret/version").intValue()).isEqualTo(2);
        assertThat(tree(updated).at("/secret/secretMetadata").isMissingNode()).isTrue();

        JsonNode secret = tree(client.get(read(dialect))).get("secret");
        assertThat(secret.at("/secretValue").stringValue()).isEqualTo("two");
        assertThat(secret.at("/secretComment").stringValue()).isEqualTo("c");
        assertThat(secret.at("/secretMetadata/0/key").stringValue()).isEqualTo("run");
        assertThat(secret.has("secretPath")).isEqualTo(dialect == Dialect.V4);
        assertThat(tree(client.get(read(dialect) + "&version=1"))
                        .at("/secret/secretValue")
                        .stringValue())
                .isEqualTo("one");

        String list = read(dialect).replace("/HEROKU_API_KEY", "") + "&includeImports=true";
        assertThat(tree(client.get(list)).at("/secrets/0/secretKey").stringValue())
                .isEqualTo("HEROKU_API_KEY");
        assertThat(tree(client.get(list)).get("imports").isArray()).isTrue();

        assertThat(client.json("DELETE", root(dialect), body(dialect, Map.of())).status())
                .isEqualTo(200);
        assertThat(client.get(read(dialect)).status()).isEqualTo(404);
    }

    @Test
    void an_approval_policy_answers_200_without_a_secret_and_the_request_can_be_listed_and_closed() {
        login();
        vault.place("prod", FOLDER.path(), KEY.name(), "old");
        vault.requireApproval(true);
        JsonNode answer = tree(client.json("PATCH", root(Dialect.V3), body(Dialect.V3, Map.of("secretValue", "new"))));
        assertThat(answer.has("secret")).isFalse();
        String id = answer.at("/approval/id").stringValue();
        assertThat(answer.at("/approval/status").stringValue()).isEqualTo("open");

        String all = "/api/v1/secret-approval-requests?projectId=" + PROJECT;
        JsonNode open = tree(client.get(all + "&status=open&committer=id-admin"));
        assertThat(open.get("totalCount").intValue()).isEqualTo(1);
        assertThat(open.at("/approvals/0/id").stringValue()).isEqualTo(id);
        assertThat(open.toString()).doesNotContain("new");
        assertThat(tree(client.get("/api/v1/secret-approval-requests/" + id))
                        .at("/approval/commits/0/secretKey")
                        .stringValue())
                .isEqualTo("HEROKU_API_KEY");

        client.json("POST", "/api/v1/secret-approval-requests/" + id + "/status", Map.of("status", "close"));
        assertThat(tree(client.get(all + "&status=open")).get("totalCount").intValue())
                .isZero();
        assertThat(tree(client.get(all + "&status=close")).get("totalCount").intValue())
                .isEqualTo(1);
        assertThat(tree(client.get(read(Dialect.V3))).at("/secret/secretValue").stringValue())
                .isEqualTo("old");
    }

    @Test
    void change_requests_may_be_for_people_only() {
        login();
        vault.approvalsForPeopleOnly(true);
        assertThat(client.get("/api/v1/secret-approval-requests?workspaceId=" + PROJECT)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_expired_token_is_403_token_error_and_a_missing_one_401() {
        login();
        fixture.clock.advance(Duration.ofDays(31));
        Answer expired = client.get(read(Dialect.V3));
        assertThat(expired.status()).isEqualTo(403);
        assertThat(tree(expired).get("error").stringValue()).isEqualTo("TokenError");
        assertThat(client.without("authorization").get(read(Dialect.V3)).status())
                .isEqualTo(401);
    }

    @Test
    void the_token_is_looked_at_before_the_form_of_the_request() {
        assertThat(client.json("PATCH", root(Dialect.V3), Map.of()).status()).isEqualTo(401);
        login();
        JsonNode invalid = tree(client.json("PATCH", root(Dialect.V3), Map.of("secretValue", 7)));
        assertThat(invalid.get("statusCode").intValue()).isEqualTo(422);
        assertThat(invalid.get("message").isArray()).isTrue();
        assertThat(invalid.at("/message/0/path/0").stringValue()).isEqualTo("workspaceId");
        assertThat(invalid.at("/message/2/message").stringValue()).isEqualTo("Expected string, received number");
    }

    @Test
    void a_hidden_value_is_a_placeholder_on_get_and_on_patch() {
        vault.place("prod", FOLDER.path(), KEY.name(), "v");
        fixture.identity(
                "blind",
                TokenPolicy.DEFAULT,
                Grant.on("prod", FOLDER.path(), EnumSet.of(Permission.EDIT, Permission.DESCRIBE_SECRET)));
        client.with("Authorization", "Bearer " + fixture.token("blind"));
        JsonNode patched = tree(client.json("PATCH", root(Dialect.V4), body(Dialect.V4, Map.of("secretValue", "w"))));
        assertThat(patched.at("/secret/secretValue").stringValue()).isEqualTo("<hidden-by-infisical>");
        assertThat(patched.at("/secret/secretValueHidden").booleanValue()).isTrue();
        assertThat(tree(client.get(read(Dialect.V4) + "&viewSecretValue=false"))
                        .at("/secret/secretValue")
                        .stringValue())
                .isEqualTo("<hidden-by-infisical>");
        assertThat(client.get(read(Dialect.V4)).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"V3, 200, 404", "V4, 404, 200", "BOTH, 200, 200"})
    void the_edition_says_which_router_is_there(Edition edition, int v3, int v4) {
        login();
        vault.place("prod", FOLDER.path(), KEY.name(), "v");
        vault.serve(edition);
        assertThat(client.get(read(Dialect.V3)).status()).isEqualTo(v3);
        Answer ofV4 = client.get(read(Dialect.V4));
        assertThat(ofV4.status()).isEqualTo(v4);
        assertThat(tree(ofV4).has("reqId")).isFalse();
    }

    @Test
    void an_entity_tag_spares_a_repeated_read_until_the_secret_changes() {
        login();
        vault.place("prod", FOLDER.path(), KEY.name(), "v");
        String tag = Asking.header(client.get(read(Dialect.V3)), "ETag");
        client.with("If-None-Match", tag);
        Answer unchanged = client.get(read(Dialect.V3));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        vault.place("prod", FOLDER.path(), KEY.name(), "v");
        assertThat(client.get(read(Dialect.V3)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/auth/universal-auth/login/, infisical.login",
        "GET, /api/v3/secrets/raw/X?workspaceId=p, infisical.read",
        "GET, /api/v4/secrets, infisical.read",
        "HEAD, /api/v4/secrets/X, infisical.read",
        "PATCH, /api/v4/secrets/X, infisical.write",
        "POST, /api/v3/secrets/raw/X, infisical.write",
        "DELETE, /api/v3/secrets/raw/X, infisical.write",
        "GET, /api/v1/secret-approval-requests, infisical.approvals",
        "PUT, /api/v3/secrets/raw/X, ",
    })
    void calls_have_the_names_that_faults_are_armed_with(String method, String target, String name) {
        assertThat(vendor.callName(client.call(method, target, ""))).isEqualTo(java.util.Optional.ofNullable(name));
    }

    @Test
    void its_failures_have_the_envelope() {
        JsonNode failure = tree(vendor.failure(429));
        assertThat(failure.get("error").stringValue()).isEqualTo("RateLimitExceeded");
        assertThat(failure.get("message").stringValue()).contains("try again");
        assertThat(tree(vendor.failure(502)).get("message").stringValue()).isEqualTo("Something went wrong");
    }

    @Test
    void personal_secrets_are_not_for_machines() {
        login();
        assertThat(client.json(
                                "POST",
                                root(Dialect.V3),
                                body(Dialect.V3, Map.of("secretValue", "x", "type", "personal")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_same_calls_give_the_same_bytes() {
        assertThat(transcript(new VaultFixture())).isEqualTo(transcript(new VaultFixture()));
    }

    private static List<String> transcript(VaultFixture fixture) {
        Asking asking = new Asking(new InfisicalVendor(), fixture.vault);
        asking.with("Authorization", "Bearer " + fixture.token("admin"));
        return List.of(
                        asking.json("POST", root(Dialect.V3), body(Dialect.V3, Map.of("secretValue", "x"))),
                        asking.get(read(Dialect.V3)),
                        asking.get(V3 + "/OTHER" + WHERE_V3))
                .stream()
                .map(answer -> new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
