package dev.keyrota.engine;

import java.time.Duration;

/** The process was suspended, or the machine's clock was set: it stopped itself before its next deed. A resume goes on. */
public final class SuspendedException extends RuntimeException {
    SuspendedException(Duration gap) {
        super("this machine's clock and its counter differ by " + gap.toSeconds()
                + " s: the process was suspended, or the clock was set");
    }
}
