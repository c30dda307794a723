package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done next. */
public sealed interface Effect permits Act, Effect.Look, Effect.Wait, Effect.End {
    /** Read, side by side, and change nothing. */
    record Look(List<Question> questions, Purpose purpose) implements Effect {
        public Look {
            questions = List.copyOf(questions);
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
        SOURCE,
        BASELINE,
        SEARCH,
        VERIFY,
        CLEAR,
        CONFIRM,
        GATE,
        DEATH,
        SWEEP,
        FINAL
    }
}
