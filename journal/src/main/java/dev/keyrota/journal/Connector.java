package dev.keyrota.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/** Opens connections to a database file. Tests open them with less space or patience. */
interface Connector {
    /** A new connection. @throws SQLException if the file cannot be opened, or is not a database */
    Connection connect(Path file) throws SQLException;

    /**
     * A connection whose commits survive a loss of power ({@code synchronous=FULL}; {@code fullfsync} for macOS, where an ordinary fsync
     * does not reach the disk), that waits up to 10 s for other processes, and that runs no code hidden in a file's schema.
     */
    static Connection durable(Path file) throws SQLException {
        // As a URI, because sqlite-jdbc takes what follows a question mark in a plain name for settings.
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + file.toUri(), new Properties());
        try (Statement settings = connection.createStatement()) {
            settings.executeUpdate("PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;"
                    + " PRAGMA checkpoint_fullfsync = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
