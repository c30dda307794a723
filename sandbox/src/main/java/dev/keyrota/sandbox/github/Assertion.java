package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.github.HostAnswer.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JWT with which an App says who it is (docs.github.com, "Generating a JSON Web Token (JWT) for a GitHub App", read
 * 2026-11-22): RS256, issued in the past, good for ten minutes at most.
 *
 * @param issuer the App's number or client id, as text
 * @param claims {@code iat} and {@code exp} in seconds, as they came
 * @param signed what the signature is over
 * @param signature the signature's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
record Assertion(String issuer, JsonNode claims, String signed, byte[] signature) implements AssertionCheck {

    private static final Duration LASTS_MAX = Duration.ofMinutes(10);

    /** Reads the parts; checks neither time nor signature. */
    static AssertionCheck read(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3) {
            return undecodable();
        }
        try {
            JsonNode header = json(parts[0]);
            JsonNode claims = json(parts[1]);
            return header.path("alg").asString("").equals("RS256")
                    ? new Assertion(
                            claims.path("iss").asString(""),
                            claims,
                            parts[0] + "." + parts[1],
                            Base64.getUrlDecoder().decode(parts[2]))
                    : undecodable();
        } catch (IllegalArgumentException | JacksonException _) {
            return undecodable();
        }
    }

    /** Why the App with this key is not believed to have made it; empty where it is. */
    Optional<Refused> refusal(PublicKey key, Instant now) {
        if (!genuine(key)) {
            return Optional.of(undecodable());
        }
        JsonNode issued = claims.path("iat");
        JsonNode expires = claims.path("exp");
        if (!issued.isIntegralNumber()
                || Instant.ofEpochSecond(issued.longValue()).isAfter(now)) {
            return refused(
                    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
        }
        if (!expires.isIntegralNumber()
                || !Instant.ofEpochSecond(expires.longValue()).isAfter(now)) {
            return refused(
                    "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires");
        }
        return Instant.ofEpochSecond(expires.longValue()).isAfter(now.plus(LASTS_MAX))
                ? refused("'Expiration time' claim ('exp') is too far in the future")
                : Optional.empty();
    }

    private boolean genuine(PublicKey key) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static Refused undecodable() {
        return new Refused(401, "A JSON web token could not be decoded");
    }

    private static Optional<Refused> refused(String message) {
        return Optional.of(new Refused(401, message));
    }
}
