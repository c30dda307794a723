package dev.keyrota.journal;

import static dev.keyrota.journal.JournalContract.ADOPTED;
import static dev.keyrota.journal.JournalContract.CLEARED;
import static dev.keyrota.journal.JournalContract.KRIS;
import static dev.keyrota.journal.JournalContract.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what this Keyrota expects, and files that others use. */
class OtherFilesTest {
    @TempDir
    private Path folder;

    private Journal open() {
        return SqliteJournal.open(folder, new SteppingClock());
    }

    private void byHand(String statement) throws SQLException {
        try (Connection connection = Connector.durable(folder.resolve("journal.db"))) {
            execute(connection, statement);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void refused(ThrowingCallable use, Reason reason, String... parts) {
        assertThatThrownBy(use).isInstanceOfSatisfying(JournalException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.sentence()).endsWith(".");
            assertThat(e.remedy()).endsWith(".");
            assertThat(List.of(parts)).allSatisfy(part -> assertThat(e).hasMessageContaining(part));
        });
    }

    @Test
    void a_newer_schema_names_the_newer_keyrota() throws SQLException {
        open().close();
        byHand("PRAGMA user_version = 99");
        refused(
                this::open,
                Reason.NEWER,
                "schema 99; this one knows " + Schema.NEWEST,
                "Use that version, or a newer one");
    }

    @Test
    void a_kind_of_fact_that_only_a_newer_keyrota_knows_is_no_damage() throws SQLException {
        Fact first;
        try (Journal journal = open()) {
            first = journal.note(KRIS, ADOPTED);
        }
        CanonicalLine next = new CanonicalLine(CanonicalLine.of(first)
                .text()
                .replace("\"seq\":1", "\"seq\":2")
                .replace("secret.adopted", "secret.dreamt")
                .replace(first.prev(), CanonicalLine.of(first).hash()));
        byHand("INSERT INTO fact (seq, line, hash) VALUES (2, '" + next.text() + "', '" + next.hash() + "')");
        try (Journal journal = open()) {
            refused(journal::facts, Reason.NEWER, "Fact 2 of", "unknown name secret.dreamt", "newer one");
            List<CanonicalLine> lines = new ArrayList<>();
            Verification found = journal.verify(lines::add);
            assertThat(found.entries()).isEqualTo(2);
            assertThat(found.firstBad()).isEqualTo(2);
            assertThat(found.isUnread()).isTrue();
            assertThat(found.problem()).contains("unknown to this version", "or was changed", "secret.dreamt");
            assertThat(lines).containsExactly(CanonicalLine.of(first), next);
            assertThat(journal.facts(ADOPTED.getClass())).containsExactly(first);
        }
    }

    @Test
    void a_file_that_is_no_database_is_left_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("journal.db"), "Dear diary, ".repeat(100));
        refused(this::open, Reason.NOT_A_JOURNAL, file + " is not a database", "Move it away");
        assertThat(file).hasContent("Dear diary, ".repeat(100));
    }

    @Test
    void a_database_of_another_program_is_left_alone() throws SQLException {
        byHand("CREATE TABLE bookmark (url TEXT)");
        refused(this::open, Reason.NOT_A_JOURNAL, "is a database, but not a journal of Keyrota");
        byHand("INSERT INTO bookmark VALUES ('https://example.com')");
    }

    @Test
    void a_file_that_stays_locked_is_not_waited_for_for_ever() throws SQLException {
        open().close();
        try (Connection other = Connector.durable(folder.resolve("journal.db"));
                Journal journal =
                        SqliteJournal.open(folder, new SteppingClock(), _ -> false, OtherFilesTest::impatient);
                Lease lease = journal.lease("heroku", KRIS)) {
            execute(other, "BEGIN IMMEDIATE");
            refused(() -> lease.append(RUN, CLEARED), Reason.BUSY, "Another process has kept", "fuser");
            refused(() -> journal.lease("other", KRIS), Reason.BUSY);
            execute(other, "COMMIT");
            assertThat(lease.append(RUN, CLEARED).seq()).isEqualTo(1);
            assertThat(journal.lease("other", KRIS).epoch()).isEqualTo(1);
        }
    }

    private static Connection impatient(Path file) throws SQLException {
        Connection connection = Connector.durable(file);
        execute(connection, "PRAGMA busy_timeout = 20");
        return connection;
    }

    @Test
    void commits_are_forced_to_the_disk_through_a_write_ahead_log() throws SQLException {
        open().close();
        try (Connection connection = Connector.durable(folder.resolve("journal.db"))) {
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "synchronous")).as("FULL").isEqualTo("2");
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("10000");
            assertThat(pragma(connection, "trusted_schema")).isEqualTo("0");
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.getString(1);
        }
    }
}
