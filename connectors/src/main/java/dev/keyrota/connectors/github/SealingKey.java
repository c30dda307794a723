package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Unreadable;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** The public key of one scope, for which its secrets are sealed. */
final class SealingKey {
    private final String id;
    private final byte[] key;

    private SealingKey(String id, byte[] key) {
        this.id = id;
        this.key = key;
    }

    /** Reads GitHub's {@code {key_id, key}}. */
    static SealingKey of(Json answer) {
        byte[] key = answer.at("key").as(Base64.getDecoder()::decode);
        String id = answer.at("key_id").text();
        if (key.length != SealedBox.KEY_LENGTH || !SealedBox.isClosedFor(key) || id.isEmpty() || id.length() > 255) {
            throw new Unreadable("a public key of another form");
        }
        return new SealingKey(id, key);
    }

    String id() {
        return id;
    }

    /** Seals a value into base64. */
    String seal(Secret value, RandomGenerator chance) {
        byte[] ephemeral = new byte[SealedBox.KEY_LENGTH];
        chance.nextBytes(ephemeral);
        try {
            byte[] sealed = value.reveal(bytes -> SealedBox.seal(bytes, key, ephemeral));
            return Base64.getEncoder().encodeToString(sealed);
        } finally {
            Arrays.fill(ephemeral, (byte) 0);
        }
    }
}
