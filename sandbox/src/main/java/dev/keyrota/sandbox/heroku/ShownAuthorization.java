package dev.keyrota.sandbox.heroku;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authorization as an answer shows it.
 *
 * @param token whole, masked, or null: see {@link TokenDisplay}
 * @param expiresIn the seconds <em>remaining</em>, as Heroku answers and not as it was asked; null for never
 */
public record ShownAuthorization(
        String id,
        Profile owner,
        String description,
        List<String> scope,
        Instant createdAt,
        Instant updatedAt,
        String tokenId,
        @Nullable String token,
        @Nullable Long expiresIn) {

    static ShownAuthorization of(Authorization truth, TokenDisplay display, Instant now) {
        Instant end = truth.expiresAt();
        return new ShownAuthorization(
                truth.id(),
                truth.owner(),
                truth.description(),
                truth.scope(),
                truth.createdAt(),
                truth.updatedAt(),
                truth.tokenId(),
                display.show(truth.token()),
                end == null ? null : Duration.between(now, end).toSeconds());
    }
}
