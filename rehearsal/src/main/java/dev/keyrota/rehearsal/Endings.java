package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.State;
import java.util.Locale;

/** Where a run stands, in a few words. */
final class Endings {
    private Endings() {}

    /** What a run does next, in two words: what it looks for, or its deed. */
    static String of(State state, Effect next) {
        return switch (next) {
            case Effect.Look look ->
                state instanceof State.Doubtful(var _, var act)
                        ? "confirm " + name(act)
                        : look.purpose().name().toLowerCase(Locale.ROOT);
            case Act act -> name(act);
            case Effect.Wait _ -> "wait";
            case Effect.End _ -> "end";
        };
    }

    private static String name(Act act) {
        return switch (act) {
            case Act.Create _ -> "create";
            case Act.Receive _ -> "receive";
            case Act.Write(var store, var _, var _) -> "write " + store.value();
            case Act.Revoke(var _, var why, var _) ->
                switch (why) {
                    case OLD -> "revoke";
                    case ORPHAN -> "revoke an orphan";
                    case UNUSED -> "end the unused";
                };
            case Act.Close _ -> "close";
        };
    }

    static String of(State state) {
        return switch (state) {
            case State.Halted(var _, var why, var _) -> "stopped: " + why;
            case State.Undone(var _, var why) -> "aborted: " + why;
            case State.Resting(var _, var why, var _) -> "waiting: " + why;
            case State.Done _ -> "completed";
            case State.Unopened _ -> "not begun";
            case State.Standing _, State.Announced _, State.Doubtful _ -> "open";
        };
    }
}
