package dev.keyrota.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices that the process was suspended: wall clock and monotonic clock then disagree. Whatever it was about to do was decided by
 * evidence that is older than it seems.
 */
final class Heart {
    private final Time time;
    private Instant wall;
    private Duration elapsed;

    Heart(Time time) {
        this(time, time.wall(), time.elapsed());
    }

    private Heart(Time time, Instant wall, Duration elapsed) {
        this.time = time;
        this.wall = wall;
        this.elapsed = elapsed;
    }

    /** One that beats by another time, which goes on from this one's. */
    Heart in(Time other) {
        return new Heart(other, wall, elapsed);
    }

    /** Called immediately before each deed. @throws SuspendedException if the process was suspended since the last time */
    void check() {
        Duration byWall = Duration.between(wall, time.wall());
        Duration byCounter = time.elapsed().minus(elapsed);
        if (byWall.minus(byCounter).abs().compareTo(Engine.SUSPENDED) > 0) {
            throw SuspendedException.disagreeing(byWall.minus(byCounter));
        }
        rested();
    }

    /**
     * Called immediately before a deed that was decided a moment ago: a process that was stopped meanwhile (by a signal, a debugger, a disk
     * that hung) goes by evidence that is older than it seems, though its clocks agree.
     *
     * @param decided when, by the counter
     * @throws SuspendedException if that is longer ago than any announcement takes
     */
    void checkSince(Duration decided) {
        check();
        Duration since = time.elapsed().minus(decided);
        if (since.compareTo(Engine.SUSPENDED) > 0) {
            throw SuspendedException.stopped(since);
        }
    }

    /** Takes the present as the point to compare with. */
    void rested() {
        wall = time.wall();
        elapsed = time.elapsed();
    }
}
