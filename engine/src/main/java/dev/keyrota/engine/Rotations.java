package dev.keyrota.engine;

import dev.keyrota.journal.Holder;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.Lease;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins, resumes and gives up rotations, each under the lease of its account. */
public final class Rotations {
    private final Journal journal;
    private final Engine engine;
    private final Holder holder;
    private final Supplier<RunId> ids;

    /** @param ids a fresh random run id at each call */
    public Rotations(Journal journal, Engine engine, Holder holder, Supplier<RunId> ids) {
        this.journal = journal;
        this.engine = engine;
        this.holder = holder;
        this.ids = ids;
    }

    /**
     * What came of it.
     *
     * @param rotation the rotation, read back from the journal
     * @param end why this process stopped working on it
     * @param resumed whether it was begun before
     */
    public record Outcome(Ledger.Rotation rotation, Effect.End end, boolean resumed) {}

    /**
     * Replaces a credential. An open rotation of it is resumed and never started again, since a second start would take the new key for
     * the old one; only one that has not even identified the old key is ended, and begun anew by today's configuration. An emergency makes
     * one of an open rotation.
     *
     * @param charter makes the charter from what the journal records as current (null if nothing)
     * @throws dev.keyrota.journal.LeaseHeldException if another process works on the account
     */
    public Outcome rotate(
            String credential,
            String env,
            String account,
            Function<Charter.@Nullable Known, Charter> charter,
            Reach reach,
            Handed handed)
            throws InterruptedException {
        try (Lease lease = journal.lease(account, holder)) {
            Ledger ledger = new Ledger(journal);
            Charter asked = charter.apply(ledger.current(credential, env));
            Ledger.Rotation open = ledger.open(credential, env);
            if (open != null && open.hasBegun()) {
                if (open.charter().purpose() != asked.purpose()) {
                    throw new OtherPurposeException(open.id(), open.charter().purpose());
                }
                return proceed(open, lease, reach, hastening(open, asked), handed, true);
            }
            if (open != null) {
                lease.append(open.id(), new Event.Entered(lease.epoch(), holder.host(), holder.pid()));
                lease.append(open.id(), new Event.Aborted(Stop.SUPERSEDED));
            }
            return begin(asked, ledger, lease, reach, handed);
        }
    }

    /**
     * Begins what a charter says that was agreed to.
     *
     * @param charter of a recovery, or of a clean-up
     * @throws OtherPurposeException if a run of the credential is open, which is to be gone on with instead
     * @throws dev.keyrota.journal.LeaseHeldException if another process works on the account
     */
    public Outcome begin(Charter charter, Reach reach) throws InterruptedException {
        try (Lease lease = journal.lease(charter.account(), holder)) {
            Ledger ledger = new Ledger(journal);
            Ledger.Rotation open = ledger.open(charter.credential(), charter.env());
            if (open != null) {
                throw new OtherPurposeException(open.id(), open.charter().purpose());
            }
            return begin(charter, ledger, lease, reach, Handed.nothing());
        }
    }

    private Outcome begin(Charter asked, Ledger ledger, Lease lease, Reach reach, Handed handed)
            throws InterruptedException {
        RunId id = ids.get();
        lease.append(id, new Event.Opened(id, asked));
        return proceed(ledger.rotation(id), lease, reach, List.of(), handed, false);
    }

    /** Only towards more haste: what an emergency has begun is not taken back by a schedule. */
    private static List<Event> hastening(Ledger.Rotation open, Charter asked) {
        Run run = open.state().run();
        boolean more = run != null && asked.urgency().compareTo(run.urgency()) > 0;
        boolean worse = asked.reason() == Charter.Reason.COMPROMISE && open.reason() != Charter.Reason.COMPROMISE;
        return more || worse
                ? List.of(new Event.Hastened(asked.urgency(), asked.reason(), asked.requestedBy()))
                : List.of();
    }

    /**
     * Goes on with a rotation. One that has ended is left as it is.
     *
     * @param said what a person answers for: {@code Vouched} and {@code ApprovalsClosed}
     */
    public Outcome resume(RunId id, Reach reach, List<Event> said, Handed handed) throws InterruptedException {
        Ledger.Rotation known = new Ledger(journal).rotation(id);
        if (known.ended()) {
            return over(known);
        }
        try (Lease lease = journal.lease(known.charter().account(), holder)) {
            return proceed(new Ledger(journal).rotation(id), lease, reach, said, handed, true);
        }
    }

    /** Goes on with a rotation, with nobody answering for anything. */
    public Outcome resume(RunId id, Reach reach) throws InterruptedException {
        return resume(id, reach, List.of(), Handed.nothing());
    }

    /**
     * Gives a rotation up and undoes what it did.
     *
     * @throws NotAbortableException if a write to the vault was announced: then the way is forward
     */
    public Outcome abort(RunId id, Reach reach) throws InterruptedException {
        Ledger.Rotation known = new Ledger(journal).rotation(id);
        if (known.ended()) {
            return over(known);
        }
        try (Lease lease = journal.lease(known.charter().account(), holder)) {
            Ledger.Rotation rotation = new Ledger(journal).rotation(id);
            Run run = rotation.state().run();
            if (run == null || run.isPastReturn()) {
                throw new NotAbortableException(id);
            }
            return proceed(
                    rotation, lease, reach, List.of(new Event.Abandoned(Stop.REQUESTED)), Handed.nothing(), true);
        }
    }

    /**
     * What came of a rotation that has ended: nothing is contacted for it.
     *
     * @throws IllegalStateException if it goes on
     */
    public static Outcome over(Ledger.Rotation ended) {
        return new Outcome(ended, over(ended.state()), true);
    }

    private static Effect.End over(State state) {
        return switch (state) {
            case State.Done _ -> new Effect.End.Complete();
            case State.Undone(var _, var why) -> new Effect.End.Abort(why);
            case State.Unopened _,
                    State.Standing _,
                    State.Announced _,
                    State.Doubtful _,
                    State.Halted _,
                    State.Resting _ -> throw new IllegalStateException("the rotation goes on");
        };
    }

    private Outcome proceed(
            Ledger.Rotation rotation, Lease lease, Reach reach, List<Event> further, Handed handed, boolean resumed)
            throws InterruptedException {
        List<Event> openings = new ArrayList<>();
        openings.add(new Event.Entered(lease.epoch(), holder.host(), holder.pid()));
        openings.addAll(further);
        Effect.End end = engine.proceed(rotation.id(), rotation.events(), lease, reach, openings, handed);
        return new Outcome(new Ledger(journal).rotation(rotation.id()), end, resumed);
    }
}
