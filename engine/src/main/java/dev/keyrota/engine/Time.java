package dev.keyrota.engine;

import java.time.Duration;
import java.time.Instant;

/** Time as an argument: what the engine knows of it, and how it waits. */
public interface Time {
    /** This machine's clock, for people and for how long a run rests. */
    Instant wall();

    /** Monotonic time since some fixed moment of this process. */
    Duration elapsed();

    /** Waits. @throws InterruptedException if the process is asked to end meanwhile */
    void sleep(Duration duration) throws InterruptedException;
}
