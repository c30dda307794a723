package dev.keyrota.cli.rehearsing;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.telling.StopAdvice;
import dev.keyrota.protocol.Pause;
import dev.keyrota.rehearsal.Halt;

/** Why a process of a rehearsed rotation ended, and whom that calls. */
final class CallText {
    private CallText() {}

    /** The reason, as the command line and JSON spell it. */
    static String reason(Halt halt) {
        return switch (halt) {
            case Halt.Died() -> "died";
            case Halt.Stopped(var why, var _) -> Words.of(why);
            case Halt.GaveUp(var why) -> Words.of(why);
            case Halt.Waiting(var why, var _) -> Words.of(why);
        };
    }

    /** Whom it calls; a stop calls whoever runs the rotation. */
    static String who(Halt halt) {
        return switch (halt) {
            case Halt.Died() -> "whoever starts it again";
            case Halt.Stopped _, Halt.GaveUp _ -> "whoever runs it";
            case Halt.Waiting(var why, var _) -> who(why);
        };
    }

    private static String who(Pause why) {
        return switch (why) {
            case OVERLAP, WINDOW -> "nobody: it is resumed in time";
            case APPROVAL -> "who approves in the vault";
            case SECOND_WRITER -> "who runs the second writer";
            case ROLLOUT -> "who runs the app";
            case OPERATOR -> "the operator at the issuer's page";
            case CONSUMERS -> "who reviews or cancels the job";
            case SESSION -> "who can answer for the session";
        };
    }

    /** What it says, one line. */
    static String what(Halt halt, String credential) {
        return switch (halt) {
            case Halt.Died() -> "the process died";
            case Halt.Stopped(var why, var place) ->
                "stopped: "
                        + new StopAdvice("keyrota", credential, null, place)
                                .of(why)
                                .happened();
            case Halt.GaveUp(var why) ->
                "put back as before: "
                        + new StopAdvice("keyrota", credential, null, null)
                                .of(why)
                                .happened();
            case Halt.Waiting(var why, var until) ->
                "waiting: " + what(why) + (until == null ? "" : ", until " + Words.minute(until));
        };
    }

    private static String what(Pause why) {
        return switch (why) {
            case OVERLAP -> "both keys live side by side";
            case APPROVAL -> "the write to the vault waits for an approval there";
            case WINDOW -> "the next store may not be written now";
            case SECOND_WRITER -> "a store that somebody else writes has not got the new key yet";
            case ROLLOUT -> "not everything that reads a store was started with the new key yet";
            case OPERATOR -> "a step at the issuer's page";
            case CONSUMERS -> "jobs that were given the old key are still at work";
            case SESSION -> "a session has not said which key it holds";
        };
    }

    /** The store, session or authorization that it is about, as it is; empty for none. */
    static String about(Halt halt) {
        return halt instanceof Halt.Stopped(var _, var place) && place != null ? place : "";
    }

    /** The same for a line of text, with a blank before it; empty for none. */
    static String place(Halt halt) {
        return about(halt).isEmpty() ? "" : " " + Foreign.text(about(halt));
    }
}
