package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Charter.Place;
import java.util.List;

/**
 * Whether everything that reads a store was started with the new key: a store that holds it while an older process still runs would let the
 * old key be revoked under that process. The value counts under the version that an earlier look read it under.
 */
final class Rollout {
    private Rollout() {}

    static Effect.Look look(Place place) {
        return new Effect.Look(Effect.Purpose.ROLLOUT, List.of(question(place)), List.of(Confirmation.question(place)));
    }

    static Event judge(Run run, Sight sight, Moment now) {
        Place place = Outstanding.next(run);
        Attempt fresh = run.fresh();
        if (place == null || fresh == null) {
            throw new IllegalStateException("nothing is rolled out");
        }
        String name = place.id().value();
        return first(
                List.of(answered(sight, question(place), name), answered(sight, Confirmation.question(place), name)),
                () -> judge(run, place, Verification.token(fresh), sight, now));
    }

    private static Event judge(Run run, Place place, Fingerprint value, Sight sight, Moment now) {
        Reading.RolledOut rollout = answer(sight, question(place), Reading.RolledOut.class);
        Reading.Held held = answer(sight, Confirmation.question(place), Reading.Held.class);
        if (!value.equals(held.value())) {
            return run.isExplained(place, held.value())
                    ? new Event.Unproven(place.id())
                    : stopped(Stop.CONFLICT, place.id().value());
        }
        if (!held.version().equals(run.progress(place.id()).rolling())) {
            return new Event.Rolling(place.id(), held.version());
        }
        if (rollout.failed()) {
            return stopped(Stop.NOT_PROVEN, place.id().value());
        }
        return rollout.complete() && rollout.version().equals(held.version())
                ? new Event.Stored(place.id(), Place.Proof.ROLLOUT, held.version(), value, null)
                : new Event.Awaited(place.id(), now.elapsed());
    }

    private static Question question(Place place) {
        return new Question.Rollout(place.id());
    }
}
