package dev.keyrota.protocol;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open half of an authorization: all that an issuer tells about it but its secret.
 *
 * @param id the issuer's id
 * @param description foreign text, at most 1,000 characters; anybody may have written it, so it is escaped wherever it is shown
 * @param scope what it may do, for example {@code global}
 * @param createdAt by the issuer's clock
 * @param userId the issuer's id of the account's user; null where the issuer does not say
 * @param client the OAuth client it belongs to; null for a direct authorization
 * @param expiresInSeconds seconds it has left; null if it does not expire
 */
public record Authorization(
        AuthorizationId id,
        String description,
        Set<String> scope,
        Instant createdAt,
        @Nullable String userId,
        @Nullable String client,
        @Nullable Long expiresInSeconds) {
    public Authorization {
        scope = Set.copyOf(scope);
    }

    /** The same under another description. */
    public Authorization named(String other) {
        return new Authorization(id, other, scope, createdAt, userId, client, expiresInSeconds);
    }

    /** The same, without the seconds it has left, which differ from one moment to the next. */
    public Authorization withoutExpiry() {
        return expiresInSeconds == null
                ? this
                : new Authorization(id, description, scope, createdAt, userId, client, null);
    }
}
