package dev.keyrota.protocol.inventory;

/**
 * A place that may use any of the keys, as far as could be seen.
 *
 * @param kind what would settle it
 * @param place its name: of the configuration, or foreign text that is to be escaped
 */
public record Unsettled(Kind kind, String place) {
    /** What would settle a doubt. */
    public enum Kind {
        /** A consumer of the store must prove what it holds. */
        PROVE,
        /** The place must let us read it. */
        READ,
        /** The store holds another living key and cannot be read: it must be brought the vault's. */
        RECOVER,
        /** The session must be open where this runs. */
        OPEN,
        /** The session was refused, and nobody can tell whose its key was: its bootstrap must be run again. */
        RENEW,
        /** The session was given a key of which nobody knows whose it is: it must be ended. */
        END,
        /** The place holds a living key of which nobody can tell whose it is: the issuer hides too much of its tokens. */
        TELL_WHOSE,
        /** The run that is at work with it must come to its end. */
        RESUME,
        /** The journal of the machine that made it must be looked at. */
        ASK_ITS_JOURNAL
    }
}
