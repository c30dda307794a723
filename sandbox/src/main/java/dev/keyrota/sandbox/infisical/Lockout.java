package dev.keyrota.sandbox.infisical;

import java.time.Duration;
import java.time.Instant;

/**
 * The count of bad client secrets for one client id: three of them, each within 30 seconds of the last, lock the login
 * for 300 seconds, also against the right secret (defaults of identity-ua-service.ts at 022f858, read 2026-11-22).
 *
 * @param failures since the count last began
 * @param lastFailure when the last one was
 */
record Lockout(int failures, Instant lastFailure) {

    static final int THRESHOLD = 3;
    static final Duration COUNTS_WITHIN = Duration.ofSeconds(30);
    static final Duration LASTS = Duration.ofMinutes(5);

    static Lockout first(Instant now) {
        return new Lockout(1, now);
    }

    Lockout again(Instant now) {
        return now.isAfter(lastFailure.plus(COUNTS_WITHIN)) ? first(now) : new Lockout(failures + 1, now);
    }

    boolean isLocked(Instant now) {
        return failures >= THRESHOLD && now.isBefore(lastFailure.plus(LASTS));
    }
}
