package dev.keyrota.sandbox.github;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * The X25519 key pair of one scope, derived from the host's seed: the same scope of the same world always has the same
 * key. The public half is computed when it is asked for, since an exploration never asks.
 */
public final class ScopeKey {

    private final byte[] secret;
    private final String keyId;

    private ScopeKey(byte[] secret, String keyId) {
        this.secret = secret;
        this.keyId = keyId;
    }

    static ScopeKey of(Scope scope, byte[] seed) {
        long number = ByteBuffer.wrap(hmac(seed, "id/" + scope.key())).getLong() >>> 4;
        return new ScopeKey(
                hmac(seed, "key/" + scope.key()),
                Long.toString(100_000_000_000_000_000L + number % 900_000_000_000_000_000L));
    }

    /** GitHub's name for the key: a number of 18 digits, as text. */
    public String keyId() {
        return keyId;
    }

    /** The 32 bytes of the public half. */
    public byte[] publicKey() {
        return new X25519PrivateKeyParameters(secret).generatePublicKey().getEncoded();
    }

    /** What was sealed for this key; empty where it was sealed for another, or not sealed at all. */
    Optional<byte[]> open(byte[] sealed) {
        return SealedBox.open(sealed, secret);
    }

    /** 64 hexadecimal digits that only who has the seed can compute. */
    static String signature(byte[] seed, String text) {
        return HexFormat.of().formatHex(hmac(seed, "link/" + text));
    }

    private static byte[] hmac(byte[] seed, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
