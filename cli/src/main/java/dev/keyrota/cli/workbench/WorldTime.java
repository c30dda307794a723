package dev.keyrota.cli.workbench;

import dev.keyrota.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The time of a sandbox's world: its clock, asked once, and this machine's hands to move it on. */
public final class WorldTime implements Time {
    private final Time machine;
    private final Supplier<Duration> ahead;

    /** @param ahead how far the world's clock is ahead of this machine's */
    WorldTime(Time machine, Supplier<Duration> ahead) {
        this.machine = machine;
        this.ahead = ahead;
    }

    @Override
    public Instant wall() {
        return machine.wall().plus(ahead.get());
    }

    @Override
    public Duration elapsed() {
        return machine.elapsed();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        machine.sleep(duration);
    }
}
