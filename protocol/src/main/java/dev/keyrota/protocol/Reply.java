package dev.keyrota.protocol;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one call to a vendor came to, classified once: it answered, it certainly did nothing, or nobody can know.
 *
 * @param <T> what an answer holds
 */
public sealed interface Reply<T> {
    /**
     * The call succeeded and its answer has the required shape. For a mutation this is a claim, to be confirmed by reading.
     *
     * @param value what the vendor answered
     */
    record Answered<T>(T value) implements Reply<T> {}

    /**
     * The call certainly had no effect.
     *
     * @param why the reason
     * @param retryAfter how long the vendor asks to wait, already clamped to 1 s … 15 min; null if it did not say
     */
    record Refused<T>(Refusal why, @Nullable Duration retryAfter) implements Reply<T> {
        public Refused(Refusal why) {
            this(why, null);
        }
    }

    /**
     * The call may have had an effect, or may yet have one.
     *
     * @param why what makes it unknown
     */
    record Unclear<T>(Doubt why) implements Reply<T> {}

    /** The same reply with its answer changed; refusals and doubts stay what they are. */
    default <R> Reply<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Answered<T>(var value) -> new Answered<>(change.apply(value));
            case Refused<T>(var why, var retryAfter) -> new Refused<>(why, retryAfter);
            case Unclear<T>(var why) -> new Unclear<>(why);
        };
    }

    /** Another call made with this one's answer; a refusal or doubt here is the whole reply. */
    default <R> Reply<R> then(Function<? super T, Reply<R>> next) {
        return switch (this) {
            case Answered<T>(var value) -> next.apply(value);
            case Refused<T>(var why, var retryAfter) -> new Refused<>(why, retryAfter);
            case Unclear<T>(var why) -> new Unclear<>(why);
        };
    }
}
