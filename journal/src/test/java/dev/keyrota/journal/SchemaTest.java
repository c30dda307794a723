package dev.keyrota.journal;

import static dev.keyrota.journal.JournalContract.CLEARED;
import static dev.keyrota.journal.JournalContract.KRIS;
import static dev.keyrota.journal.JournalContract.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A journal of every schema version there ever was, kept as {@code journal-VERSION.sql}, is opened and gone on with. */
class SchemaTest {
    @TempDir
    private Path home;

    static IntStream versions() {
        return IntStream.rangeClosed(1, Schema.NEWEST);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_journal_of_any_version_keeps_its_facts_and_goes_on(int version) throws Exception {
        byHand(home.resolve("journal.db"), "PRAGMA journal_mode = WAL;" + old(version));
        try (Journal journal = SqliteJournal.open(home, new SteppingClock());
                Lease lease = journal.lease("heroku", KRIS)) {
            assertThat(journal.facts(RUN)).hasSize(4).isEqualTo(journal.facts());
            assertThat(lease.epoch()).isEqualTo(2);
            assertThat(lease.append(RUN, CLEARED).seq()).isEqualTo(5);
            assertThat(journal.verify())
                    .extracting(Verification::ok, Verification::entries)
                    .containsExactly(true, 5L);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void the_scripts_still_make_the_schema_that_was_released(int version) throws Exception {
        Path old = home.resolve("old.db");
        Path made = home.resolve("made.db");
        byHand(old, old(version));
        for (int to = 1; to <= version; to++) {
            byHand(made, Schema.script(to));
        }
        assertThat(schema(made)).isEqualTo(schema(old)).isNotEmpty();
    }

    @Test
    void a_new_journal_has_the_schema_that_the_scripts_make() throws Exception {
        SqliteJournal.open(home, new SteppingClock()).close();
        Path made = home.resolve("made.db");
        for (int to = 1; to <= Schema.NEWEST; to++) {
            byHand(made, Schema.script(to));
        }
        assertThat(schema(home.resolve("journal.db"))).isEqualTo(schema(made));
    }

    private static String old(int version) throws IOException {
        try (InputStream dump = SchemaTest.class.getResourceAsStream("journal-" + version + ".sql")) {
            return new String(Objects.requireNonNull(dump).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void byHand(Path file, String statements) throws SQLException {
        try (Connection connection = Connector.durable(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }

    /** Every table, index and trigger, without comments and line ends. */
    private static List<String> schema(Path file) throws SQLException {
        List<String> schema = new ArrayList<>();
        try (Connection connection = Connector.durable(file);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")) {
            while (rows.next()) {
                schema.add(rows.getString(1).replaceAll("\\s+", " "));
            }
        }
        return schema;
    }
}
