package dev.keyrota.journal;

import dev.keyrota.protocol.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What a journal asks of the database, on a connection that does nothing else. One thread at a time uses it. */
final class Queries implements AutoCloseable {
    private static final String ROWS = "SELECT seq, line, hash FROM fact ";

    private final Connection connection;

    Queries(Connection connection) {
        this.connection = connection;
    }

    /** Hands on all rows, from the first fact to the last. */
    void all(Consumer<Row> use) throws SQLException {
        each(use, ROWS + "ORDER BY seq");
    }

    /** The last rows, the last one first. */
    List<Row> last(int count) throws SQLException {
        return rows(ROWS + "ORDER BY seq DESC LIMIT " + count);
    }

    List<Row> of(RunId run) throws SQLException {
        return rows(ROWS + "WHERE run = ? ORDER BY seq", run.value());
    }

    /** The rows of events that have one of these names. */
    List<Row> named(Collection<String> names) throws SQLException {
        String marks = String.join(",", Collections.nCopies(names.size(), "?"));
        return rows(ROWS + "WHERE event IN (" + marks + ") ORDER BY seq", names.toArray(String[]::new));
    }

    /** The account's highest epoch; 0 if it was never leased. */
    long epoch(String account) throws SQLException {
        try (PreparedStatement query = prepared("SELECT epoch FROM lease WHERE account = ?", account);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** What SQLite finds wrong with the file itself, and with the indexes against the facts; "ok" if nothing. */
    String integrity() throws SQLException {
        try (PreparedStatement query = prepared("PRAGMA integrity_check(1)");
                ResultSet rows = query.executeQuery()) {
            return rows.getString(1);
        }
    }

    private List<Row> rows(String sql, String... values) throws SQLException {
        List<Row> rows = new ArrayList<>();
        each(rows::add, sql, values);
        return rows;
    }

    private void each(Consumer<Row> use, String sql, String... values) throws SQLException {
        try (PreparedStatement query = prepared(sql, values);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                use.accept(Row.of(rows));
            }
        }
    }

    private PreparedStatement prepared(String sql, String... values) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            query.setString(i + 1, values[i]);
        }
        return query;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
