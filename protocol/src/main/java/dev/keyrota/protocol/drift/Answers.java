package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.Sight;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The replies to all questions that were asked, over both rounds. */
final class Answers {
    private final Map<Question, Reply<Reading>> replies = new HashMap<>();

    Answers(Sight... rounds) {
        for (Sight round : rounds) {
            replies.putAll(round.replies());
        }
    }

    /** The answer; null where the question was not asked, or has none. */
    <R extends Reading> @Nullable R to(Question question, Class<R> kind) {
        return replies.get(question) instanceof Reply.Answered<Reading>(var reading) ? kind.cast(reading) : null;
    }

    boolean isRefused(Question question, Refusal reason) {
        return replies.get(question) instanceof Reply.Refused<Reading>(var why, var _) && why == reason;
    }

    /** Why there is no answer; null where there is one, or nobody asked. */
    @Nullable
    Enum<?> obstacle(Question question) {
        return switch (replies.get(question)) {
            case null -> null;
            case Reply.Answered<Reading> _ -> null;
            case Reply.Refused<Reading>(var why, var _) -> why;
            case Reply.Unclear<Reading>(var why) -> why;
        };
    }
}
