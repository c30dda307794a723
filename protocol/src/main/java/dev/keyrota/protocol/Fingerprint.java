package dev.keyrota.protocol;

import java.util.regex.Pattern;

/**
 * A keyed fingerprint of a secret: HMAC-SHA-256 under a key of this installation. Two equal fingerprints of one installation mean equal
 * secrets; a fingerprint reveals nothing of the secret and means nothing elsewhere.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits */
    public Fingerprint {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a fingerprint is 64 lower-case hexadecimal digits");
        }
    }

    /** The first twelve digits, for people. */
    public String brief() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return brief();
    }
}
