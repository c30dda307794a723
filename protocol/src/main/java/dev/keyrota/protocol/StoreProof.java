package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That a store still holds the new key: read, or, where it cannot be read, not written since it was proven. */
final class StoreProof {
    private StoreProof() {}

    static List<Check> checks(Run run, Sight sight, Place place, Stop otherwise) {
        Question question = Confirmation.question(place);
        return List.of(
                answered(sight, question, place.id().value()),
                () -> place.kind() == Place.Kind.WRITE_ONLY
                        ? untouched(run, place, answer(sight, question, Reading.Traced.class), otherwise)
                        : holds(run, place, answer(sight, question, Reading.Held.class), otherwise));
    }

    /**
     * Whether a consumer was given what the place still holds. Vendors' dates are whole seconds: a second writer's value of the same second
     * as the last known write has the same date, so only a consumer that began in a later second proves that nothing else was written in that one.
     */
    static boolean proves(Reading.Proven proven, Reading.Traced traced) {
        Instant began = proven.consumerCreatedAt().truncatedTo(ChronoUnit.SECONDS);
        return began.isAfter(traced.writtenAt());
    }

    private static @Nullable Event holds(Run run, Place place, Reading.Held held, Stop otherwise) {
        return run.acting().equals(held.value())
                ? null
                : stopped(otherwise, place.id().value());
    }

    private static @Nullable Event untouched(Run run, Place place, Reading.Traced traced, Stop otherwise) {
        if (traced.shadowedBy() != null) {
            return stopped(Stop.STORE_SHADOWED, place.id().value());
        }
        Progress progress = run.progress(place.id());
        if (progress.stored() != null && progress.stored().evidence().equals(traced.updatedAt())) {
            return null;
        }
        return progress.reproofs() < Decision.REPROOFS_MAX
                ? new Event.Unproven(place.id())
                : stopped(otherwise, place.id().value());
    }
}
