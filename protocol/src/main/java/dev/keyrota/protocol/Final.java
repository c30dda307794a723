package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;

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
        cutOff(run).forEach(place -> once.add(new Question.Holding(place.id())));
        return new Effect.Look(Effect.Purpose.FINAL, once, List.of());
    }

    static Event judge(Run run, Sight sight) {
        Question identity = new Question.Identity(run.acting());
        List<Check> checks = new ArrayList<>();
        checks.add(() -> Gate.newKeyRefused(run, sight));
        run.charter().stores().forEach(place -> checks.addAll(StoreProof.checks(run, sight, place, Stop.STORE_LOST)));
        checks.add(answered(sight, identity, null));
        cutOff(run).forEach(place -> checks.add(Gate.sibling(run, sight, place)));
        return first(checks, Event.Settled::new);
    }

    /** Places of other credentials which an emergency did not ask before it revoked: those that held the old key are named now. */
    private static List<Place> cutOff(Run run) {
        return run.urgency() == Charter.Urgency.NOW
                ? Gate.readable(run.charter().siblings())
                : List.of();
    }
}
