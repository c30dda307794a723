package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A question that only a holder of the secret answers right: the HMAC-SHA-256, under the secret, of a label, the repository and a
 * number used once. Nothing of the secret can be had from the answer, since a key has far more possibilities than can be tried.
 *
 * @param repository in GitHub's own spelling, since the probe takes it from {@code GITHUB_REPOSITORY}
 * @param nonce 64 lower-case hexadecimal digits, never used before
 */
record Challenge(RepositoryName repository, String nonce) {
    static final String LABEL = "keyrota-probe/v1|";

    private static final Pattern NONCE = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the nonce has another form */
    Challenge {
        if (!NONCE.matcher(nonce).matches()) {
            throw new IllegalArgumentException("a nonce is 64 lower-case hexadecimal digits");
        }
    }

    /** Whether the answer was given with this secret; compared in constant time. The nonce is the caller's to compare. */
    boolean provenBy(ProbeAnswer answer, Secret expected) {
        return MessageDigest.isEqual(mac(expected), answer.mac());
    }

    private byte[] mac(Secret expected) {
        return expected.reveal(bytes -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
                return mac.doFinal((LABEL + repository + "|" + nonce).getBytes(StandardCharsets.US_ASCII));
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("this Java has no HMAC-SHA-256", broken);
            }
        });
    }
}
