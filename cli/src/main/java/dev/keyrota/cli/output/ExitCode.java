package dev.keyrota.cli.output;

/** How the program ends. Scripts rely on these numbers. */
public enum ExitCode {
    /** Done, and nothing found. */
    DONE(0),
    /** Failed: nothing was changed, or what was changed was put back; the message says which. */
    FAILED(1),
    /** Wrong usage or configuration; nothing was contacted. */
    USAGE(2),
    /** {@code doctor}, {@code drift}, {@code session check}, {@code watch}, {@code audit verify} or {@code rehearse} looked and found something. */
    FOUND(3),
    /** Stopped: a person must decide. The message says whom it told, what to decide, and the command for it. */
    STOPPED(4),
    /** Waiting: for time, an operator's step or an approval. The message says until when. */
    WAITING(5),
    /** Another run holds this vendor account; the message says who, where and since when. */
    HELD(6),
    /** Interrupted by the user; the journal is whole, and {@code keyrota resume} goes on. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}
