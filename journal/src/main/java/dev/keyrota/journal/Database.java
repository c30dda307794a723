package dev.keyrota.journal;

import dev.keyrota.journal.JournalException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A journal's file: one connection that reads, one thread that writes (from the first write on), and errors in a person's words. */
final class Database implements AutoCloseable {
    private final Path file;
    private final Connector connector;
    private final Queries queries;
    private @Nullable GroupCommit writer;
    private boolean closed;

    private Database(Path file, Connector connector, Queries queries) {
        this.file = file;
        this.connector = connector;
        this.queries = queries;
    }

    /** Something to be asked. */
    interface Question<T extends @Nullable Object> {
        T ask(Queries queries) throws SQLException;
    }

    /**
     * Opens the file, and brings its schema to the newest version.
     *
     * @param file is there, and may be empty
     */
    static Database open(Path file, Connector connector) {
        try {
            Connection connection = connector.connect(file);
            Database database = new Database(file, connector, new Queries(connection));
            try {
                Schema.prepare(connection, file);
                return database;
            } catch (SQLException | JournalException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.of(e, file);
        }
    }

    /** The file's name, for messages. */
    String place() {
        return file.toString();
    }

    synchronized <T extends @Nullable Object> T read(Question<T> question) {
        mustBeOpen();
        try {
            return question.ask(queries);
        } catch (SQLException e) {
            throw Faults.of(e, file);
        }
    }

    /** Does something in a transaction, together with what others do at the same time, and returns when it is durable. */
    <T> T write(GroupCommit.Write<T> write) {
        try {
            return writer().write(write);
        } catch (SQLException e) {
            throw Faults.of(e, file);
        }
    }

    private synchronized GroupCommit writer() {
        mustBeOpen();
        if (writer == null) {
            writer = new GroupCommit(this::transaction);
        }
        return writer;
    }

    private Transaction transaction() throws SQLException {
        Connection connection = connector.connect(file);
        try {
            return new Transaction(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void mustBeOpen() {
        if (closed) {
            throw new JournalException(
                    Reason.CLOSED, "The journal " + file + " was closed before.", "Open it again.", null);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (queries) {
            if (writer != null) {
                writer.close();
            }
        } catch (SQLException e) {
            throw Faults.of(e, file);
        }
    }
}
