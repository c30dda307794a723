package dev.keyrota.journal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;

/** The right to act on one vendor account, held by this process alone. */
public interface Lease extends AutoCloseable {
    /** The account it is for. */
    String account();

    /** Raised by one at each lease of this account; every append checks that it is still the highest. */
    long epoch();

    /**
     * Appends one fact of a run. When it returns, the fact is durable.
     *
     * @throws LeaseLostException if a later lease exists or this one was closed: nothing was appended
     * @throws JournalFullException if there is no space: it is not known whether the fact is there, and a resume finds out
     * @throws JournalException for anything else that stops the journal from writing
     */
    Fact append(RunId run, Event event);

    /**
     * Makes sure that the lease is still held; asked immediately before each deed.
     *
     * @throws LeaseLostException if it is not
     */
    void check();

    @Override
    void close();
}
