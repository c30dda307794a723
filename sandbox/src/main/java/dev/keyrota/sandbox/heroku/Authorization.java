package dev.keyrota.sandbox.heroku;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A direct OAuth authorization as Heroku itself knows it, dead ones included.
 *
 * @param id the UUID, the only identity: descriptions may repeat
 * @param owner whose account it opens
 * @param scope what was granted, which need not be what was asked for
 * @param tokenId the UUID of the access token, another one after each regeneration
 * @param token the value that authenticates, never masked here
 * @param formerTokens the values that regenerations replaced; they authenticate no more
 * @param expiresAt null for never, which is what a direct authorization does unless asked otherwise
 * @param revokedAt null while it has not been revoked
 */
public record Authorization(
        String id,
        Profile owner,
        String description,
        List<String> scope,
        Instant createdAt,
        Instant updatedAt,
        String tokenId,
        String token,
        List<String> formerTokens,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public Authorization {
        scope = List.copyOf(scope);
        formerTokens = List.copyOf(formerTokens);
    }

    /** Whether its token authenticates at {@code now}. */
    public boolean liveAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Whether {@code value} is its token, or was once. */
    public boolean knows(String value) {
        return token.equals(value) || formerTokens.contains(value);
    }

    /** This authorization, dead from {@code at} on. */
    public Authorization revoked(Instant at) {
        return new Authorization(
                id, owner, description, scope, createdAt, at, tokenId, token, formerTokens, expiresAt, at);
    }

    /** This authorization under another description. */
    public Authorization described(String words, Instant at) {
        return new Authorization(
                id, owner, words, scope, createdAt, at, tokenId, token, formerTokens, expiresAt, revokedAt);
    }

    /** This authorization with another token; the one it had until now is a former one. */
    public Authorization regenerated(String newTokenId, String newToken, Instant at) {
        List<String> former =
                Stream.concat(formerTokens.stream(), Stream.of(token)).toList();
        return new Authorization(
                id, owner, description, scope, createdAt, at, newTokenId, newToken, former, expiresAt, revokedAt);
    }
}
