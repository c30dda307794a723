package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of {@code sealed-box-vectors.json} were made by libsodium 1.0.20 (libsodium-wrappers 0.7), which also opened them. */
class SealedBoxTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Path FACTS = root().resolve("../shared/facts/data/sealedbox-vectors.json");

    @Test
    void seals_as_libsodium_does() throws IOException, GeneralSecurityException {
        JsonNode vectors;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("sealed-box-vectors.json"))) {
            vectors = JsonMapper.shared().readTree(in);
        }
        assertThat(vectors).hasSize(15);
        for (JsonNode vector : vectors) {
            byte[] sealed = SealedBox.seal(
                    message(vector.get("length").asInt(), vector.get("first").asInt()),
                    HEX.parseHex(vector.get("recipient").asString()),
                    HEX.parseHex(vector.get("ephemeral").asString()));
            assertThat(HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(sealed)))
                    .as("the box of %s bytes", vector.get("length"))
                    .isEqualTo(vector.get("sha256").asString());
            if (vector.has("sealed")) {
                assertThat(HEX.formatHex(sealed)).isEqualTo(vector.get("sealed").asString());
            }
        }
    }

    @Test
    void seals_as_the_vectors_beside_the_project() throws IOException {
        if (!Files.exists(FACTS)) {
            System.err.println("SKIPPED: " + FACTS + " is not here; only the committed vectors were compared");
        }
        assumeTrue(Files.exists(FACTS), "SKIPPED: " + FACTS + " is not here");
        JsonNode vectors = JsonMapper.shared().readTree(Files.readAllBytes(FACTS));
        assertThat(vectors).isNotEmpty();
        for (JsonNode vector : vectors) {
            byte[] sealed = SealedBox.seal(
                    vector.get("message").asString().getBytes(StandardCharsets.UTF_8),
                    Base64.getDecoder()
                            .decode(vector.get("recipient_public_base64").asString()),
                    HEX.parseHex(vector.get("ephemeral_secret_hex").asString()));
            assertThat(Base64.getEncoder().encodeToString(sealed))
                    .isEqualTo(vector.get("sealed_base64").asString());
        }
    }

    @Test
    void one_changed_bit_of_the_ephemeral_key_changes_the_whole_box() {
        byte[] recipient = new byte[32];
        recipient[0] = 9;
        byte[] one = SealedBox.seal(new byte[64], recipient, filled(32, 7));
        byte[] other = SealedBox.seal(new byte[64], recipient, filled(32, 15));
        assertThat(one).hasSize(64 + SealedBox.OVERHEAD);
        assertThat(HEX.formatHex(one, 48, 112)).isNotEqualTo(HEX.formatHex(other, 48, 112));
    }

    @Test
    void refuses_a_key_that_would_leave_the_box_open() {
        assertThatThrownBy(() -> SealedBox.seal(new byte[1], new byte[32], filled(32, 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("low order");
        assertThatThrownBy(() -> SealedBox.seal(new byte[1], new byte[31], filled(32, 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> SealedBox.seal(new byte[1], filled(32, 9), new byte[33]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] message(int length, int first) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) (31 * i + first);
        }
        return message;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        return at == null ? Path.of("") : at;
    }
}
