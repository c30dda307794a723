package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an attempt whose answer was lost left an authorization: its description tells. */
final class Search {
    private Search() {}

    static Effect.Look look(Run run) {
        return new Effect.Look(Effect.Purpose.SEARCH, List.of(), List.of(question(run)));
    }

    static Event judge(Run run, Sight sight) {
        Attempt last = run.last();
        if (last == null) {
            throw new IllegalStateException("nothing is searched for before the first attempt");
        }
        return first(
                List.of(answered(sight, question(run), null)),
                () -> new Event.Searched(
                        last.number(), found(answer(sight, question(run), Reading.Listed.class), run, last.number())));
    }

    private static Question question(Run run) {
        return new Question.Listing(run.acting());
    }

    private static Set<AuthorizationId> found(Reading.Listed listed, Run run, int attempt) {
        Nonce nonce = new Nonce(run.id(), attempt);
        return listed.entries().stream()
                .filter(authorization -> nonce.equals(Nonce.in(authorization.description())))
                .map(Authorization::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
