package dev.keyrota.protocol.drift;

/** What another place holds, measured by the source of truth: a column of the {@link Table}. */
public enum Holds {
    /** The same key; where the source of truth cannot be read, the one that was recorded last. */
    SAME,
    /** Another key, which authenticates the configured account. */
    OTHER_LIVE,
    /** Another key, which is dead or another account's, or none at all. */
    OTHER_DEAD,
    /** Nobody can tell. */
    UNKNOWN
}
