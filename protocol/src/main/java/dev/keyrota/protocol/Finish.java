package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is with its end.
 *
 * @param gatedAt since when, in this process, the gate was seen open; null if it was not
 * @param gates how often it was seen open since the last resume
 * @param revokes how often a revocation was announced since the last resume, or since an authorization was last seen dead
 * @param everRevoked whether the revocation of the old one was ever announced
 * @param oldGone whether the old one is proven dead
 * @param orphans authorizations of this run that must still die; null until the sweep looked
 * @param settled whether every store was seen once more after the revocation
 * @param closes how often the closing of the label was announced since the last resume
 * @param overlapUntil when the overlap ends; null before it began
 */
record Finish(
        @Nullable Duration gatedAt,
        int gates,
        int revokes,
        boolean everRevoked,
        boolean oldGone,
        @Nullable Set<AuthorizationId> orphans,
        boolean settled,
        int closes,
        @Nullable Instant overlapUntil) {
    static final Finish NONE = new Finish(null, 0, 0, false, false, null, false, 0, null);

    Finish gated(Duration at) {
        return new Finish(at, gates + 1, revokes, everRevoked, oldGone, orphans, settled, closes, overlapUntil);
    }

    Finish revoking(boolean ofOld) {
        return new Finish(
                null, gates, revokes + 1, everRevoked || ofOld, oldGone, orphans, settled, closes, overlapUntil);
    }

    Finish withOldGone() {
        return new Finish(null, gates, 0, everRevoked, true, orphans, settled, closes, overlapUntil);
    }

    Finish withOrphans(Set<AuthorizationId> found) {
        return new Finish(
                gatedAt, gates, revokes, everRevoked, oldGone, Set.copyOf(found), settled, closes, overlapUntil);
    }

    Finish withoutOrphan(AuthorizationId gone) {
        if (orphans == null) {
            return new Finish(gatedAt, gates, 0, everRevoked, oldGone, null, settled, closes, overlapUntil);
        }
        Set<AuthorizationId> rest = new TreeSet<>(orphans);
        rest.remove(gone);
        return new Finish(gatedAt, gates, 0, everRevoked, oldGone, Set.copyOf(rest), settled, closes, overlapUntil);
    }

    Finish withSettled() {
        return new Finish(gatedAt, gates, revokes, everRevoked, oldGone, orphans, true, closes, overlapUntil);
    }

    /** Another key is on its way: what was seen of leftovers and of the whole is over. */
    Finish minting() {
        return new Finish(gatedAt, gates, revokes, everRevoked, oldGone, null, false, closes, overlapUntil);
    }

    Finish closing() {
        return new Finish(gatedAt, gates, revokes, everRevoked, oldGone, orphans, settled, closes + 1, overlapUntil);
    }

    Finish overlapping(@Nullable Instant until) {
        return new Finish(gatedAt, gates, revokes, everRevoked, oldGone, orphans, settled, closes, until);
    }

    /** A new process: evidence that has an age is gone, budgets are fresh. */
    Finish entered() {
        return new Finish(null, 0, 0, everRevoked, oldGone, null, false, 0, overlapUntil);
    }
}
