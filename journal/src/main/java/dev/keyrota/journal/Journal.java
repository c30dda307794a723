package dev.keyrota.journal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has happened: append-only facts, each chained to the one before by its hash. Nothing is ever changed or removed. A fact that an
 * append has returned survives the end of the process and the loss of power. Safe for use by many threads.
 */
public interface Journal extends AutoCloseable {
    /**
     * Takes the lease on a vendor account, the right to act there, and raises its epoch. It ends with {@link Lease#close} or with the
     * process, whichever comes first, and never by time alone.
     *
     * @param account the account's name in the configuration
     * @param holder who asks, for whoever is refused meanwhile, and as the actor of the facts
     * @throws LeaseHeldException at once, if another process or another lease of this one holds it; says who, where and since when
     * @throws JournalException if the journal cannot be written; says what a person can do
     */
    Lease lease(String account, Holder holder);

    /**
     * Appends one fact that belongs to no run and needs no lease, such as an adoption. When it returns, the fact is durable.
     *
     * @param holder who writes it
     * @throws JournalFullException if there is no space: it is not known whether the fact is there
     * @throws JournalException for anything else that stops the journal from writing
     */
    Fact note(Holder holder, Event event);

    /** Every fact in order; the chain is checked on the way. @throws DamagedJournalException naming the first bad fact */
    List<Fact> facts();

    /** The facts of one run, in order, each checked by itself. @throws DamagedJournalException naming the first bad fact */
    List<Fact> facts(RunId run);

    /**
     * The facts of one kind of event, in order, over all runs, each checked by itself.
     *
     * @param kind an event's record, or a sealed interface for all that it permits
     * @throws DamagedJournalException naming the first bad fact
     */
    List<Fact> facts(Class<? extends Event> kind);

    /** The last fact; null in an empty journal. @throws DamagedJournalException if it is bad */
    @Nullable
    Fact head();

    /**
     * Checks everything that can be checked without another copy: that no fact is missing before the last, each is as it was written and
     * follows from the one before, and the indexes agree with the facts. Facts cut off at the end cannot be seen from inside.
     *
     * @param lines takes each line as it is kept, in order, up to the first that is bad or missing; also those that this version cannot read
     */
    Verification verify(Consumer<CanonicalLine> lines);

    /** As {@link #verify(Consumer)}. */
    default Verification verify() {
        return verify(_ -> {});
    }

    /** Ends the leases that were taken here, too. */
    @Override
    void close();
}
