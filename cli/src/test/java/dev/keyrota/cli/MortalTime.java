package dev.keyrota.cli;

import dev.keyrota.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/**
 * A clock on which waiting costs nothing, and by which a process dies: each fact and each decision asks what time it is, and at the
 * asking that was chosen there is no answer any more.
 */
final class MortalTime implements Time, InstantSource {
    private final Instant began = Instant.now();
    private final long origin = System.nanoTime();
    private final AtomicLong ahead = new AtomicLong();
    private int asked;
    private boolean dead;
    private IntPredicate dies = _ -> false;

    /** What a process dies of here. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** When it dies, by how often it was asked, beginning with 1. */
    synchronized void dieWhen(IntPredicate when) {
        asked = 0;
        dies = when;
    }

    /** From now on there is another process. */
    synchronized void revive() {
        dead = false;
        dies = _ -> false;
    }

    /** Whether the process has died. */
    synchronized boolean isDead() {
        return dead;
    }

    /** How often the time was asked for since {@link #dieWhen}. */
    synchronized int asked() {
        return asked;
    }

    @Override
    public Instant wall() {
        synchronized (this) {
            asked++;
            dead = dead || dies.test(asked);
            if (dead) {
                throw new Death();
            }
        }
        return instant();
    }

    @Override
    public Instant instant() {
        return began.plus(elapsed());
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - origin + ahead.get());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(1);
        ahead.addAndGet(duration.toNanos());
    }
}
