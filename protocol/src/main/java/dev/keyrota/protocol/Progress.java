package dev.keyrota.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is with one store.
 *
 * @param clearedFor the attempt for which the store was seen to be as at the start; 0 if none
 * @param trace what a write-only store said of its last write when it was cleared last; null before
 * @param passedOver whether an emergency left it until all others are written
 * @param sends how often a write was announced since the last resume
 * @param everSent whether one ever was
 * @param stored the proof that it holds a key of ours; null if there is none (any more)
 * @param reproofs how often a proof had to be made again
 * @param awaited how often a second writer was waited for in vain since the last resume
 * @param awaitedAt when, in this process, the last time was
 * @param rollingFor the attempt whose key its consumers are being started with; 0 if none
 * @param rolling the version under which it was read; null if none
 */
record Progress(
        int clearedFor,
        @Nullable String trace,
        boolean passedOver,
        int sends,
        boolean everSent,
        Event.@Nullable Stored stored,
        int reproofs,
        int awaited,
        Duration awaitedAt,
        int rollingFor,
        @Nullable String rolling) {
    static final Progress NONE = new Progress(0, null, false, 0, false, null, 0, 0, Duration.ZERO, 0, null);

    Progress cleared(int attempt) {
        return cleared(attempt, trace);
    }

    /** Whatever it was cleared for: it is looked at again before it is written. */
    Progress passed() {
        return new Progress(0, trace, true, sends, everSent, stored, reproofs, awaited, awaitedAt, rollingFor, rolling);
    }

    Progress cleared(int attempt, @Nullable String seen) {
        return new Progress(
                attempt, seen, passedOver, sends, everSent, stored, reproofs, awaited, awaitedAt, rollingFor, rolling);
    }

    Progress sent() {
        return new Progress(
                clearedFor, trace, passedOver, sends + 1, true, null, reproofs, awaited, awaitedAt, 0, null);
    }

    Progress proven(Event.Stored proof) {
        return new Progress(
                clearedFor,
                trace,
                passedOver,
                sends,
                everSent,
                proof,
                reproofs,
                awaited,
                awaitedAt,
                rollingFor,
                rolling);
    }

    Progress unproven() {
        return new Progress(
                clearedFor, trace, passedOver, sends, everSent, null, reproofs + 1, awaited, awaitedAt, 0, null);
    }

    Progress awaited(Duration at) {
        return new Progress(
                clearedFor, trace, passedOver, sends, everSent, stored, reproofs, awaited + 1, at, rollingFor, rolling);
    }

    Progress rolling(int attempt, String version) {
        int waited = attempt == rollingFor ? awaited + 1 : 0;
        return new Progress(
                clearedFor, trace, passedOver, sends, everSent, stored, reproofs, waited, awaitedAt, attempt, version);
    }

    /** For another key: what was counted was counted of the one before. */
    Progress anew() {
        return new Progress(
                clearedFor, trace, passedOver, sends, everSent, stored, 0, 0, Duration.ZERO, rollingFor, rolling);
    }

    Progress rested() {
        return new Progress(0, trace, false, 0, everSent, stored, 0, 0, Duration.ZERO, rollingFor, rolling);
    }
}
