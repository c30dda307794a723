package dev.keyrota.connectors.http;

import dev.keyrota.protocol.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one vendor says no. */
public interface Dialect {
    /**
     * What a 4xx (but 408 and 429) means.
     *
     * @return null if it is not of the vendor's own shape: then something in front of the vendor answered, and its 401
     * or 404 proves nothing
     */
    @Nullable
    Refusal refusal(Response response);

    /** How long to wait after a {@code RATE_LIMITED}, 1 s to 15 min. */
    default Duration retryAfter(Response response) {
        return RetryAfter.of(response.header("retry-after").orElse(""));
    }

    /** What a 4xx means where the vendor uses it as everybody does. */
    static Refusal usual(int status) {
        return switch (status) {
            case 401 -> Refusal.UNAUTHENTICATED;
            case 402 -> Refusal.SUSPENDED;
            case 403, 451 -> Refusal.FORBIDDEN;
            case 404, 410 -> Refusal.NOT_FOUND;
            case 429 -> Refusal.RATE_LIMITED;
            default -> Refusal.INVALID;
        };
    }
}
