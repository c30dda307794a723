package dev.keyrota.engine;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long one question is asked, and when its answer is believed. Only reads are repeated here; a deed is repeated by the protocol.
 *
 * <p>A question that is asked twice is answered when two consecutive answers agree. Any question is refused when two consecutive
 * refusals agree, since a refusal (a 401, a 404) is a claim about the world. A silence counts against the budget.
 */
final class Patience {
    static final int SILENCES_MAX = 4;
    static final int READINGS_MAX = 6;
    private static final int SPREADING_MAX = 24;
    private static final Duration SPREADING = Duration.ofSeconds(5);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final Effect.Purpose purpose;
    private final Question question;
    private final For what;
    private final List<Reply<Reading>> replies = new ArrayList<>();
    private int silences;

    /** What is waited for. */
    enum For {
        A_REPLY,
        AN_ANSWER,
        ANSWERS_THAT_AGREE,
        /** What was just ended may still be known somewhere: its death is waited for, up to two minutes. */
        REFUSALS_THAT_AGREE
    }

    Patience(Effect.Purpose purpose, Question question, For what) {
        this.purpose = purpose;
        this.question = question;
        this.what = what;
    }

    Question question() {
        return question;
    }

    /**
     * How often the question is asked in the next round. Two answers that must agree are asked for side by side: they reach whichever
     * replica they reach. Only before the revocation are they asked one after the other, so that the second is as young as can be.
     */
    int atOnce() {
        boolean first = replies.isEmpty() && (what == For.ANSWERS_THAT_AGREE || what == For.REFUSALS_THAT_AGREE);
        return first && purpose != Effect.Purpose.GATE ? 2 : 1;
    }

    /** Takes one more reply. */
    void hear(Reply<Reading> reply) {
        replies.add(reply);
        if (isSilence(reply)) {
            silences++;
        }
    }

    /** The reply to believe; null while the question is to be asked again. */
    @Nullable
    Reply<Reading> settled() {
        if (replies.isEmpty()) {
            return null;
        }
        Reply<Reading> last = replies.getLast();
        if (what == For.A_REPLY) {
            return last;
        }
        if (isSpreading(last)) {
            return replies.size() >= SPREADING_MAX ? last : null;
        }
        if (isSilence(last)) {
            return silences >= SILENCES_MAX ? last : null;
        }
        boolean sure = last instanceof Reply.Answered<Reading> && what == For.AN_ANSWER;
        if (sure || agreesWithTheOneBefore(last)) {
            return last;
        }
        return replies.size() >= readingsMax() ? new Reply.Unclear<>(Doubt.UNSTABLE) : null;
    }

    /** Where a death is waited for, the first refusal may come after many answers, and another must agree with it. */
    private int readingsMax() {
        return what == For.REFUSALS_THAT_AGREE ? SPREADING_MAX : READINGS_MAX;
    }

    /** How long to wait before the question is asked again. */
    Duration pause() {
        if (replies.isEmpty()) {
            return Duration.ZERO;
        }
        Reply<Reading> last = replies.getLast();
        if (isSpreading(last) || isPropagating(last)) {
            return SPREADING;
        }
        if (!isSilence(last)) {
            return Duration.ZERO;
        }
        Duration own = PAUSES.get(Math.min(silences, PAUSES.size()) - 1);
        Duration asked = last instanceof Reply.Refused<Reading>(var _, var retryAfter) ? retryAfter : null;
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }

    private boolean agreesWithTheOneBefore(Reply<Reading> last) {
        int needed = isPropagating(last) ? 3 : 2;
        if (replies.size() < needed) {
            return false;
        }
        return replies.subList(replies.size() - needed, replies.size()).stream().allMatch(reply -> agree(reply, last));
    }

    private static boolean agree(Reply<Reading> one, Reply<Reading> other) {
        return switch (one) {
            case Reply.Answered<Reading>(var reading) ->
                other instanceof Reply.Answered<Reading>(var second)
                        && reading.steady().equals(second.steady());
            case Reply.Refused<Reading>(var why, var _) ->
                other instanceof Reply.Refused<Reading>(var second, var _) && why == second;
            case Reply.Unclear<Reading> _ -> false;
        };
    }

    /** A key that was just created may not be known everywhere yet. */
    private boolean isPropagating(Reply<Reading> reply) {
        return purpose == Effect.Purpose.VERIFY
                && question instanceof Question.Identity
                && reply instanceof Reply.Refused<Reading>(var why, var _)
                && why == Refusal.UNAUTHENTICATED;
    }

    private boolean isSpreading(Reply<Reading> reply) {
        return what == For.REFUSALS_THAT_AGREE && reply instanceof Reply.Answered<Reading>;
    }

    private static boolean isSilence(Reply<Reading> reply) {
        return switch (reply) {
            case Reply.Answered<Reading> _ -> false;
            case Reply.Refused<Reading>(var why, var _) -> why.mayPass();
            case Reply.Unclear<Reading> _ -> true;
        };
    }
}
