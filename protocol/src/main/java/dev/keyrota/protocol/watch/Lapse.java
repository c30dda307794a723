package dev.keyrota.protocol.watch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as a rotation left it, or could not be seen.
 *
 * @param kind what
 * @param place the store, or the authorization's id; null where it is about neither
 */
public record Lapse(Kind kind, @Nullable String place) {
    /** What is not as it was left. */
    public enum Kind {
        /** The store holds another key, or none. */
        STORE_CHANGED,
        /** What the store holds could not be seen. */
        STORE_UNSEEN,
        /** The label beside the vault's value is not the one that the rotation left there. */
        LABEL_CHANGED,
        /** The new authorization is not listed any more. */
        KEY_GONE,
        /** The authorization that was ended is listed. */
        OLD_LISTED,
        /** An authorization that the rotation made, and that is not the new one, is listed. */
        ORPHAN,
        /** The account's authorizations could not be listed. */
        LIST_UNSEEN
    }

    /** Whether it says no more than that something could not be seen. */
    public boolean isUnseen() {
        return kind == Kind.STORE_UNSEEN || kind == Kind.LIST_UNSEEN;
    }

    /** Its name: {@code store_changed/github-ci}. */
    public String name() {
        String words = kind.name().toLowerCase(Locale.ROOT);
        return place == null ? words : words + "/" + place;
    }
}
