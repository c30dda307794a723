package dev.keyrota.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A fact as a database keeps it.
 *
 * @param seq its number
 * @param line its canonical line, in UTF-8
 * @param hash SHA-256 of the line, as it was computed when the line was written
 */
record Row(long seq, byte[] line, String hash) {
    /** The row that a query of {@code seq, line, hash} stands on; what damage has emptied is empty text, and is found by its hash. */
    static Row of(ResultSet rows) throws SQLException {
        byte[] line = rows.getBytes(2);
        String hash = rows.getString(3);
        return new Row(rows.getLong(1), line == null ? new byte[0] : line, hash == null ? "" : hash);
    }

    static Row of(long seq, CanonicalLine line) {
        byte[] bytes = line.bytes();
        return new Row(seq, bytes, CanonicalLine.hash(bytes));
    }

    /**
     * Makes sure that the line is the one that was written.
     *
     * @param place the journal, for the message
     * @throws DamagedJournalException if it is not
     */
    void check(String place) {
        if (!CanonicalLine.hash(line).equals(hash)) {
            throw new DamagedJournalException(place, seq, "its bytes do not fit its hash", null);
        }
    }

    /**
     * The fact that the line stands for.
     *
     * @throws DamagedJournalException if the line is not the one that was written
     * @throws JournalException if it is, and this version of Keyrota cannot read it
     */
    Fact fact(String place) {
        check(place);
        Fact fact;
        try {
            fact = new CanonicalLine(new String(line, StandardCharsets.UTF_8)).fact();
        } catch (UnreadableLineException e) {
            throw new JournalException(
                    JournalException.Reason.NEWER,
                    "Fact " + seq + " of " + place + " is whole, but this Keyrota cannot read it (" + e.getMessage() + ").",
                    "Another version wrote it: use that one, or a newer one.",
                    e);
        }
        if (fact.seq() != seq) {
            throw new DamagedJournalException(place, seq, "it says that it is fact " + fact.seq(), null);
        }
        return fact;
    }
}
