package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One text of an access token: a JWT signed with HS256, as the real ones are. Its issuer marks it as a sandbox's.
 *
 * @param token the id of the {@link AccessToken} behind it
 * @param expiresAt from when on it is refused; a renewal does not move it, but gives another text
 */
record TokenText(String token, Instant expiresAt) {

    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    /** The text for {@code token}. */
    static String sign(AccessToken token, Instant now, Instant expiresAt, byte[] key) {
        String claims = """
                {"identityId":"%s","clientSecretId":"%s","identityAccessTokenId":"%s",\
                "authTokenType":"identityAccessToken","iss":"keyrota-sandbox","iat":%d,"exp":%d}""".formatted(
                token.identity(), token.clientSecret(), token.id(), now.getEpochSecond(), expiresAt.getEpochSecond());
        String signed = HEADER + "." + encode(claims);
        return signed + "." + signature(signed, key);
    }

    /** Why a text that this vault did not make is refused: all of them with 403 (observed). */
    static Refused refusal(String text, byte[] key) {
        if (text.isEmpty()) {
            return tokenError("jwt must be provided");
        }
        int end = text.lastIndexOf('.');
        if (text.split("\\.", -1).length != 3 || end < 0) {
            return tokenError(
                    "The provided access token is malformed. Please use a valid token or generate a new one and try again.");
        }
        boolean genuine = MessageDigest.isEqual(
                text.substring(end + 1).getBytes(StandardCharsets.UTF_8),
                signature(text.substring(0, end), key).getBytes(StandardCharsets.UTF_8));
        return genuine
                ? new Refused(401, "UnauthorizedError", "No identity access token found")
                : tokenError("invalid signature");
    }

    static Refused expired() {
        return tokenError("Your token has expired. Please re-authenticate.");
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    private static Refused tokenError(String message) {
        return new Refused(403, "TokenError", message);
    }

    private static String signature(String signed, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
