package dev.keyrota.tidy.planted.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A protocol as it should be: what it must know is handed in. */
public sealed interface Pure {
    /** A fact. */
    record Happened(Instant at) implements Pure {}

    /** Another. */
    record Nothing() implements Pure {}

    /** How long ago. */
    static Optional<Duration> age(Pure fact, Instant now) {
        return switch (fact) {
            case Happened(Instant at) -> Optional.of(Duration.between(at, now));
            case Nothing() -> Optional.empty();
        };
    }

    /** Names, in a language of their own. */
    static List<String> names(List<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}
