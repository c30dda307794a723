package dev.keyrota.connectors;

import org.jspecify.annotations.Nullable;

/** Where a place that is reached with the rotated key itself gets the key of the moment: whoever has custody of it. Called at each call. */
@FunctionalInterface
public interface KeySource {
    /** The key to act with now; null if none is in custody, and then the call is refused as {@code NO_KEY}. Not closed by the caller. */
    @Nullable
    Secret key();
}
