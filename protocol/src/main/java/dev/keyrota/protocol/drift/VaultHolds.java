package dev.keyrota.protocol.drift;

/** What the source of truth holds: a row of the {@link Table}. */
public enum VaultHolds {
    /** A key that authenticates the configured account. */
    VALID,
    /** A key that the issuer refuses or that is another account's, or none at all. */
    INVALID,
    /** It cannot be read, or the issuer does not say whether its key lives. */
    UNREADABLE
}
