package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done next. */
public sealed interface Effect permits Act, Effect.Look, Effect.Wait, Effect.End {
    /**
     * Read, side by side, and change nothing.
     *
     * @param purpose what the answers are judged for
     * @param once questions for which one definite answer does
     * @param twice questions that are asked until two consecutive answers agree
     * @param glances questions that are asked once, whatever comes: nothing waits for their answers
     * @param vanishing questions that are asked until two consecutive refusals agree, since what they ask for is being ended
     */
    record Look(
            Purpose purpose,
            List<Question> once,
            List<Question> twice,
            List<Question> glances,
            List<Question> vanishing)
            implements Effect {
        public Look {
            glances = List.copyOf(glances);
            once = List.copyOf(once);
            twice = List.copyOf(twice);
            vanishing = List.copyOf(vanishing);
        }

        Look(Purpose purpose, List<Question> once, List<Question> twice) {
            this(purpose, once, twice, List.of(), List.of());
        }
    }

    /** Wait in this process, holding the lease. */
    record Wait(Duration duration, Why why) implements Effect {
        /** What is waited for. */
        public enum Why {
            /** Requests that were already sent may still land. */
            QUIESCENCE,
            /** The vendor asked for it. */
            RATE_LIMIT,
            /** A vendor spreads a change. */
            PROPAGATION
        }
    }

    /** Nothing more can be done in this process. */
    sealed interface End extends Effect {
        /** The credential is replaced. */
        record Complete() implements End {}

        /** The world is as before. */
        record Abort(Stop why) implements End {}

        /** A person must decide. */
        record Escalate(Stop why, @Nullable String place) implements End {}

        /** To be resumed later. */
        record Later(Pause why, @Nullable Instant until) implements End {}
    }

    /** What a look is for. */
    enum Purpose {
        /** Which key is to be replaced. */
        SOURCE,
        /** Whether a key that a person lent belongs to the account. */
        LOAN,
        /** The world before anything is changed. */
        BASELINE,
        /** Whether an attempt whose answer was lost left an authorization. */
        SEARCH,
        /** Whether the new key does what it must, and nobody else is at work. */
        VERIFY,
        /** Whether a place may be written. */
        CLEAR,
        /** Whether the vault holds a key whose secret was lost with another process. */
        RECALL,
        /** Whether a second writer has brought a place the new key. */
        AWAIT,
        /** Whether the consumers of a place run with the new key. */
        ROLLOUT,
        /** Whether a deed was done. */
        CONFIRM,
        /** Whether a place that was written again still holds the new key. */
        REPROVE,
        /** Whether an approval is still open. */
        APPROVAL,
        /** Whether the old key may die. */
        GATE,
        /** Whether the new key, refused where it must work, is dead. */
        SUSPICION,
        /** Whether a person has ended the key that they were asked to end. */
        BY_HAND,
        /** Which of our own authorizations are left over. */
        SWEEP,
        /** Whether the world is whole after the revocation. */
        FINAL
    }
}
