package dev.keyrota.sandbox.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wait of real time that somebody else can cut short, for good. Thread-safe. */
final class Pause {

    private final CountDownLatch cut = new CountDownLatch(1);

    /** Waits; true when the whole time has passed, false when the wait was cut short. */
    boolean passes(Duration duration) {
        try {
            return !cut.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the wait of everybody who waits, and of everybody who will. */
    void cut() {
        cut.countDown();
    }
}
