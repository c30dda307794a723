package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.AuthorizationId;
import org.jspecify.annotations.Nullable;

/**
 * Something beside the rows of the table, which adds a line to the diagnosis and never a write.
 *
 * @param kind for machines
 * @param place the store or session that it is about; null where about none
 * @param authorization the authorization that it is about; null where about none, or not known
 * @param by what hides the place, in its vendor's words and to be escaped, or which credential was not seen; null where nothing
 */
public record Finding(
        Kind kind,
        @Nullable String place,
        @Nullable AuthorizationId authorization,
        @Nullable String by) {
    /** What was seen. */
    public enum Kind {
        /** Another secret of the same name is used in the store's place. */
        SHADOWED,
        /** A place holds a key of another account: a security event. */
        OTHER_ACCOUNT,
        /** A store and a session hold the same key, which is not the vault's: somebody rotated by hand. */
        ROTATED_BY_HAND,
        /** The vault's key is not the one that this journal recorded last. */
        VAULT_CHANGED,
        /** What stands beside the vault's key was written for another: somebody wrote the value by hand. */
        LABEL_UNFIT,
        /** The label beside the vault's key tells of a rotation that is open. */
        LABEL_OPEN,
        /** The vault's key authenticates and its authorization is in no list: the list is cut short, or another account's. */
        NOT_LISTED,
        /** The recorded key is held by no place that could be asked. */
        HELD_NOWHERE,
        /** A place is there and shows nothing that we could read as a key: it is empty, hidden from us, or in a form of its own. */
        PLACEHOLDER,
        /** A place of another credential holds this credential's key. */
        SHARED,
        /** The places of another credential of the account could not be looked at: whether this key stands there too is not known. */
        UNSEEN,
        /** A place was written since this journal proved what it holds, and nothing proves that it holds the vault's key. */
        WRITTEN_SINCE,
        /** Not everything that runs was started with the place's newest change: some of it may hold an earlier key. */
        NOT_ROLLED_OUT
    }
}
