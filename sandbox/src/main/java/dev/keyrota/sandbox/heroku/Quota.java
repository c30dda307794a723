package dev.keyrota.sandbox.heroku;

import java.time.Duration;
import java.time.Instant;

/**
 * The account's request tokens: a bucket that refills steadily.
 *
 * @param limit how many the bucket holds: 4,500 in the real service
 * @param refillPerMinute how many come back in a minute: about 75 in the real service
 * @param level how many there were at {@code since}, in 60,000ths of one, so that refilling by the millisecond is exact
 * @param since when the level was right
 */
record Quota(int limit, int refillPerMinute, long level, Instant since) {

    private static final long PARTS = 60_000;

    static Quota full(Instant now) {
        return of(4_500, 75, 4_500, now);
    }

    static Quota of(int limit, int refillPerMinute, int remaining, Instant now) {
        return new Quota(limit, refillPerMinute, remaining * PARTS, now);
    }

    /** How many whole tokens there are. */
    int remaining() {
        return (int) (level / PARTS);
    }

    /** This bucket with what has come back until {@code now}. */
    Quota at(Instant now) {
        long gained = Math.max(0, Duration.between(since, now).toMillis()) * refillPerMinute;
        return gained == 0 ? this : new Quota(limit, refillPerMinute, Math.min(limit * PARTS, level + gained), now);
    }

    /** This bucket with one token less; only for one that {@linkplain #remaining has} one. */
    Quota spent() {
        return new Quota(limit, refillPerMinute, level - PARTS, since);
    }
}
