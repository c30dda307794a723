package dev.keyrota.rehearsal;

/** What can go wrong at one point of a run. */
public enum Fault implements Strike {
    /** No connection was established. */
    UNREACHABLE,
    /** The key is refused, though it is good. */
    UNAUTHENTICATED,
    /** Not permitted. */
    FORBIDDEN,
    /** Not there, though it is. */
    NOT_FOUND,
    /** Too many calls. */
    RATE_LIMITED,
    /** A 5xx without effect. */
    BROKEN_BEFORE,
    /** A 5xx after the effect. */
    BROKEN_AFTER,
    /** No answer, no effect. */
    SILENT_BEFORE,
    /** No answer, and the effect took place. */
    SILENT_AFTER,
    /** No answer; the effect lands a minute later, within quiescence. */
    LATE,
    /** A success is answered, and nothing was done. */
    LIE,
    /** An answer that cannot be read. */
    GARBAGE,
    /** The truth of before the last change. */
    STALE,
    /** The process dies before the call. */
    CRASH_BEFORE,
    /** The process dies after the call's effect. */
    CRASH_AFTER,
    /** The journal has no space; the fact is not there. */
    FULL_BEFORE,
    /** The journal reports no space; the fact is there. */
    FULL_AFTER;

    static final Fault[] OF_READS = {
        UNREACHABLE,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        RATE_LIMITED,
        BROKEN_BEFORE,
        SILENT_BEFORE,
        GARBAGE,
        STALE,
        CRASH_BEFORE
    };
    static final Fault[] OF_DEEDS = {
        UNREACHABLE,
        UNAUTHENTICATED,
        FORBIDDEN,
        RATE_LIMITED,
        BROKEN_BEFORE,
        BROKEN_AFTER,
        SILENT_BEFORE,
        SILENT_AFTER,
        LATE,
        LIE,
        CRASH_BEFORE,
        CRASH_AFTER
    };
    static final Fault[] OF_FACTS = {CRASH_BEFORE, CRASH_AFTER, FULL_BEFORE, FULL_AFTER};
}
