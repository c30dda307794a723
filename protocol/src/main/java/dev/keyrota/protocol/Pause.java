package dev.keyrota.protocol;

/** What a run waits for without holding the lease. */
public enum Pause {
    /** The time in which both keys live. */
    OVERLAP,
    /** A person's approval in the vault. */
    APPROVAL,
    /** The time of the day at which a store may be written. */
    WINDOW,
    /** A second writer, which has not brought a store the vault's new value yet. */
    SECOND_WRITER,
    /** Consumers of a store, which are not yet started with the new key. */
    ROLLOUT,
    /** A person's step at the vendor. */
    OPERATOR,
    /** Consumers that started before the new key was proven, and are not finished. */
    CONSUMERS,
    /** A session that has not said what it holds. */
    SESSION
}
