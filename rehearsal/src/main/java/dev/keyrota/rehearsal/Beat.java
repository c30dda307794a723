package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import java.time.Duration;

/** One thing that happened in a rehearsed rotation. */
public sealed interface Beat {
    /** When, counted from the first. */
    Duration at();

    /** Somebody starts a process. */
    record Started(Duration at) implements Beat {}

    /** The process is about to do this. */
    record Step(Duration at, Effect effect) implements Beat {}

    /**
     * A fault struck.
     *
     * @param call the call, or the fact that was being written
     */
    record Struck(Duration at, String call, Fault fault) implements Beat {}

    /** The journal has this. */
    record Recorded(Duration at, Event event) implements Beat {}

    /** The process ended, and the rotation had not. */
    record Halted(Duration at, Halt halt) implements Beat {}

    /**
     * An invariant broke.
     *
     * @param what it is, in words
     */
    record Broke(Duration at, String what) implements Beat {}
}
