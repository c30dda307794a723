package dev.keyrota.connectors.github;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A time in which only waits pass, and which remembers them. */
final class FakeTime {
    private final List<Duration> slept = new ArrayList<>();
    private long nanos;

    long nanos() {
        return nanos;
    }

    /** Every two seconds, for a minute. */
    Pace pace() {
        return new Pace(Duration.ofSeconds(2), Duration.ofSeconds(60), this::nanos, duration -> {
            slept.add(duration);
            nanos += duration.toNanos();
        });
    }

    List<Duration> slept() {
        return List.copyOf(slept);
    }
}
