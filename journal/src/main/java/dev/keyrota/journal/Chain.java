package dev.keyrota.journal;

import dev.keyrota.protocol.RunId;
import java.util.HashMap;
import java.util.Map;

/** Follows the facts of a journal from the first on, and makes sure that each follows from the one before. */
final class Chain {
    private final String place;
    private final Map<RunId, Long> epochs = new HashMap<>();
    private long length;
    private String head = CanonicalLine.NOTHING_BEFORE;

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

    /** How many facts were whole so far. */
    long length() {
        return length;
    }

    /** SHA-256 of the last whole line. */
    String head() {
        return head;
    }

    /**
     * The next fact.
     *
     * @throws DamagedJournalException if it is missing, is not what was written, or does not follow
     * @throws JournalException if it is whole and this version of Keyrota cannot read it
     */
    Fact next(Row row) {
        long seq = length + 1;
        if (row.seq() != seq) {
            throw new DamagedJournalException(place, seq, "it is missing", null);
        }
        Fact fact = row.fact(place);
        if (fact.prev().isEmpty()) {
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
