package dev.keyrota.connectors.github;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a run is waited for.
 *
 * @param every the time between two looks, at least a millisecond
 * @param atMost the time after which nobody waits any more, at most ten minutes
 * @param nanoTime a monotonic clock in nanoseconds
 * @param sleep waits
 */
public record Pace(Duration every, Duration atMost, LongSupplier nanoTime, Sleep sleep) {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException if a time is out of its bounds */
    public Pace {
        if (every.compareTo(LEAST) < 0 || atMost.compareTo(every) < 0 || atMost.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "a run is looked at every millisecond at most and for ten minutes at most");
        }
    }

    /** A wait of the calling thread, normally {@code Thread::sleep}. */
    @FunctionalInterface
    public interface Sleep {
        void sleep(Duration duration) throws InterruptedException;
    }
}
