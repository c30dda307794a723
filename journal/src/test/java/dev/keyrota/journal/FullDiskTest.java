package dev.keyrota.journal;

import static dev.keyrota.journal.JournalContract.CLEARED;
import static dev.keyrota.journal.JournalContract.ENTERED;
import static dev.keyrota.journal.JournalContract.KRIS;
import static dev.keyrota.journal.JournalContract.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was returned stays, nothing else is claimed, and when there is space again the journal goes on. */
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void a_database_that_may_not_grow_loses_nothing() {
        List<Fact> returned = new ArrayList<>();
        try (Journal journal = SqliteJournal.open(folder, new SteppingClock(), _ -> false, FullDiskTest::small);
                Lease lease = journal.lease("heroku", KRIS)) {
            assertThatThrownBy(() -> appendTo(lease, returned))
                    .isInstanceOfSatisfying(
                            JournalFullException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.FULL))
                    .hasMessageContaining("no space left to write to " + folder.resolve("journal.db"))
                    .hasMessageContaining("keyrota resume");
            assertThat(returned).hasSizeGreaterThan(10);
            assertThat(journal.facts()).isEqualTo(returned);
            lease.check();
        }
        goesOnAfter(returned);
    }

    /** A connection to a database of at most 20 pages. */
    private static Connection small(Path file) throws SQLException {
        Connection connection = Connector.durable(file);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA max_page_count = 20");
        }
        return connection;
    }

    private static void appendTo(Lease lease, List<Fact> returned) {
        while (returned.size() < 100_000) {
            returned.add(lease.append(RUN, CLEARED));
        }
    }

    private void goesOnAfter(List<Fact> returned) {
        try (Journal journal = SqliteJournal.open(folder, new SteppingClock());
                Lease lease = journal.lease("heroku", KRIS)) {
            assertThat(journal.facts()).isEqualTo(returned);
            assertThat(lease.append(RUN, ENTERED).seq()).isEqualTo(returned.size() + 1);
            assertThat(journal.verify().ok()).isTrue();
        }
    }

    @Test
    void a_disk_that_is_full_loses_nothing_and_goes_on_once_there_is_space() throws IOException {
        List<Fact> returned = new ArrayList<>();
        try (Disk disk = Disk.mount(folder, "1m")) {
            Path ballast = Files.write(disk.path().resolve("ballast"), new byte[500_000]);
            try (Journal journal = SqliteJournal.open(folder, new SteppingClock());
                    Lease lease = journal.lease("heroku", KRIS)) {
                assertThatThrownBy(() -> appendTo(lease, returned)).isInstanceOf(JournalFullException.class);
                assertThat(returned).hasSizeGreaterThan(10);
                assertThat(journal.facts()).isEqualTo(returned);
                Files.delete(ballast);
                returned.add(lease.append(RUN, CLEARED));
            }
            goesOnAfter(returned);
        }
    }

    @Test
    void a_disk_without_any_space_says_so_before_there_is_a_journal() throws IOException {
        try (Disk disk = Disk.mount(folder, "64k")) {
            fill(disk.path().resolve("ballast"));
            assertThatThrownBy(() -> SqliteJournal.open(disk.path().resolve("journal"), new SteppingClock()))
                    .isInstanceOf(JournalFullException.class);
        }
    }

    private static void fill(Path ballast) {
        try {
            Files.write(ballast, new byte[1 << 20]);
        } catch (IOException _) {
            // That is the point.
        }
    }

    @Test
    void a_disk_that_became_read_only_is_named_with_its_user() throws IOException {
        try (Disk disk = Disk.mount(folder, "1m")) {
            SqliteJournal.open(folder.resolve("journal"), new SteppingClock()).close();
            disk.makeReadOnly();
            for (String name : List.of("journal", "new")) {
                assertThatThrownBy(() -> SqliteJournal.open(folder.resolve(name), new SteppingClock())
                                .note(KRIS, ENTERED))
                        .isInstanceOfSatisfying(
                                JournalException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY))
                        .hasMessageContaining("cannot be written by the user " + System.getProperty("user.name"))
                        .hasMessageContaining("--home");
            }
        }
    }
}
