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
 * @param at this machine's clock, for people; nothing is decided by it
 * @param run null for a note
 * @param event what happened
 * @param prev SHA-256 of the canonical line before, 64 hexadecimal digits; 64 zeros for the first
 */
public record Fact(
        long seq, long epoch, Instant at, @Nullable RunId run, Event event, String prev) {}
