package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AppKeyTest {
    private static final Instant NOW = Instant.parse("2026-07-01T09:00:00Z");

    private static KeyPair pair;

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
    }

    @Test
    void signs_with_the_key_file_that_github_hands_out() throws Exception {
        String token = text(AppKey.of(pkcs1(pair)).token("12345", NOW));

        String[] parts = token.split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(json(parts[0])).isEqualTo(JsonMapper.shared().readTree("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"));
        JsonNode claims = json(parts[1]);
        assertThat(claims.get("iss").asString()).isEqualTo("12345");
        assertThat(claims.get("iat").asLong()).isEqualTo(NOW.getEpochSecond() - 60);
        assertThat(claims.get("exp").asLong()).isBetween(NOW.getEpochSecond() + 60, NOW.getEpochSecond() + 600);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void pkcs8_is_the_same_key() {
        Secret pkcs8 = pem("PRIVATE KEY", pair.getPrivate().getEncoded(), "\r\n");
        assertThat(AppKey.of(pkcs8)
                        .token("Iv23abc", NOW)
                        .sameAs(AppKey.of(pkcs1(pair)).token("Iv23abc", NOW)))
                .isTrue();
    }

    @Test
    void refuses_anything_else_without_quoting_it() {
        byte[] der = pair.getPrivate().getEncoded();
        for (Secret bad : List.of(
                Secret.ofText("canary-not-a-key"),
                pem("RSA PRIVATE KEY", "canary".getBytes(StandardCharsets.US_ASCII), "\n"),
                pem("PRIVATE KEY", "canary".getBytes(StandardCharsets.US_ASCII), "\n"),
                pem("ENCRYPTED PRIVATE KEY", der, "\n"),
                pem("RSA PRIVATE KEY", der, "\n"),
                Secret.ofText("-----BEGIN PRIVATE KEY-----\ncanary"),
                Secret.ofText("-----END PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----"))) {
            assertThatThrownBy(() -> AppKey.of(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the App's private key is not one unencrypted RSA key in PEM")
                    .hasNoCause();
        }
    }

    @Test
    void an_id_cannot_change_the_claims() {
        AppKey key = AppKey.of(pkcs1(pair));
        assertThatThrownBy(() -> key.token("1\",\"exp\":9999999999,\"x\":\"", NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(key).hasToString("AppKey[redacted]");
    }

    static Secret pkcs1(KeyPair pair) {
        try {
            return pem(
                    "RSA PRIVATE KEY",
                    PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
                            .parsePrivateKey()
                            .toASN1Primitive()
                            .getEncoded(),
                    "\n");
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static Secret pem(String kind, byte[] der, String end) {
        String base64 = Base64.getMimeEncoder(64, end.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return Secret.ofText("-----BEGIN " + kind + "-----" + end + base64 + end + "-----END " + kind + "-----" + end);
    }

    private static String text(Secret secret) {
        return secret.reveal(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    private static JsonNode json(String part) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
    }
}
