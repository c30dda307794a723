package dev.keyrota.sandbox.infisical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The private half of a universal-auth login. Several may be live for one client id at once.
 *
 * @param id a UUID
 * @param clientId the client id that it belongs to
 * @param value 64 hexadecimal characters on the real server
 * @param usesLimit how many logins it is good for; 0 for any number
 * @param uses how many logins it has served
 * @param expiresAt null for never
 */
public record ClientSecret(
        String id,
        String clientId,
        String value,
        int usesLimit,
        int uses,
        @Nullable Instant expiresAt) {

    ClientSecret used() {
        return new ClientSecret(id, clientId, value, usesLimit, uses + 1, expiresAt);
    }

    boolean isUsedUp() {
        return usesLimit > 0 && uses >= usesLimit;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
