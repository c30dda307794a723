package dev.keyrota.rehearsal;

/** What may be so already when a rotation begins, or in its way. */
public enum Circumstance {
    /** The vault turns each write into a request, which somebody approves. */
    APPROVAL,
    /** A job that was given the old key waits, for a reviewer say. */
    JOB,
    /** A dyno goes on with the old key, whatever is released. */
    DYNO,
    /** A session holds a copy of the old key. */
    SESSION,
    /** A store holds another key than the vault. */
    DRIFT,
    /** Somebody has revoked the old key. */
    DEAD_KEY
}
