package dev.keyrota.protocol.inventory;

/** What an authorization is to us. */
public enum Classification {
    /** The current key of a configured credential. */
    CURRENT,
    /** A run of this journal made it, and it did not become the current key. */
    OURS_ORPHAN,
    /** It was the current key before a rotation, and lives. */
    PREVIOUS,
    /** Nobody was seen to use it, though every place that is known was asked. */
    STALE,
    /** The same, and it bears the description of another. */
    DUPLICATE,
    /** The configuration protects it, or it is the account's default key. */
    PROTECTED,
    /** Somebody uses it, or an OAuth client owns it, and no configured credential is about it. */
    MANAGED_ELSEWHERE,
    /** What it is cannot be told before something is settled. */
    UNKNOWN
}
