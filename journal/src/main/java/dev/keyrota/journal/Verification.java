package dev.keyrota.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole chain found.
 *
 * @param entries how many facts fit their hashes and each other, counted from the first
 * @param head SHA-256 of the last whole line; {@link CanonicalLine#NOTHING_BEFORE} if there is none
 * @param firstBad the first fact that is bad or missing, or, where none is, that this version cannot read; null if all are whole
 * @param problem what is wrong with it; null if all are whole
 */
public record Verification(
        long entries,
        String head,
        @Nullable Long firstBad,
        @Nullable String problem) {
    /** Whether every fact is as it was written, and none is missing before the last. */
    public boolean ok() {
        return firstBad == null;
    }

    /** Whether all that is wrong is a fact that this version cannot read: another version wrote it, or somebody changed it and all after it. */
    public boolean isUnread() {
        return firstBad != null && firstBad > 0 && firstBad <= entries;
    }
}
