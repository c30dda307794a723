package dev.keyrota.engine;

import java.time.Duration;

/** The process was suspended or stopped, or the machine's clock was set: it stopped itself before its next deed. A resume goes on. */
public final class SuspendedException extends RuntimeException {
    private SuspendedException(String message) {
        super(message);
    }

    /** The clocks disagree by so much. */
    static SuspendedException disagreeing(Duration gap) {
        return new SuspendedException("this machine's clock and its counter differ by " + gap.toSeconds()
                + " s: the process was suspended, or the clock was set");
    }

    /** So long went by between a decision and its deed. */
    static SuspendedException stopped(Duration since) {
        return new SuspendedException(
                since.toSeconds() + " s went by between a decision and its deed: the process was stopped meanwhile");
    }
}
