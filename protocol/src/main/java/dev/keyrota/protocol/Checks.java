package dev.keyrota.protocol;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the answers to a look are judged: check after check, and the first that fails says what happened. */
final class Checks {
    private Checks() {}

    /** One check: the fact that ends the judging, or null if all is well so far. */
    interface Check extends Supplier<@Nullable Event> {
        @Override
        @Nullable
        Event get();
    }

    /** The first check's fact that is not null; if all is well, the last word. */
    static Event first(List<Check> checks, Supplier<Event> otherwise) {
        for (Check check : checks) {
            Event trouble = check.get();
            if (trouble != null) {
                return trouble;
            }
        }
        return otherwise.get();
    }

    /** Why a question has no answer; null if it has one. */
    static @Nullable Event unanswered(Reply<?> reply, @Nullable String place) {
        return switch (reply) {
            case Reply.Answered<?> _ -> null;
            case Reply.Refused<?>(var why, var _) ->
                new Event.Stopped(why.mayPass() ? Stop.NO_ANSWER : Stop.DENIED, place);
            case Reply.Unclear<?> _ -> new Event.Stopped(Stop.NO_ANSWER, place);
        };
    }

    /** A check that a question was answered. */
    static Check answered(Sight sight, Question question, @Nullable String place) {
        return () -> unanswered(sight.to(question, Reading.class), place);
    }

    /**
     * The answer to a question that an earlier check found answered.
     *
     * @throws IllegalStateException if it was not: a fault of the program
     */
    static <R extends Reading> R answer(Sight sight, Question question, Class<R> kind) {
        return switch (sight.to(question, kind)) {
            case Reply.Answered<R>(var reading) -> reading;
            case Reply.Refused<R> _, Reply.Unclear<R> _ -> throw new IllegalStateException("not answered: " + question);
        };
    }

    /** Whether a question was certainly refused, for this reason. */
    static boolean refused(Sight sight, Question question, Refusal reason) {
        return sight.to(question, Reading.class) instanceof Reply.Refused<?>(var why, var _) && why == reason;
    }

    static Event stopped(Stop why, @Nullable String place) {
        return new Event.Stopped(why, place);
    }
}
