package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the rest of a scenario depends on, between two steps and with no strike to come. Scenarios that meet in one end alike, so only
 * the first of them is played to its end. How many calls were made is left out: it counts only where an issuer's allowance runs low.
 *
 * @param at the time
 * @param changes what changed the world; null for nothing
 * @param state where the run stands
 * @param age of the process that works on it; null if none does
 * @param custody the keys that this process has in its memory
 * @param announced how many deeds the journal announces
 * @param endings how many processes have come to which end
 * @param evidence since when what the gate saw in this process is evidence; null before it saw anything
 * @param told what stood where a person was told to decide
 */
record Juncture(
        Instant at,
        @Nullable Change changes,
        State state,
        @Nullable Duration age,
        Set<Fingerprint> custody,
        long announced,
        Map<String, Integer> endings,
        @Nullable Instant evidence,
        Map<String, String> told) {
    /** Of what differs most; a hash of all would cost more than it saves. */
    @Override
    public int hashCode() {
        Run run = state.run();
        int progress = run == null
                ? 0
                : (run.attempts().hashCode() * 31 + run.stores().hashCode()) * 31 + Objects.hashCode(run.finish());
        int world = at.hashCode() * 31 + (changes == null ? 0 : changes.hashCode());
        return (world * 31 + progress) * 31 + state.getClass().getName().hashCode();
    }
}
