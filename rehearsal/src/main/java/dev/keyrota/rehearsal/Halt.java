package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.Stop;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a process ended, and its rotation was not completed. */
public sealed interface Halt {
    /** It died, or its journal had no space. Whoever starts it again finds all that counts in the journal. */
    record Died() implements Halt {}

    /**
     * It stopped, and a person must decide.
     *
     * @param place the store, session or authorization that it is about; null for none
     */
    record Stopped(Stop why, @Nullable String place) implements Halt {}

    /**
     * It waits.
     *
     * @param until null where nobody knows
     */
    record Waiting(Pause why, @Nullable Instant until) implements Halt {}

    /** It gave up, and put everything back. */
    record GaveUp(Stop why) implements Halt {}

    /** Why a process ended that left its rotation so. */
    static Halt of(State left) {
        return switch (left) {
            case State.Halted(var _, var why, var place) -> new Stopped(why, place);
            case State.Resting(var _, var why, var until) -> new Waiting(why, until);
            case State.Undone(var _, var why) -> new GaveUp(why);
            case State.Unopened _, State.Standing _, State.Announced _, State.Doubtful _, State.Done _ -> new Died();
        };
    }

    /** Whether somebody is called: not where time must pass, where an operator has their part in every rotation, or where it is only started again. */
    default boolean isCall() {
        return switch (this) {
            case Died() -> false;
            case Stopped _, GaveUp _ -> true;
            case Waiting(var why, var _) -> why != Pause.OVERLAP && why != Pause.WINDOW && why != Pause.OPERATOR;
        };
    }
}
