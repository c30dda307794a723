package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;

import dev.keyrota.protocol.Charter.Urgency;
import dev.keyrota.protocol.Checks.Check;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions on record that may hold a key which is to be ended: not over, and nobody answers for them. */
final class Holders {
    /** Which they are. */
    static final Question QUESTION = new Question.Registrations();

    private Holders() {}

    /** What is asked before the old key is ended; nothing where it dies under everybody. */
    static List<Question> questions(Run run) {
        return run.urgency() == Urgency.NOW ? List.of() : List.of(QUESTION);
    }

    static Check answers(Sight sight) {
        return answered(sight, QUESTION, null);
    }

    /** @param issuers what the issuer's clock says; null where it tells none */
    static Stream<Registration> of(Run run, Sight sight, @Nullable Instant issuers) {
        Reading.Registered registered = answer(sight, QUESTION, Reading.Registered.class);
        return registered.sessions().stream()
                .filter(each -> !each.isOver(registered.at(), issuers))
                .filter(each -> !run.vouched().contains(each.session()));
    }

    /** The wait until those that hold a key are over; null where none does. */
    static @Nullable Event pause(Run run, Sight sight, @Nullable Instant issuers, Predicate<Registration> holds) {
        return of(run, sight, issuers)
                .filter(holds)
                .map(Registration::until)
                .max(Comparator.naturalOrder())
                .map(until -> new Event.Paused(Pause.SESSION, until))
                .orElse(null);
    }
}
