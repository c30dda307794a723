package dev.keyrota.journal;

import dev.keyrota.journal.JournalException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteErrorCode;

/**
 * Brings a database to the newest schema. Version {@code n} is made from version {@code n - 1} by the resource {@code schema-n.sql}, which
 * never changes once it was released.
 */
final class Schema {
    static final int NEWEST = 1;

    /** In the file's header, so that a journal is told from any other database: "Keyr". */
    private static final int APPLICATION = 0x4b657972;

    private static final Duration POLL = Duration.ofMillis(10);

    private Schema() {}

    /**
     * Makes or migrates the schema; does nothing if it is the newest.
     *
     * @throws JournalException if the file is another program's, or a newer Keyrota's
     */
    static void prepare(Connection connection, Path file) throws SQLException {
        if (versionAtOneMoment(connection, file) < NEWEST) {
            try (Statement statement = connection.createStatement()) {
                logAhead(statement, number(connection, "PRAGMA busy_timeout"));
                statement.execute("BEGIN IMMEDIATE");
                migrate(statement, version(connection, file));
                statement.execute("COMMIT");
            }
        }
    }

    /**
     * Makes the log a write-ahead log. Where two processes do this to a new file at once, SQLite tells one of them that it is busy without
     * waiting, whatever the patience; so the waiting is done here.
     */
    private static void logAhead(Statement statement, int patienceMillis) throws SQLException {
        statement.execute("PRAGMA busy_timeout = 0");
        for (long left = patienceMillis / POLL.toMillis(); !isLogAhead(statement, left > 0); left--) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        statement.execute("PRAGMA busy_timeout = " + patienceMillis);
    }

    private static boolean isLogAhead(Statement statement, boolean patient) throws SQLException {
        try {
            statement.execute("PRAGMA journal_mode = WAL");
            return true;
        } catch (SQLException e) {
            if (patient && e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code) {
                return false;
            }
            throw e;
        }
    }

    /** In one transaction, since another process may make the schema between one question and the next. */
    private static int versionAtOneMoment(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            try {
                return version(connection, file);
            } finally {
                statement.execute("COMMIT");
            }
        }
    }

    /** Zero for a new file. Asked again inside the transaction, because another process may have been faster. */
    private static int version(Connection connection, Path file) throws SQLException {
        int version = number(connection, "PRAGMA user_version");
        int application = number(connection, "PRAGMA application_id");
        boolean fresh =
                application == 0 && version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (application != APPLICATION && !fresh) {
            throw Faults.notAJournal(file, "is a database, but not a journal of Keyrota");
        }
        if (version > NEWEST) {
            throw new JournalException(
                    Reason.NEWER,
                    file + " was written by a newer Keyrota (schema " + version + "; this one knows " + NEWEST + ").",
                    "Use that version, or a newer one; keyrota version says which this is.",
                    null);
        }
        return version;
    }

    /** The statements that make version {@code to} of the one before. */
    static String script(int to) {
        String name = "schema-" + to + ".sql";
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void migrate(Statement statement, int from) throws SQLException {
        for (int to = from + 1; to <= NEWEST; to++) {
            statement.executeUpdate(script(to));
        }
        statement.executeUpdate("PRAGMA application_id = " + APPLICATION + "; PRAGMA user_version = " + NEWEST);
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.getInt(1);
        }
    }
}
