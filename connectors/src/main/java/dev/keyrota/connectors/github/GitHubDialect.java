package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Dialect;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.connectors.http.RetryAfter;
import dev.keyrota.protocol.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How GitHub says no: a JSON object with a {@code message}. A limit of calls is a 403 as often as a 429. Source: docs.github.com, "Rate
 * limits for the REST API", read 2026-11-22.
 */
final class GitHubDialect implements Dialect {
    /** What GitHub asks for after a secondary limit that names no time. */
    private static final Duration UNSAID = Duration.ofSeconds(60);

    @Override
    public @Nullable Refusal refusal(Response response) {
        String message = response.problem().peek("message").hint();
        if (message == null) {
            return null;
        }
        return response.status() == 403 && limited(response, message)
                ? Refusal.RATE_LIMITED
                : Dialect.usual(response.status());
    }

    private static boolean limited(Response response, String message) {
        return exhausted(response)
                || response.header("retry-after").isPresent()
                || message.toLowerCase(Locale.ROOT).contains("secondary rate limit");
    }

    @Override
    public Duration retryAfter(Response response) {
        if (response.header("retry-after").isPresent()) {
            return Dialect.super.retryAfter(response);
        }
        return exhausted(response) ? untilReset(response) : UNSAID;
    }

    private static boolean exhausted(Response response) {
        return response.header("x-ratelimit-remaining").filter("0"::equals).isPresent();
    }

    /** Both times are GitHub's; where one is missing or no number, the wait is the one it asks for in that case. */
    private static Duration untilReset(Response response) {
        Instant answered = response.date();
        String reset = response.header("x-ratelimit-reset").orElse("");
        if (answered == null || !reset.matches("[0-9]{1,11}")) {
            return UNSAID;
        }
        return RetryAfter.clamped(Duration.between(answered, Instant.ofEpochSecond(Long.parseLong(reset))));
    }
}
