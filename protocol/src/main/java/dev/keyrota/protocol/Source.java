package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.stopped;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which key is to be replaced: the one that the source of truth holds. */
final class Source {
    private Source() {}

    static Effect.Look look(Run run) {
        return new Effect.Look(Effect.Purpose.SOURCE, List.of(question(run)), List.of());
    }

    static Event judge(Run run, Sight sight) {
        String place = run.charter().vault().id().value();
        return first(
                List.of(
                        answered(sight, question(run), place),
                        () -> noKey(answer(sight, question(run), Reading.Held.class), place)),
                () -> sourced(answer(sight, question(run), Reading.Held.class)));
    }

    private static Question question(Run run) {
        return new Question.Holding(run.charter().vault().id());
    }

    private static @Nullable Event noKey(Reading.Held held, String place) {
        return held.value() == null ? stopped(Stop.NO_KEY_IN_VAULT, place) : null;
    }

    private static Event sourced(Reading.Held held) {
        if (held.value() == null) {
            throw new IllegalStateException("a key was seen a moment ago");
        }
        return new Event.Sourced(held.value(), held.itemId(), held.version());
    }
}
