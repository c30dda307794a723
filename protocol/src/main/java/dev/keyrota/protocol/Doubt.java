package dev.keyrota.protocol;

/** Why it is not known whether a call had, or may yet have, an effect (PROTOCOL.md, "Answers"). */
public enum Doubt {
    /** No answer before the deadline. */
    TIMEOUT,
    /** The connection was accepted and then broke. */
    BROKEN,
    /** The vendor answered with a 5xx. */
    SERVER_ERROR,
    /** A success whose body is cut off, too large, or not of the agreed shape. */
    UNREADABLE,
    /** A redirect, which is never followed. */
    REDIRECTED,
    /** Repeated reads did not agree with each other. */
    UNSTABLE,
    /** The process that announced the deed ended before it recorded an answer. */
    CRASHED
}
