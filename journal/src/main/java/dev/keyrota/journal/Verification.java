package dev.keyrota.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole chain found.
 *
 * @param entries how many facts are whole, counted from the first
 * @param head SHA-256 of the last whole line; {@link CanonicalLine#NOTHING_BEFORE} if there is none
 * @param firstBad the first fact that is bad or missing; null if all are whole
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
}
