package dev.keyrota.journal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A fact that has no place in the chain yet.
 *
 * @param data the event's canonical JSON, written once
 */
record Draft(long epoch, Instant at, @Nullable RunId run, String actor, Event event, String data) {
    /** @throws IllegalArgumentException if the event cannot be written */
    static Draft of(long epoch, Instant at, @Nullable RunId run, String actor, Event event) {
        return new Draft(epoch, at, run, actor, event, EventCodec.data(event));
    }

    Fact fact(long seq, String prev) {
        return new Fact(seq, epoch, at, run, actor, event, prev);
    }

    CanonicalLine line(Fact fact) {
        return CanonicalLine.of(fact, data);
    }

    /**
     * Refuses a fact that would hold the bytes of a secret. Its place in the chain adds only digits, so it need not be known.
     *
     * @throws JournalException that shows nothing of the fact
     */
    void mustNotLeak(Predicate<byte[]> leaks) {
        if (leaks.test(line(fact(0, CanonicalLine.NOTHING_BEFORE)).bytes())) {
            throw new JournalException(
                    JournalException.Reason.LEAK,
                    "A fact of the kind " + EventCodec.name(event)
                            + " would have held the bytes of a secret, and was not written.",
                    "This is a mistake in Keyrota: please report it, with this sentence alone. The run stands where it was.",
                    null);
        }
    }
}
