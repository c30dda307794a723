package dev.keyrota.tidy.planted.journal;

import dev.keyrota.tidy.planted.connectors.Secret;

/** A journal that knows a secret, reveals it and keeps it as text. */
public record Hoard(String accessToken, StringBuilder password, String tokenId) {
    /** Keeps it. */
    public static Hoard of(Secret secret) {
        return new Hoard(secret.reveal(bytes -> "" + bytes.length), new StringBuilder(), "");
    }
}
