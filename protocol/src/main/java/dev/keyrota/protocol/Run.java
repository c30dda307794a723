package dev.keyrota.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that the facts of one run say, folded.
 *
 * @param id the run
 * @param charter what was asked for
 * @param epoch the process that is at work
 * @param source what the vault held at the start; null before it was read
 * @param base the world at the start; null before it was seen
 * @param attempts to have a new authorization, in order
 * @param stores how far each place is
 * @param finish how far the end is
 * @param unsure when, in this process, the last answer to a deed was lost; null if none was, and zero if one was in an earlier process
 * @param hold how long to hold still before the next deed, from {@code heldAt}; null for not at all
 * @param heldAt when, in this process, the last refusal came
 * @param approving whether a write to the vault went to a person for approval
 * @param vouched sessions that a person answers for
 * @param abandoned why the run is given up; null if it is not
 */
public record Run(
        RunId id,
        Charter charter,
        long epoch,
        Event.@Nullable Sourced source,
        @Nullable Base base,
        List<Attempt> attempts,
        Map<StoreId, Progress> stores,
        Finish finish,
        @Nullable Duration unsure,
        @Nullable Duration hold,
        Duration heldAt,
        boolean approving,
        Set<SessionId> vouched,
        @Nullable Stop abandoned) {

    static Run opened(RunId id, Charter charter) {
        return new Run(
                id,
                charter,
                0,
                null,
                null,
                List.of(),
                Map.of(),
                Finish.NONE,
                null,
                null,
                Duration.ZERO,
                false,
                Set.of(),
                null);
    }

    /** The world at the start. */
    Base known() {
        if (base == null) {
            throw new IllegalStateException("the world was not looked at yet");
        }
        return base;
    }

    /** The fingerprint of the old key. */
    Fingerprint oldKey() {
        return known().oldFingerprint();
    }

    /** The last attempt; null before the first. */
    @Nullable
    Attempt last() {
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    Progress progress(StoreId store) {
        return stores.getOrDefault(store, Progress.NONE);
    }

    /** Whether a write to the vault was ever announced: the point of no return. */
    boolean vaultIntended() {
        return attempts.stream().anyMatch(Attempt::offered);
    }

    /** The authorization that a run which only revokes has ended. */
    public AuthorizationId ended() {
        return known().old();
    }

    /** Whether the way is forward only: a write to the vault was announced. */
    public boolean isPastReturn() {
        return vaultIntended();
    }

    /** The last attempt, if its token can still be had: from this process' memory, or from the vault. */
    @Nullable
    Attempt fresh() {
        Attempt last = last();
        if (last == null || last.fate() != Attempt.Fate.CREATED) {
            return null;
        }
        return last.epoch() == epoch || holds(charter.vault().id(), last) ? last : null;
    }

    /** Whether a place is proven to hold an attempt's key. */
    boolean holds(StoreId store, Attempt attempt) {
        Event.Stored stored = progress(store).stored();
        return stored != null && stored.value().equals(attempt.fingerprint());
    }

    /** The key to act with: the new one once the vault holds it, the old one before. */
    Fingerprint acting() {
        Event.Stored stored = progress(charter.vault().id()).stored();
        return stored == null ? oldKey() : stored.value();
    }

    /** Whether a fingerprint is that of a key which this run created. */
    boolean isOurs(@Nullable Fingerprint value) {
        return value != null && attempts.stream().anyMatch(attempt -> value.equals(attempt.fingerprint()));
    }

    /** The same run in another process: what was only in memory is gone, and so are counts and ages. */
    Run entered(long newEpoch) {
        Duration carried = unsure == null ? null : Duration.ZERO;
        Map<StoreId, Progress> rested = new TreeMap<>();
        stores.forEach((store, progress) -> rested.put(store, progress.rested()));
        return new Run(
                id,
                charter,
                newEpoch,
                source,
                base,
                attempts,
                Map.copyOf(rested),
                finish.entered(),
                carried,
                null,
                Duration.ZERO,
                approving,
                vouched,
                abandoned);
    }

    Run with(Event.Sourced newSource) {
        return new Run(
                id, charter, epoch, newSource, base, attempts, stores, finish, unsure, hold, heldAt, approving, vouched,
                abandoned);
    }

    Run with(Base newBase) {
        return new Run(
                id, charter, epoch, source, newBase, attempts, stores, finish, unsure, hold, heldAt, approving, vouched,
                abandoned);
    }

    Run with(Finish newFinish) {
        return new Run(
                id, charter, epoch, source, base, attempts, stores, newFinish, unsure, hold, heldAt, approving, vouched,
                abandoned);
    }

    Run unsureSince(Duration elapsed) {
        return new Run(
                id, charter, epoch, source, base, attempts, stores, finish, elapsed, hold, heldAt, approving, vouched,
                abandoned);
    }

    Run holding(@Nullable Duration newHold, Duration since) {
        return new Run(
                id, charter, epoch, source, base, attempts, stores, finish, unsure, newHold, since, approving, vouched,
                abandoned);
    }

    Run abandonedFor(Stop why) {
        return new Run(
                id, charter, epoch, source, base, attempts, stores, finish, unsure, hold, heldAt, approving, vouched,
                why);
    }

    Run approving(boolean open) {
        return new Run(
                id, charter, epoch, source, base, attempts, stores, finish, unsure, hold, heldAt, open, vouched,
                abandoned);
    }

    Run vouchedFor(SessionId session) {
        Set<SessionId> more = new TreeSet<>(vouched);
        more.add(session);
        return new Run(
                id,
                charter,
                epoch,
                source,
                base,
                attempts,
                stores,
                finish,
                unsure,
                hold,
                heldAt,
                approving,
                Set.copyOf(more),
                abandoned);
    }

    Run with(StoreId store, UnaryOperator<Progress> change) {
        Map<StoreId, Progress> changed = new TreeMap<>(stores);
        changed.put(store, change.apply(progress(store)));
        return new Run(
                id,
                charter,
                epoch,
                source,
                base,
                attempts,
                Map.copyOf(changed),
                finish,
                unsure,
                hold,
                heldAt,
                approving,
                vouched,
                abandoned);
    }

    Run plus(Attempt attempt) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        return withAttempts(more);
    }

    Run with(int number, UnaryOperator<Attempt> change) {
        return withAttempts(attempts.stream()
                .map(attempt -> attempt.number() == number ? change.apply(attempt) : attempt)
                .toList());
    }

    Run withEach(UnaryOperator<Attempt> change) {
        return withAttempts(attempts.stream().map(change).toList());
    }

    private Run withAttempts(List<Attempt> changed) {
        return new Run(
                id,
                charter,
                epoch,
                source,
                base,
                List.copyOf(changed),
                stores,
                finish,
                unsure,
                hold,
                heldAt,
                approving,
                vouched,
                abandoned);
    }
}
