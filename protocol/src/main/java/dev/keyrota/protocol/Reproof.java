package dev.keyrota.protocol;

import dev.keyrota.protocol.Charter.Place;
import java.util.List;

/**
 * Whether a write-only place that was written by nobody knows whom (a late duplicate of our own write, a person who helps) holds the new
 * key.
 */
final class Reproof {
    private Reproof() {}

    static Effect.Look look(Place place, Fingerprint value) {
        return new Effect.Look(Effect.Purpose.REPROVE, Confirmation.proofs(place, value), List.of());
    }

    static Event judge(Run run, Sight sight) {
        Place place = Outstanding.next(run);
        Attempt fresh = run.fresh();
        if (place == null || fresh == null) {
            throw new IllegalStateException("nothing is to be proven again");
        }
        if (place.proof() == Place.Proof.UPDATED_AT) {
            // Its date says that it was written, and not by whom: the second time that is nobody's proof.
            return Checks.stopped(Stop.CONFLICT, place.id().value());
        }
        Event proof = Confirmation.written(run, place, Verification.token(fresh), sight);
        return proof instanceof Event.Unchanged
                ? Checks.stopped(Stop.CONFLICT, place.id().value())
                : proof;
    }
}
