package dev.keyrota.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a journal does while it alone may write to the database. Its statements are prepared once; one thread uses it. */
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement head;
    private final PreparedStatement insert;
    private final PreparedStatement epoch;
    private final PreparedStatement raise;

    Transaction(Connection connection) throws SQLException {
        this.connection = connection;
        // IMMEDIATE: what is read here stays true until the commit, because no other process can write meanwhile.
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        head = connection.prepareStatement("SELECT seq, line, hash FROM fact ORDER BY seq DESC LIMIT 1");
        insert = connection.prepareStatement("INSERT INTO fact (seq, line, hash) VALUES (?, ?, ?)");
        epoch = connection.prepareStatement("SELECT epoch FROM lease WHERE account = ?");
        raise = connection.prepareStatement("INSERT INTO lease (account, epoch) VALUES (?, 1)"
                + " ON CONFLICT (account) DO UPDATE SET epoch = epoch + 1 RETURNING epoch");
    }

    void begin() throws SQLException {
        begin.execute();
    }

    void commit() throws SQLException {
        commit.execute();
    }

    /**
     * Puts a fact after the last one.
     *
     * @param place the journal, for messages
     * @throws DamagedJournalException if the last one is not what was written: nothing is chained to it
     */
    Fact append(Draft draft, String place) throws SQLException {
        Row head = head();
        if (head != null) {
            head.check(place);
        }
        Fact fact =
                head == null ? draft.fact(1, CanonicalLine.NOTHING_BEFORE) : draft.fact(head.seq() + 1, head.hash());
        insert(Row.of(fact.seq(), draft.line(fact)));
        return fact;
    }

    private @Nullable Row head() throws SQLException {
        try (ResultSet rows = head.executeQuery()) {
            return rows.next() ? Row.of(rows) : null;
        }
    }

    private void insert(Row row) throws SQLException {
        insert.setLong(1, row.seq());
        insert.setString(2, row.line().text());
        insert.setString(3, row.hash());
        insert.executeUpdate();
    }

    /** The account's highest epoch; 0 if it was never leased. */
    long epoch(String account) throws SQLException {
        return number(epoch, account);
    }

    /** Raises the account's epoch by one. */
    long raise(String account) throws SQLException {
        return number(raise, account);
    }

    private static long number(PreparedStatement query, String account) throws SQLException {
        query.setString(1, account);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Whatever was not committed is rolled back. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
