package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Charter.Place;
import java.util.List;

/**
 * Whether a second writer (a sync from the vault, say) has brought a store the new key. Such a store is never written by a run: two writers
 * of one place would undo each other's work.
 */
final class Awaiting {
    private Awaiting() {}

    static Effect.Look look(Place place) {
        return new Effect.Look(Effect.Purpose.AWAIT, List.of(), List.of(Confirmation.question(place)));
    }

    static Event judge(Run run, Sight sight, Moment now) {
        Place place = Outstanding.next(run);
        Attempt fresh = run.fresh();
        if (place == null || fresh == null) {
            throw new IllegalStateException("no second writer is waited for");
        }
        Question question = Confirmation.question(place);
        return first(
                List.of(answered(sight, question, place.id().value())),
                () -> place.kind() == Place.Kind.WRITE_ONLY
                        ? traced(run, place, fresh, answer(sight, question, Reading.Traced.class), now)
                        : held(run, place, fresh, answer(sight, question, Reading.Held.class), now));
    }

    private static Event held(Run run, Place place, Attempt fresh, Reading.Held held, Moment now) {
        Event read = Confirmation.read(run, place, Verification.token(fresh), held);
        return read instanceof Event.Unchanged ? new Event.Awaited(place.id(), now.elapsed()) : read;
    }

    /** That it was written since is seen by its date; what was written is then proven, where it can be. */
    private static Event traced(Run run, Place place, Attempt fresh, Reading.Traced traced, Moment now) {
        if (traced.shadowedBy() != null) {
            return stopped(Stop.STORE_SHADOWED, place.id().value());
        }
        if (traced.updatedAt().equals(run.known().traces().get(place.id()))) {
            return new Event.Awaited(place.id(), now.elapsed());
        }
        return place.proof() == Place.Proof.CHALLENGE
                ? new Event.Unproven(place.id())
                : new Event.Stored(
                        place.id(), Place.Proof.UPDATED_AT, traced.updatedAt(), Verification.token(fresh), null);
    }
}
