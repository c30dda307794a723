package dev.keyrota.connectors.http;

import java.time.Duration;
import java.util.regex.Pattern;

/** The header {@code Retry-After}, believed within bounds. */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(15);
    private static final Duration UNSAID = Duration.ofSeconds(30);

    private RetryAfter() {}

    /** Seconds, clamped to 1 s … 15 min; 30 s for what is absent, negative, a date, or above 99,999. */
    public static Duration of(String header) {
        String text = header.strip();
        return SECONDS.matcher(text).matches() ? clamped(Duration.ofSeconds(Long.parseLong(text))) : UNSAID;
    }

    /** A wait within 1 s … 15 min. */
    public static Duration clamped(Duration wait) {
        if (wait.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
