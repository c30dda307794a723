package dev.keyrota.journal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param seq 1 for the first, without gaps
 * @param epoch the lease's epoch; 0 for a note
 * @param at this machine's clock in whole milliseconds, for people; nothing is decided by it
 * @param run null for a note
 * @param actor who wrote it, {@code who@host#pid} of the lease or note
 * @param event what happened
 * @param prev SHA-256 of the canonical line before, 64 hexadecimal digits; 64 zeros for the first; empty in a journal without a chain
 */
public record Fact(
        long seq, long epoch, Instant at, @Nullable RunId run, String actor, Event event, String prev) {
    /** The event's stable dotted name, for example {@code secret.rotate.completed}. */
    public String name() {
        return EventCodec.name(event);
    }
}
