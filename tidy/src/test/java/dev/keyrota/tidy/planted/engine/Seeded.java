package dev.keyrota.tidy.planted.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** Takes both as arguments, as it should be. */
public final class Seeded {
    private Seeded() {}

    /** A moment that only its arguments decide. */
    public static Instant moment(InstantSource clock, long seed) {
        return clock.instant().plusSeconds(new Random(seed).nextInt(60));
    }
}
