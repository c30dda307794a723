package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;

import java.util.List;

/** Whether the person who was asked to end a key, with none in its place, has done so: then its own token is refused. */
final class ByHand {
    private ByHand() {}

    static Effect.Look look(Run run) {
        return new Effect.Look(Effect.Purpose.BY_HAND, List.of(), List.of(question(run)));
    }

    static Event judge(Run run, Sight sight) {
        if (refused(sight, question(run), Refusal.UNAUTHENTICATED)) {
            return new Event.Gone(run.known().oldId(), true);
        }
        return first(List.of(answered(sight, question(run), null)), () -> new Event.Paused(Pause.OPERATOR, null));
    }

    private static Question question(Run run) {
        return new Question.Identity(run.oldKey());
    }
}
