package dev.keyrota.rehearsal;

import static dev.keyrota.rehearsal.Outside.*;

import java.util.Map;
import java.util.Set;

/**
 * The moments that no protocol can close, since no vendor has a compare-and-set: which invariant somebody else's deed may cost when it falls
 * between our last look and our next deed. PROTOCOL.md lists them; {@code windows.txt} names each of them.
 */
final class Windows {
    private static final Map<Outside, Set<String>> MAY_COST = Map.ofEntries(
            // Who restores the old key between the gate and the revocation holds a dead one; after the last look nobody
            // sees it.
            Map.entry(RESTORES_VAULT, Set.of("S1", "S2", "S5")),
            Map.entry(RESTORES_STORE, Set.of("S1", "S2", "S5")),
            Map.entry(ROLLS_BACK, Set.of("S1", "S2", "S5", "S9")),
            Map.entry(REINSTALLS, Set.of("S1", "S2", "S5")),
            // Who writes between our look and our write is overwritten; after the last look nobody sees it.
            Map.entry(WRITES_VAULT, Set.of("S9", "S5")),
            Map.entry(WRITES_STORE, Set.of("S9", "S5")),
            Map.entry(EMPTIES_VAULT, Set.of("S5")),
            // Who revokes the new key after the last look.
            Map.entry(REVOKES_NEW, Set.of("S5", "S6: done, and 0")),
            Map.entry(UNDOES, Set.of("S1", "S2", "S5", "S6: done, and 0")),
            // Who takes the old key for something else between the gate's last look at it and the revocation loses it.
            Map.entry(RENAMES_OLD, Set.of("S4")),
            // Two machines that write in the same moment: the value is overwritten, both runs stay open.
            // A process that is stopped between its last look at the clock and its call.
            Map.entry(SUSPENDS, Set.of("S12")),
            Map.entry(STOPS, Set.of("S12")),
            Map.entry(RIVAL_BEGINS, Set.of("S12")),
            Map.entry(RIVAL_WRITES, Set.of("S9", "S5", "S12")),
            // One that rotates anew between the last look and the last fact ends the key that was new a moment ago.
            Map.entry(RIVAL_ENDS, Set.of("S9", "S5", "S12", "S6: done, and 0")),
            Map.entry(RIVAL_HASTENS, Set.of("S9", "S5", "S12", "S6: done, and 0")));

    private Windows() {}

    /** Whether a violation is one that a deed of somebody else in its scenario may cost. */
    static boolean explain(Tally.Violation violation) {
        String what = violation.what().replaceFirst("^rival: ", "");
        return violation.plan().strikes().values().stream()
                .filter(Outside.class::isInstance)
                .flatMap(outside -> MAY_COST.getOrDefault((Outside) outside, Set.of()).stream())
                .anyMatch(what::startsWith);
    }
}
