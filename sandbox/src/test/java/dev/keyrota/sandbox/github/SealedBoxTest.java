package dev.keyrota.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.FactsData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against boxes that libsodium closed with fixed keys (libsodium-wrappers-sumo, made for this test). */
class SealedBoxTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void opens_and_closes_exactly_as_libsodium_does() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SealedBoxTest.class.getResourceAsStream("sealed-box-vectors.json"))) {
            JsonNode vectors = JsonMapper.shared().readTree(in);
            assertThat(vectors.size()).isEqualTo(7);
            for (JsonNode vector : vectors) {
                agrees(
                        vector,
                        "recipient_secret",
                        HEX.parseHex(vector.get("recipient_public").stringValue()),
                        "ephemeral_secret",
                        "sealed");
            }
        }
    }

    @Test
    void agrees_with_the_published_vectors() throws IOException {
        JsonNode vectors = JsonMapper.shared().readTree(Files.readAllBytes(FactsData.file("sealedbox-vectors.json")));
        assertThat(vectors.size()).isPositive();
        for (JsonNode vector : vectors) {
            byte[] recipient = Base64.getDecoder()
                    .decode(vector.get("recipient_public_base64").stringValue());
            agrees(vector, "recipient_secret_hex", recipient, "ephemeral_secret_hex", "sealed_base64");
        }
    }

    private static void agrees(JsonNode vector, String secret, byte[] recipient, String ephemeral, String box) {
        byte[] message = vector.get("message").stringValue().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Base64.getDecoder().decode(vector.get(box).stringValue());
        assertThat(SealedBox.open(sealed, HEX.parseHex(vector.get(secret).stringValue())))
                .hasValue(message);
        assertThat(Sealing.seal(
                        message, recipient, HEX.parseHex(vector.get(ephemeral).stringValue())))
                .isEqualTo(sealed);
    }

    @Test
    void refuses_a_box_that_was_changed_anywhere_cut_short_or_meant_for_another() {
        byte[] secret = new byte[32];
        secret[0] = 9;
        ScopeKey key = ScopeKey.of(new Scope.OfRepository("o/r"), secret);
        ScopeKey other = ScopeKey.of(new Scope.OfOrganization("o"), secret);
        byte[] sealed = Sealing.seal("secret".getBytes(StandardCharsets.UTF_8), key.publicKey(), secret);

        assertThat(key.open(sealed)).isPresent();
        assertThat(other.open(sealed)).isEmpty();
        assertThat(key.open(new byte[47])).isEmpty();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(key.open(changed)).as("byte %d", i).isEmpty();
        }
    }
}
