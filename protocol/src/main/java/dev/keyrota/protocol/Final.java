package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.util.ArrayList;
import java.util.List;

/** Whether the world is whole after the revocation: every store as in the gate, and the new key alive. */
final class Final {
    private Final() {}

    static Effect.Look look(Run run) {
        List<Question> once = new ArrayList<>();
        once.add(new Question.Identity(run.acting()));
        for (Place place : run.charter().stores()) {
            once.add(Confirmation.question(place));
        }
        return new Effect.Look(Effect.Purpose.FINAL, once, List.of());
    }

    static Event judge(Run run, Sight sight) {
        Question identity = new Question.Identity(run.acting());
        List<Check> checks = new ArrayList<>();
        run.charter().stores().forEach(place -> checks.addAll(StoreProof.checks(run, sight, place, Stop.STORE_LOST)));
        checks.add(() -> refused(sight, identity, Refusal.UNAUTHENTICATED) ? stopped(Stop.NEW_KEY_DEAD, null) : null);
        checks.add(answered(sight, identity, null));
        return first(checks, Event.Settled::new);
    }
}
