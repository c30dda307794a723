package dev.keyrota.cli.manual;

/** The safe ends, and the way there. */
public enum Exit {
    /** Nothing was changed, or the run is over. */
    NOTHING,
    /** The vault was never written: what the run made is ended, and all is as before. */
    UNDO,
    /** A write to the vault was announced: every store is brought the new key, then the old one dies. */
    FORWARD,
    /** No run is open: a whole rotation, begun with looking. */
    WHOLE,
    /** The key dies, and none takes its place. */
    REVOKE
}
