package dev.keyrota.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is with one store.
 *
 * @param clearedFor the attempt for which the store was seen to be as at the start; 0 if none
 * @param sends how often a write was announced since the last resume
 * @param everSent whether one ever was
 * @param stored the proof that it holds a key of ours; null if there is none (any more)
 * @param reproofs how often a proof had to be made again
 * @param awaited how often a second writer was waited for in vain since the last resume
 * @param awaitedAt when, in this process, the last time was
 */
record Progress(
        int clearedFor,
        int sends,
        boolean everSent,
        Event.@Nullable Stored stored,
        int reproofs,
        int awaited,
        Duration awaitedAt) {
    static final Progress NONE = new Progress(0, 0, false, null, 0, 0, Duration.ZERO);

    Progress cleared(int attempt) {
        return new Progress(attempt, sends, everSent, stored, reproofs, awaited, awaitedAt);
    }

    Progress sent() {
        return new Progress(clearedFor, sends + 1, true, null, reproofs, awaited, awaitedAt);
    }

    Progress proven(Event.Stored proof) {
        return new Progress(clearedFor, sends, everSent, proof, reproofs, awaited, awaitedAt);
    }

    Progress unproven() {
        return new Progress(clearedFor, sends, everSent, null, reproofs + 1, awaited, awaitedAt);
    }

    Progress awaited(Duration at) {
        return new Progress(clearedFor, sends, everSent, stored, reproofs, awaited + 1, at);
    }

    Progress rested() {
        return new Progress(0, 0, everSent, stored, 0, 0, Duration.ZERO);
    }
}
