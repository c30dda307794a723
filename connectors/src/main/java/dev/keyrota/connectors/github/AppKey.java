package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;

/**
 * The private key of a GitHub App, which signs the tokens the App authenticates with. It prints as {@code AppKey[redacted]}.
 *
 * <p>GitHub hands it out as PKCS#1 ({@code BEGIN RSA PRIVATE KEY}), which the JDK does not read; PKCS#8 ({@code BEGIN PRIVATE KEY}) is
 * taken too.
 */
public final class AppKey {
    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final String PKCS8 = "PRIVATE KEY";

    /** GitHub asks for an issue time in the past, against clocks that differ, and for an expiry of at most ten minutes. */
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    private static final Duration VALID = Duration.ofMinutes(9);
    private static final Pattern ISSUER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final PrivateKey key;

    private AppKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Reads a key file.
     *
     * @param pem one unencrypted RSA key in PEM, PKCS#1 or PKCS#8
     * @throws IllegalArgumentException if it is anything else; the message holds nothing of it, and there is no cause
     */
    public static AppKey of(Secret pem) {
        return new AppKey(pem.reveal(AppKey::parse));
    }

    /**
     * A JSON Web Token that authenticates the App for nine minutes.
     *
     * @param issuer the App's id or client id
     * @param now by GitHub's clock
     * @throws IllegalArgumentException if the issuer is not 1 to 64 characters of {@code [A-Za-z0-9._-]}
     */
    Secret token(String issuer, Instant now) {
        if (!ISSUER.matcher(issuer).matches()) {
            throw new IllegalArgumentException("an App's id is 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
        String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + base64("{\"iat\":" + now.minus(BACKDATED).getEpochSecond() + ",\"exp\":"
                        + now.plus(VALID).getEpochSecond() + ",\"iss\":\"" + issuer + "\"}");
        return Secret.ofText(signed + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sign(signed.getBytes(StandardCharsets.US_ASCII))));
    }

    private byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("this Java cannot sign with the App's private key");
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static PrivateKey parse(byte[] pem) {
        byte[] der = new byte[0];
        try {
            der = between(pem, PKCS1);
            KeySpec spec;
            if (der.length > 0) {
                spec = pkcs1(der);
            } else {
                der = between(pem, PKCS8);
                spec = new PKCS8EncodedKeySpec(der);
            }
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException | RuntimeException _) {
            // What a parser says of a key it cannot read may quote it.
            throw new IllegalArgumentException("the App's private key is not one unencrypted RSA key in PEM");
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static KeySpec pkcs1(byte[] der) {
        RSAPrivateKey parts = RSAPrivateKey.getInstance(der);
        return new RSAPrivateCrtKeySpec(
                parts.getModulus(),
                parts.getPublicExponent(),
                parts.getPrivateExponent(),
                parts.getPrime1(),
                parts.getPrime2(),
                parts.getExponent1(),
                parts.getExponent2(),
                parts.getCoefficient());
    }

    /** The bytes between the two lines that name this kind of key; empty where there are no such lines. */
    private static byte[] between(byte[] pem, String kind) {
        int begin = indexOf(pem, "-----BEGIN " + kind + "-----", 0);
        int end = indexOf(pem, "-----END " + kind + "-----", Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            return new byte[0];
        }
        byte[] base64 = Arrays.copyOfRange(pem, begin + kind.length() + "-----BEGIN -----".length(), end);
        try {
            return Base64.getMimeDecoder().decode(base64);
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int at = from; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return "AppKey[redacted]";
    }
}
