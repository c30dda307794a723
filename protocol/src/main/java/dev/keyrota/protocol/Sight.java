package dev.keyrota.protocol;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one look.
 *
 * @param replies by question
 * @param since when, in this process, the first question was asked: no answer is older
 */
public record Sight(Map<Question, Reply<Reading>> replies, Duration since) {
    public Sight {
        replies = Map.copyOf(replies);
    }

    /** Whether a question was asked, and refused because its key is not valid, or cannot be had any more. */
    boolean refused(Question question) {
        return replies.get(question) instanceof Reply.Refused<Reading>(var why, var _)
                && (why == Refusal.UNAUTHENTICATED || why == Refusal.NO_KEY);
    }

    /**
     * The answer to a question; null where there is none.
     *
     * @throws IllegalArgumentException as {@link #to}
     */
    public <R extends Reading> @Nullable R answer(Question question, Class<R> kind) {
        return to(question, kind) instanceof Reply.Answered<R>(var reading) ? reading : null;
    }

    /**
     * The reply to a question.
     *
     * @throws IllegalArgumentException if the question was not asked, or was answered by a reading of another kind: a fault of the program
     */
    public <R extends Reading> Reply<R> to(Question question, Class<R> kind) {
        Reply<Reading> reply = replies.get(question);
        if (reply == null) {
            throw new IllegalArgumentException("not asked: " + question);
        }
        return reply.map(kind::cast);
    }
}
