package dev.keyrota.tidy.planted.engine;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Asks the machine for time and chance, prints, and ends the process. */
public final class Restless {
    private Restless() {}

    /** Time, as the machine tells it. */
    public static List<Object> time() throws InterruptedException {
        Thread.sleep(Duration.ZERO);
        return List.of(Instant.now(), Clock.systemUTC(), System.nanoTime(), System.currentTimeMillis());
    }

    /** Chance, as the machine makes it. */
    public static List<Object> chance() {
        return List.of(UUID.randomUUID(), new Random(), new SecureRandom(), Math.random());
    }

    /** Words and an ending that belong to the command line. */
    public static void end(Exception failure) {
        System.out.println("done");
        System.err.println("failed");
        failure.printStackTrace();
        System.exit(1);
    }
}
