package dev.keyrota.rehearsal;

import dev.keyrota.protocol.State;

/** Where a run stands, in a few words. */
final class Endings {
    private Endings() {}

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
