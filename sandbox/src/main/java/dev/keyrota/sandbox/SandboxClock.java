package dev.keyrota.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The one time of a {@link World}. It stands still until whoever owns the world moves it; no wall clock is read.
 *
 * <p>All vendors of one world share one clock, as all their answers carry one {@code Date}.
 */
public final class SandboxClock implements InstantSource {

    private Instant now;

    /** A clock that stands at {@code start}. */
    public SandboxClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock to {@code instant}, forward or back: an outsider may set a vendor's clock wrong. */
    public void set(Instant instant) {
        now = instant;
    }

    /** Moves the clock by {@code duration}, back when it is negative. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** A clock of its own that stands where this one stands now. */
    public SandboxClock copy() {
        return new SandboxClock(now);
    }
}
