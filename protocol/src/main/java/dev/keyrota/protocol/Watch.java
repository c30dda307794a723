package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A look at a rotation's outcome after its end. What comes back late has come back by then: a second writer that re-installs the old key, a
 * release that is rolled back.
 */
public enum Watch {
    /** An hour after. */
    HOUR(Duration.ofHours(1)),
    /** A day after. */
    DAY(Duration.ofDays(1));

    private final Duration after;

    Watch(Duration after) {
        this.after = after;
    }

    /**
     * The looks that are due at a moment; one look does for all of them.
     *
     * @param ended when the rotation ended
     * @param done those that were taken
     */
    public static Set<Watch> due(Instant ended, Instant now, Set<Watch> done) {
        return Arrays.stream(values())
                .filter(watch -> !done.contains(watch) && !now.isBefore(ended.plus(watch.after)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When the next look is due that is not due yet; null where none is. */
    public static @Nullable Instant next(Instant ended, Instant now) {
        return Arrays.stream(values())
                .map(watch -> ended.plus(watch.after))
                .filter(now::isBefore)
                .findFirst()
                .orElse(null);
    }
}
