package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Life;
import org.jspecify.annotations.Nullable;

/**
 * What one place was found to hold.
 *
 * @param place its name in the configuration
 * @param state measured by the source of truth
 * @param life of the key it holds; unknown where nobody can tell which that is
 * @param ours whether the key it holds is the configured account's; false only where the issuer says whose it is
 * @param authorization whose key it holds; null where that is not known
 * @param fingerprint of the key it holds; null where that is not known
 * @param updatedAt when it was written last, in its vendor's words; null where that does not say
 * @param evidence what says so
 * @param obstacle why it could not be asked, a {@link dev.keyrota.protocol.Refusal} or a {@link dev.keyrota.protocol.Doubt}; null where it could
 */
public record Compared(
        String place,
        State state,
        Life life,
        boolean ours,
        @Nullable AuthorizationId authorization,
        @Nullable Fingerprint fingerprint,
        @Nullable String updatedAt,
        Evidence evidence,
        @Nullable Enum<?> obstacle) {
    /** How it compares. */
    public enum State {
        /** It holds the key of the source of truth. */
        SAME,
        /** It holds another. */
        DIFFERENT,
        /** It is not there. */
        MISSING,
        /** It could not be asked, or shows nothing that we could read as a key. */
        UNREADABLE,
        /** It cannot be read back, and nothing proves what it holds. */
        UNPROVABLE
    }

    /** What says so. */
    public enum Evidence {
        /** It was read. */
        READING,
        /** A consumer answered a challenge. */
        PROBE,
        /** It was not written since this journal proved what it holds. */
        JOURNAL,
        /** It says itself. */
        REPORT,
        /** Nothing does. */
        NONE
    }

    /** The same as a column of the table. */
    Holds holds() {
        return switch (state) {
            case SAME -> Holds.SAME;
            case MISSING -> Holds.OTHER_DEAD;
            case DIFFERENT ->
                switch (life) {
                    case LIVE -> ours ? Holds.OTHER_LIVE : Holds.OTHER_DEAD;
                    case DEAD -> Holds.OTHER_DEAD;
                    case UNKNOWN -> Holds.UNKNOWN;
                };
            case UNREADABLE, UNPROVABLE -> Holds.UNKNOWN;
        };
    }
}
