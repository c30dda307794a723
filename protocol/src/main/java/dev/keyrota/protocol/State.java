package dev.keyrota.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands.
 *
 * <pre>
 *             Opened              Intended              Acknowledged, Doubted
 *  Unopened ─────────► Standing ───────────► Announced ──────────────────────► Doubtful
 *                       ▲ │ ▲                  │  │                               │
 *                       │ │ └── Created,Refused┘  └── Entered (it crashed) ──────►│
 *                       │ └─ Stopped ─► Halted ─ Entered ─►┐                      │
 *                       │ └─ Paused ──► Resting ─ Entered ─►┤                     │
 *                       └───────────────────────────────────┴── what reading saw ─┘
 * </pre>
 *
 * From Standing the two ends are reached: {@link Done} and {@link Undone}.
 */
public sealed interface State {
    /** All that is known of the run; null before its first fact. */
    @Nullable
    Run run();

    /** No fact yet. */
    record Unopened() implements State {
        @Override
        public @Nullable Run run() {
            return null;
        }
    }

    /** Nothing is in flight: what comes next follows from what is known. */
    record Standing(Run run) implements State {}

    /** A deed is announced; it is not known whether it was done. */
    record Announced(Run run, Act act) implements State {}

    /** A deed was answered, or its answer is lost: only reading tells what holds. */
    record Doubtful(Run run, Act act) implements State {}

    /** A person must decide; after that the run goes on from where it stood. */
    record Halted(State from, Stop why, @Nullable String place) implements State {
        @Override
        public @Nullable Run run() {
            return from.run();
        }
    }

    /** The run waits without the lease. */
    record Resting(Run run, Pause why, @Nullable Instant until) implements State {}

    /** The credential is replaced. An end. */
    record Done(Run run) implements State {}

    /** The world is as before the run. An end. */
    record Undone(Run run, Stop why) implements State {}
}
