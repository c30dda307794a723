package dev.keyrota.journal;

import dev.keyrota.protocol.RunId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the facts of a journal from the first on, and makes sure that each follows from the one before. */
final class Chain {
    private final String place;
    private final Map<RunId, Long> epochs = new HashMap<>();
    private long length;
    private String head = CanonicalLine.NOTHING_BEFORE;
    private @Nullable Verification unread;

    /** @param place the journal, for messages */
    Chain(String place) {
        this.place = place;
    }

    /**
     * A chain that goes on after a row.
     *
     * @throws DamagedJournalException if that row's line is not the one that was written
     */
    static Chain after(Row row, String place) {
        row.check(place);
        Chain chain = new Chain(place);
        chain.length = row.seq();
        chain.head = row.hash();
        return chain;
    }

    /** What was found so far. */
    Verification found() {
        return unread == null
                ? new Verification(length, head, null, null)
                : new Verification(length, head, unread.firstBad(), unread.problem());
    }

    /** What was found, and then this. */
    Verification found(DamagedJournalException bad) {
        return new Verification(length, head, bad.seq(), bad.sentence());
    }

    /**
     * As {@link #next}, for whoever goes on behind a fact that this version cannot read: only the next one, which holds its hash, shows
     * whether it belongs there.
     */
    void pass(Row row) {
        try {
            next(row);
        } catch (DamagedJournalException damaged) {
            throw damaged;
        } catch (JournalException unknown) {
            length = row.seq();
            head = row.hash();
            unread = unread == null ? new Verification(0, "", length, unknown.sentence()) : unread;
        }
    }

    /**
     * The next fact.
     *
     * @throws DamagedJournalException if it is missing, is not what was written, or does not follow
     * @throws JournalException if its bytes fit their hash, and this version of Keyrota cannot read them
     */
    Fact next(Row row) {
        long seq = length + 1;
        if (row.seq() != seq) {
            throw new DamagedJournalException(place, seq, "it is missing", null);
        }
        Fact fact = row.fact(place);
        if (!fact.prev().equals(head)) {
            throw new DamagedJournalException(place, seq, "it does not follow from the fact before it", null);
        }
        if (fact.run() != null && epochs.merge(fact.run(), fact.epoch(), Math::max) > fact.epoch()) {
            throw new DamagedJournalException(
                    place, seq, "its epoch is lower than one before it in the same run", null);
        }
        length = seq;
        head = row.hash();
        return fact;
    }
}
