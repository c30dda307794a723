package dev.keyrota.protocol;

import dev.keyrota.protocol.Charter.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that the facts of one run say, folded.
 *
 * @param id the run
 * @param charter what was asked for
 * @param urgency what comes first: as the charter says, or as a person hastened it since
 * @param epoch the process that is at work
 * @param source what the vault held at the start; null before it was read
 * @param base the world at the start; null before it was seen
 * @param loan the key that a person lent this process because the run's own is dead; null if none was
 * @param mints how often this process announced that it would have a new authorization
 * @param attempts to have a new authorization, in order
 * @param stores how far each place is
 * @param finish how far the end is
 * @param unsure when, in this process, the last answer to a deed was lost; null if none was, and zero if one was in an earlier process
 * @param hold how long to hold still before the next deed, from {@code heldAt}; null for not at all
 * @param heldAt when, in this process, the last refusal came
 * @param approving whether a write to the vault went to a person for approval
 * @param approvalsClosed whether a person says that no such request is open any more
 * @param suspect whether the new key was refused where it must work
 * @param vouched sessions that a person answers for
 * @param abandoned why the run is given up; null if it is not
 */
public record Run(
        RunId id,
        Charter charter,
        Urgency urgency,
        long epoch,
        Event.@Nullable Sourced source,
        @Nullable Base base,
        @Nullable Loan loan,
        int mints,
        List<Attempt> attempts,
        Map<StoreId, Progress> stores,
        Finish finish,
        @Nullable Duration unsure,
        @Nullable Duration hold,
        Duration heldAt,
        boolean approving,
        boolean approvalsClosed,
        boolean suspect,
        Set<SessionId> vouched,
        @Nullable Stop abandoned) {

    /**
     * A key that a person lent.
     *
     * @param key its fingerprint
     * @param proven whether it was seen to belong to the account
     */
    record Loan(Fingerprint key, boolean proven) {}

    static Run opened(RunId id, Charter charter) {
        return new Draft(id, charter).run();
    }

    /** The world at the start. */
    Base known() {
        if (base == null) {
            throw new IllegalStateException("the world was not looked at yet");
        }
        return base;
    }

    /** Whether an authorization is the one that this run replaces. */
    public boolean isOld(AuthorizationId id) {
        return base != null && base.isOld(id);
    }

    /** Whether the vault's key is brought where it is missing, and no other is made. */
    boolean isRecovery() {
        return charter.recovery() != null;
    }

    /** What the recovery is to bring where. */
    Charter.Recovery recovery() {
        Charter.Recovery recovery = charter.recovery();
        if (recovery == null) {
            throw new IllegalStateException("this run is no recovery");
        }
        return recovery;
    }

    /** Which authorization the clean-up is to end. */
    Charter.CleanUp cleanUp() {
        Charter.CleanUp cleanUp = charter.cleanUp();
        if (cleanUp == null) {
            throw new IllegalStateException("this run is no clean-up");
        }
        return cleanUp;
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

    /** Whether the way is forward only: a write to the vault was announced, or the revocation of the old key. */
    public boolean isPastReturn() {
        return vaultIntended() || finish.everRevoked();
    }

    /** Whether a person makes the new key and ends the old one, on the issuer's page. */
    boolean isByHand() {
        return charter.mode() == Charter.Mode.OPERATOR_ASSISTED;
    }

    /** Whether it is given up, and nothing that it created lives. */
    boolean isNothingToUndo() {
        return abandoned != null && attempts.stream().allMatch(attempt -> attempt.living() == null);
    }

    /** Whether what may wait does not wait. */
    boolean isEmergency() {
        return urgency != Urgency.SCHEDULED;
    }

    /** The longest time in which a request that was already sent can still take effect, as the urgency counts it. */
    Duration quiescence() {
        return isEmergency() ? charter.incidentQuiescence() : charter.quiescence();
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

    /** The key to act with: the new one once the vault holds it, before that the old one, and a lent one where that is dead. */
    Fingerprint acting() {
        Event.Stored stored = progress(charter.vault().id()).stored();
        if (stored != null && !isDead(stored.value())) {
            return stored.value();
        }
        return loan == null ? oldKey() : loan.key();
    }

    /** By what became of it last: a person may hand over the same key twice. */
    private boolean isDead(Fingerprint key) {
        return attempts.reversed().stream()
                .filter(attempt -> key.equals(attempt.fingerprint()))
                .findFirst()
                .filter(attempt -> attempt.fate() == Attempt.Fate.DEAD)
                .isPresent();
    }

    /** Whether a fingerprint is that of a key which this run created. */
    boolean isOurs(@Nullable Fingerprint value) {
        return value != null && attempts.stream().anyMatch(attempt -> value.equals(attempt.fingerprint()));
    }

    /** Whether nobody but us can have written this to a place: it held it before, or the key is ours. */
    boolean isExplained(Charter.Place place, @Nullable Fingerprint held) {
        Charter.Before before = charter.before(place);
        boolean former = before == null ? oldKey().equals(held) : Objects.equals(before.value(), held);
        return former || isOurs(held);
    }

    /** Whether a write was ever announced. */
    boolean isSent() {
        return stores.values().stream().anyMatch(Progress::everSent);
    }

    /** The same run in another process: what was only in memory is gone, and so are counts and ages. */
    Run entered(long newEpoch) {
        Map<StoreId, Progress> rested = new TreeMap<>();
        stores.forEach((store, progress) -> rested.put(store, progress.rested()));
        return but(draft -> {
            draft.epoch = newEpoch;
            draft.stores = rested;
            draft.finish = finish.entered();
            draft.unsure = unsure == null ? null : Duration.ZERO;
            draft.hold = null;
            draft.heldAt = Duration.ZERO;
            draft.loan = null;
            draft.mints = 0;
            draft.suspect = false;
        });
    }

    Run with(Event.Sourced newSource) {
        return but(draft -> draft.source = newSource);
    }

    /** With the world at the start. In a recovery the vault's own key is from then on what a rotation's new one is. */
    Run with(Base newBase) {
        Run seen = but(draft -> {
            draft.base = newBase;
            draft.finish = newBase.isOldOver() ? finish.withOldGone() : finish;
        });
        if (!isRecovery()) {
            return seen;
        }
        Fingerprint key = newBase.oldFingerprint();
        StoreId vault = charter.vault().id();
        Event.Stored there = new Event.Stored(vault, Charter.Place.Proof.READING, newBase.version(), key, null);
        return seen.plus(Attempt.standing(key, epoch)).with(vault, progress -> progress.proven(there));
    }

    Run with(Finish newFinish) {
        return but(draft -> draft.finish = newFinish);
    }

    Run with(@Nullable Loan newLoan) {
        return but(draft -> draft.loan = newLoan);
    }

    Run minting() {
        return but(draft -> draft.mints = mints + 1);
    }

    Run hastened(Urgency newUrgency) {
        return but(draft -> draft.urgency = newUrgency);
    }

    Run unsureSince(Duration elapsed) {
        return but(draft -> draft.unsure = elapsed);
    }

    Run holding(@Nullable Duration newHold, Duration since) {
        return but(draft -> {
            draft.hold = newHold;
            draft.heldAt = since;
        });
    }

    Run abandonedFor(Stop why) {
        return but(draft -> draft.abandoned = why);
    }

    Run approving(boolean open) {
        return but(draft -> {
            draft.approving = open;
            draft.approvalsClosed = false;
        });
    }

    Run withApprovalsClosed() {
        return but(draft -> draft.approvalsClosed = true);
    }

    Run suspecting(boolean newKey) {
        return but(draft -> draft.suspect = newKey);
    }

    Run vouchedFor(SessionId session) {
        Set<SessionId> more = new TreeSet<>(vouched);
        more.add(session);
        return but(draft -> draft.vouched = more);
    }

    Run with(StoreId store, UnaryOperator<Progress> change) {
        Map<StoreId, Progress> changed = new TreeMap<>(stores);
        changed.put(store, change.apply(progress(store)));
        return but(draft -> draft.stores = changed);
    }

    /** With one more attempt, for which each store is proven anew; one that is announced once more takes the place of the one before. */
    Run plus(Attempt attempt) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.removeIf(known -> known.number() == attempt.number());
        more.add(attempt);
        Map<StoreId, Progress> anew = new TreeMap<>();
        stores.forEach((store, progress) -> anew.put(store, progress.anew()));
        return but(draft -> {
            draft.attempts = more;
            draft.stores = anew;
        });
    }

    Run with(int number, UnaryOperator<Attempt> change) {
        return withEach(attempt -> attempt.number() == number ? change.apply(attempt) : attempt);
    }

    Run withEach(UnaryOperator<Attempt> change) {
        return but(draft -> draft.attempts = attempts.stream().map(change).toList());
    }

    private Run but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.run();
    }

    /** A run that is being changed. */
    private static final class Draft {
        private final RunId id;
        private final Charter charter;
        private Urgency urgency;
        private long epoch;
        private Event.@Nullable Sourced source;
        private @Nullable Base base;
        private @Nullable Loan loan;
        private int mints;
        private List<Attempt> attempts = List.of();
        private Map<StoreId, Progress> stores = Map.of();
        private Finish finish = Finish.NONE;
        private @Nullable Duration unsure;
        private @Nullable Duration hold;
        private Duration heldAt = Duration.ZERO;
        private boolean approving;
        private boolean approvalsClosed;
        private boolean suspect;
        private Set<SessionId> vouched = Set.of();
        private @Nullable Stop abandoned;

        Draft(RunId id, Charter charter) {
            this.id = id;
            this.charter = charter;
            this.urgency = charter.urgency();
        }

        Draft(Run run) {
            this(run.id, run.charter);
            urgency = run.urgency;
            epoch = run.epoch;
            source = run.source;
            base = run.base;
            loan = run.loan;
            mints = run.mints;
            attempts = run.attempts;
            stores = run.stores;
            finish = run.finish;
            unsure = run.unsure;
            hold = run.hold;
            heldAt = run.heldAt;
            approving = run.approving;
            approvalsClosed = run.approvalsClosed;
            suspect = run.suspect;
            vouched = run.vouched;
            abandoned = run.abandoned;
        }

        Run run() {
            return new Run(
                    id,
                    charter,
                    urgency,
                    epoch,
                    source,
                    base,
                    loan,
                    mints,
                    List.copyOf(attempts),
                    Map.copyOf(stores),
                    finish,
                    unsure,
                    hold,
                    heldAt,
                    approving,
                    approvalsClosed,
                    suspect,
                    Set.copyOf(vouched),
                    abandoned);
        }
    }
}
