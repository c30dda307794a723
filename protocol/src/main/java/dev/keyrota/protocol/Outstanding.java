package dev.keyrota.protocol;

import dev.keyrota.protocol.Charter.Place;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which stores after the vault are not proven to hold the new key. */
final class Outstanding {
    private Outstanding() {}

    /** The first of them that is to be written, in an emergency by their rank; null if none is. */
    static @Nullable Place next(Run run) {
        return next(run, run.charter().vault());
    }

    /** As {@link #next(Run)}, where another is about to be proven. */
    static @Nullable Place next(Run run, Place proven) {
        return all(run).filter(place -> !place.equals(proven))
                .min(Comparator.comparingInt(place -> Triage.rank(run, place)))
                .orElse(null);
    }

    static boolean isStored(Run run, Place place) {
        Attempt fresh = run.fresh();
        return fresh != null && run.holds(place.id(), fresh);
    }

    private static Stream<Place> all(Run run) {
        return run.charter().stores().stream().skip(1).filter(place -> !isStored(run, place));
    }
}
