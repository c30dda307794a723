package dev.keyrota.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on by a second each time it is read. */
final class SteppingClock implements InstantSource {
    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final AtomicLong steps = new AtomicLong();

    @Override
    public Instant instant() {
        return START.plus(Duration.ofSeconds(steps.getAndIncrement()));
    }
}
