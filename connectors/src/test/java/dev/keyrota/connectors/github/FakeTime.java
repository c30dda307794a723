package dev.keyrota.connectors.github;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A time in which only waits pass, and which remembers them. */
final class FakeTime {
    private final List<Duration> slept = new ArrayList<>();
    private final Consumer<Duration> meanwhile;
    private long nanos;

    FakeTime() {
        this(_ -> {});
    }

    /** @param meanwhile what happens elsewhere while somebody waits here */
    FakeTime(Consumer<Duration> meanwhile) {
        this.meanwhile = meanwhile;
    }

    long nanos() {
        return nanos;
    }

    /** Every two seconds, for a minute. */
    Pace pace() {
        return new Pace(Duration.ofSeconds(2), Duration.ofSeconds(60), this::nanos, duration -> {
            slept.add(duration);
            nanos += duration.toNanos();
            meanwhile.accept(duration);
        });
    }

    List<Duration> slept() {
        return List.copyOf(slept);
    }
}
