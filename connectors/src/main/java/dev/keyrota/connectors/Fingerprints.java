package dev.keyrota.connectors;

import dev.keyrota.protocol.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the fingerprints of one installation: HMAC-SHA-256 under a key of 32 random bytes that never leaves it. A plain hash of a token
 * would let whoever finds the token tell where it was used; this does not.
 */
public final class Fingerprints {
    private static final byte[] LABEL = "keyrota-fingerprint/v1\0".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec key;

    /** @param key 32 bytes, of which a copy is kept */
    public Fingerprints(Secret key) {
        this.key = key.reveal(bytes -> {
            if (bytes.length != 32) {
                throw new IllegalArgumentException("the fingerprint key has 32 bytes, not " + bytes.length);
            }
            return new SecretKeySpec(bytes, "HmacSHA256");
        });
    }

    /** The fingerprint of a secret. */
    public Fingerprint of(Secret secret) {
        return secret.reveal(bytes -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                mac.update(LABEL);
                return new Fingerprint(HexFormat.of().formatHex(mac.doFinal(bytes)));
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("this Java has no HMAC-SHA-256", broken);
            }
        });
    }
}
