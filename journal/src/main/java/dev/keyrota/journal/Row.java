package dev.keyrota.journal;

import dev.keyrota.journal.JournalException.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A fact as a database keeps it.
 *
 * @param seq its number
 * @param line its canonical line
 * @param hash SHA-256 of the line, as it was computed when the line was written
 */
record Row(long seq, CanonicalLine line, String hash) {
    static Row of(long seq, CanonicalLine line) {
        return new Row(seq, line, line.hash());
    }

    /** The row that a query of {@code seq, line, hash} stands on. What damage has made null is empty text here, and has another hash. */
    static Row of(ResultSet rows) throws SQLException {
        String line = rows.getString(2);
        String hash = rows.getString(3);
        return new Row(rows.getLong(1), new CanonicalLine(line == null ? "" : line), hash == null ? "" : hash);
    }

    /**
     * Makes sure that the line is the one that was written.
     *
     * @param place the journal, for the message
     * @throws DamagedJournalException if it is not
     */
    void check(String place) {
        if (!line.hash().equals(hash)) {
            throw new DamagedJournalException(place, seq, "its bytes do not fit its hash", null);
        }
    }

    /**
     * The fact that the line stands for.
     *
     * @throws DamagedJournalException if the line is not the one that was written
     * @throws JournalException if its bytes fit their hash, and this version of Keyrota cannot read them
     */
    Fact fact(String place) {
        check(place);
        Fact fact = read(place);
        if (fact.seq() != seq) {
            throw new DamagedJournalException(place, seq, "it says that it is fact " + fact.seq(), null);
        }
        return fact;
    }

    private Fact read(String place) {
        try {
            return line.fact();
        } catch (UnreadableLineException e) {
            throw new JournalException(
                    Reason.NEWER,
                    "Fact " + seq + " of " + place + " is unknown to this version of Keyrota, or was changed ("
                            + e.getMessage() + ").",
                    "If another version wrote it, use that one, or a newer one.",
                    e);
        }
    }
}
