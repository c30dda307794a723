package dev.keyrota.sandbox.github;

import java.time.Instant;

/**
 * A caller's calls in its present hour.
 *
 * @param limit how many it has in the hour
 * @param used how many it has spent
 * @param reset when the next hour begins
 */
public record RateWindow(int limit, int used, Instant reset) {

    /** How many are left. */
    public int remaining() {
        return Math.max(0, limit - used);
    }

    boolean isExhausted() {
        return used >= limit;
    }

    RateWindow spent() {
        return new RateWindow(limit, used + 1, reset);
    }
}
