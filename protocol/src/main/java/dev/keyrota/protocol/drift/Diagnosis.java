package dev.keyrota.protocol.drift;

/** What is wrong, the worst first. */
public enum Diagnosis {
    /** No key that is known to be live is left where it is used: consumers are cut off. */
    ALL_DEAD,
    /** The source of truth holds a dead key, and nobody knows what a store holds. */
    VAULT_DEAD,
    /** The source of truth holds a dead key, and a store holds another that lives: whoever writes from the vault breaks it. */
    VAULT_STALE,
    /** The source of truth cannot be read, or the issuer does not say whether its key lives. */
    VAULT_UNREADABLE,
    /** A store holds a dead key, or none: its consumers are cut off. */
    STORE_STALE,
    /** A store holds another live key. */
    STORE_HOLDS_ANOTHER,
    /** Nobody can tell what a store holds. */
    STORE_UNPROVEN,
    /** A session holds another live key. */
    SESSION_DRIFT,
    /** A session holds a dead key. */
    SESSION_STALE,
    /** A session could not be asked. */
    SESSION_UNCHECKED,
    /** Every place holds the key of the source of truth, and it lives. */
    HEALTHY
}
