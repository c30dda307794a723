package dev.keyrota.sandbox.github;

import static dev.keyrota.sandbox.Asking.tree;
import static dev.keyrota.sandbox.github.HostFixture.OTHER;
import static dev.keyrota.sandbox.github.HostFixture.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Asking;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppTest {

    private static final KeyPair PAIR = pair();
    private static final KeyPair OTHER_PAIR = pair();

    private final HostFixture fixture = new HostFixture();
    private final GitHubHost host = fixture.host;
    private final Asking client = new Asking(new GitHubVendor(), host).with("User-Agent", "test");

    AppTest() {
        host.addApp(new GitHubApp(
                42,
                "Iv23sandbox",
                "keyrota",
                "raxx-app",
                PAIR.getPublic(),
                Map.of("secrets", Level.WRITE, "actions", Level.READ)));
        host.install(new Installation(7, 42, "raxx-app", Set.of("raxx-app/trademasterapi")));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String assertion(KeyPair pair, String algorithm, String issuer, int issued, int expires) {
        long now = fixture.clock.instant().getEpochSecond();
        String signed = encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}")
                + "."
                + encoded("{\"iss\":" + issuer + ",\"iat\":" + (now + issued) + ",\"exp\":" + (now + expires) + "}");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private Asking as(String bearer) {
        return client.with("Authorization", "Bearer " + bearer);
    }

    @ParameterizedTest
    @CsvSource({"42", "'\"42\"'", "'\"Iv23sandbox\"'"})
    void an_app_says_who_it_is_by_number_or_client_id(String issuer) {
        Answer app = as(assertion(PAIR, "RS256", issuer, -60, 540)).get("/app");
        assertThat(app.status()).isEqualTo(200);
        assertThat(tree(app).get("slug").stringValue()).isEqualTo("keyrota");
        Answer installation = client.get("/repos/" + REPO + "/installation");
        assertThat(tree(installation).get("id").intValue()).isEqualTo(7);
        assertThat(client.get("/repos/" + OTHER + "/installation").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, -60, 601, far in the future",
        "RS256, 1, 100, Issued at",
        "RS256, -60, 0, Expiration",
        "HS256, -60, 540, decoded"
    })
    void a_wrong_assertion_is_401(String algorithm, int issued, int expires, String words) {
        Answer refused = as(assertion(PAIR, algorithm, "42", issued, expires)).get("/app");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(tree(refused).get("message").stringValue()).contains(words);
    }

    @Test
    void another_apps_key_or_no_key_is_refused() {
        assertThat(as(assertion(OTHER_PAIR, "RS256", "42", -60, 540))
                        .get("/app")
                        .status())
                .isEqualTo(401);
        assertThat(as(assertion(PAIR, "RS256", "43", -60, 540)).get("/app").status())
                .isEqualTo(404);
        assertThat(as("a.b.c").get("/app").status()).isEqualTo(401);
        assertThat(as(HostFixture.TOKEN).get("/app").status()).isEqualTo(401);
    }

    @Test
    void an_installation_token_reaches_what_the_installation_reaches_for_an_hour() {
        Answer leased =
                as(assertion(PAIR, "RS256", "42", -60, 540)).send("POST", "/app/installations/7/access_tokens", "");
        assertThat(leased.status()).isEqualTo(201);
        String token = tree(leased).get("token").stringValue();
        assertThat(token).startsWith("ghs_42_").hasSizeGreaterThan(200);
        assertThat(tree(leased).get("expires_at").stringValue()).isEqualTo("2026-07-01T10:00:00Z");

        as(token);
        assertThat(client.get("/repos/" + REPO + "/actions/secrets").status()).isEqualTo(200);
        assertThat(client.get("/repos/" + OTHER + "/actions/secrets").status()).isEqualTo(404);
        assertThat(client.get("/orgs/raxx-app/actions/secrets").status()).isEqualTo(403);
        assertThat(client.get("/user").status()).isEqualTo(403);
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(client.get("/repos/" + REPO + "/actions/secrets").status()).isEqualTo(401);
    }

    @Test
    void a_token_may_be_narrowed_but_not_widened() {
        String assertion = assertion(PAIR, "RS256", "42", -60, 540);
        String path = "/app/installations/7/access_tokens";
        Map<String, Object> narrow =
                Map.of("permissions", Map.of("secrets", "read"), "repositories", List.of("TradeMasterAPI"));
        String token =
                tree(as(assertion).json("POST", path, narrow)).get("token").stringValue();
        assertThat(as(assertion)
                        .json("POST", path, Map.of("permissions", Map.of("actions", "write")))
                        .status())
                .isEqualTo(422);
        assertThat(as(assertion)
                        .json("POST", path, Map.of("repositories", List.of("website")))
                        .status())
                .isEqualTo(422);
        assertThat(as(assertion)
                        .send("POST", "/app/installations/8/access_tokens", "")
                        .status())
                .isEqualTo(404);

        as(token);
        assertThat(client.get("/repos/" + REPO + "/actions/secrets").status()).isEqualTo(200);
        assertThat(client.send("DELETE", "/repos/" + REPO + "/actions/secrets/X", "")
                        .status())
                .isEqualTo(403);
        assertThat(client.send("DELETE", "/installation/token", "").status()).isEqualTo(204);
        assertThat(client.get("/repos/" + REPO + "/actions/secrets").status()).isEqualTo(401);
    }
}
