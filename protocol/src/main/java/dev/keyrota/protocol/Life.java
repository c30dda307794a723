package dev.keyrota.protocol;

/** Whether a key still authenticates, by the issuer's word alone. */
public enum Life {
    /** It authenticates somebody. */
    LIVE,
    /** The issuer itself refused it: nothing but a 401 is that. */
    DEAD,
    /** The issuer did not say: it was not asked, did not answer, or something in front of it did. */
    UNKNOWN
}
