package dev.keyrota.journal;

import static dev.keyrota.journal.JournalContract.ADOPTED;
import static dev.keyrota.journal.JournalContract.CLEARED;
import static dev.keyrota.journal.JournalContract.ENTERED;
import static dev.keyrota.journal.JournalContract.KRIS;
import static dev.keyrota.journal.JournalContract.OTHER_RUN;
import static dev.keyrota.journal.JournalContract.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.protocol.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed behind the journal's back is found, and the first bad fact is named. */
class DamageTest {
    private static final int FLIPS = Boolean.getBoolean("deep") ? 20_000 : 1_000;

    @TempDir
    private Path folder;

    private Path file = Path.of("journal.db");
    private List<Fact> facts = List.of();
    private byte[] whole = {};

    @BeforeEach
    void writes() throws IOException {
        file = folder.resolve("journal.db");
        try (Journal journal = open();
                Lease lease = journal.lease("heroku", KRIS)) {
            for (int i = 0; i < 2; i++) {
                lease.append(RUN, ENTERED);
                lease.append(OTHER_RUN, CLEARED);
            }
            journal.note(KRIS, ADOPTED);
            facts = journal.facts();
        }
        whole = Files.readAllBytes(file);
    }

    private Journal open() {
        return SqliteJournal.open(folder, new SteppingClock());
    }

    @Test
    void any_changed_byte_of_any_line_or_hash_is_found_and_names_its_fact() {
        for (Fact fact : facts) {
            CanonicalLine line = CanonicalLine.of(fact);
            int at = indexOf(line.text() + line.hash(), 0);
            for (int i = 0; i < line.text().length() + line.hash().length(); i++) {
                flip(at + i, 1 << (i % 8));
                assertThatThrownBy(this::readAll)
                        .as("byte %s of fact %s", i, fact.seq())
                        .isInstanceOfSatisfying(
                                DamagedJournalException.class,
                                damaged -> assertThat(damaged.seq()).isEqualTo(fact.seq()))
                        .hasMessageContaining("Fact " + fact.seq() + " of " + file + " is damaged");
            }
        }
    }

    private void readAll() {
        try (Journal journal = open()) {
            journal.facts();
        }
    }

    /**
     * Bytes that mean nothing may change; but then every answer is as before, the indexes' too. About 1.5 ms a flip on an idle machine, four
     * times that beside others.
     */
    @Test
    @Timeout(600)
    void no_changed_byte_anywhere_in_the_file_ever_gives_another_answer() {
        Random random = new Random(20261122);
        int found = 0;
        for (int i = 0; i < FLIPS; i++) {
            int at = random.nextInt(whole.length);
            flip(at, 1 << random.nextInt(8));
            found += answersAsBefore(at) ? 0 : 1;
        }
        System.out.printf("damage: %d of %d flipped bits were noticed, the others changed no answer%n", found, FLIPS);
        assertThat(found).isPositive();
    }

    /** False if the journal refuses, or its verification finds something. */
    private boolean answersAsBefore(int at) {
        try (Journal journal = open()) {
            if (!journal.verify().ok()) {
                return false;
            }
            assertThat(journal.facts()).as("byte %s", at).isEqualTo(facts);
            assertThat(journal.facts(RUN)).as("byte %s", at).isEqualTo(of(RUN));
            assertThat(journal.facts(OTHER_RUN)).as("byte %s", at).isEqualTo(of(OTHER_RUN));
            assertThat(journal.facts(ADOPTED.getClass())).as("byte %s", at).hasSize(1);
            return true;
        } catch (JournalException e) {
            assertThat(e.remedy()).isNotBlank();
            return false;
        }
    }

    /** A lost fact of a run could make a resume believe that a deed was never announced. */
    @Test
    void a_run_of_which_an_index_has_lost_a_fact_is_not_leased() {
        int lost = 0;
        for (int at = indexOf(RUN.value(), 0); at >= 0; at = indexOf(RUN.value(), at + 1)) {
            flip(at, 1);
            try (Journal journal = open()) {
                if (journal.facts(RUN).size() < 2) {
                    lost++;
                    assertThatThrownBy(() -> journal.lease("heroku", KRIS)).isInstanceOf(DamagedJournalException.class);
                    assertThat(journal.verify().firstBad()).isZero();
                }
            } catch (DamagedJournalException e) {
                assertThat(e.seq()).isPositive();
            }
        }
        assertThat(lost).isPositive();
    }

    private List<Fact> of(RunId run) {
        return facts.stream().filter(fact -> run.equals(fact.run())).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4})
    void a_removed_fact_is_missing(long seq) throws SQLException {
        byHand("DROP TRIGGER fact_stays", "DELETE FROM fact WHERE seq = " + seq);
        try (Journal journal = open()) {
            assertThatThrownBy(journal::facts)
                    .hasMessageContaining("Fact " + seq + " of")
                    .hasMessageContaining("missing");
            Verification verification = journal.verify();
            assertThat(verification.ok()).isFalse();
            assertThat(verification.firstBad()).isEqualTo(seq);
            assertThat(verification.entries()).isEqualTo(seq - 1);
        }
    }

    @Test
    void a_fact_that_was_written_again_with_its_hash_does_not_fit_the_next() throws SQLException {
        Fact third = facts.get(2);
        Fact forged = new Fact(3, third.epoch(), third.at(), third.run(), "eve@laptop#1", third.event(), third.prev());
        CanonicalLine line = CanonicalLine.of(forged);
        byHand(
                "DROP TRIGGER fact_stays_as_it_is",
                "UPDATE fact SET line = '" + line.text() + "', hash = '" + line.hash() + "' WHERE seq = 3");
        try (Journal journal = open()) {
            assertThat(journal.verify().firstBad()).isEqualTo(4);
            assertThatThrownBy(journal::facts).hasMessageContaining("does not follow from the fact before it");
        }
    }

    /** Whoever changes a fact to what no version knows, and its hash with it, has not made it a newer version's. */
    @ParameterizedTest
    @ValueSource(strings = {"secret.dreamt", "secret.adopted "})
    void a_fact_that_was_changed_into_an_unknown_one_with_its_hash_does_not_fit_the_next(String name)
            throws SQLException {
        Fact third = facts.get(2);
        CanonicalLine line = new CanonicalLine(CanonicalLine.of(third).text().replace(third.name(), name));
        byHand(
                "DROP TRIGGER fact_stays_as_it_is",
                "UPDATE fact SET line = '" + line.text() + "', hash = '" + line.hash() + "' WHERE seq = 3");
        try (Journal journal = open()) {
            assertThat(journal.verify().firstBad()).isEqualTo(4);
            assertThat(journal.verify().isUnread()).isFalse();
            assertThatThrownBy(journal::facts).hasMessageContaining("Fact 3 of");
        }
    }

    @Test
    void an_epoch_that_falls_within_a_run_is_damage() throws SQLException {
        Fact late = new Fact(
                6,
                0,
                SteppingClock.START,
                RUN,
                "a@b#1",
                ENTERED,
                CanonicalLine.of(facts.getLast()).hash());
        CanonicalLine line = CanonicalLine.of(late);
        byHand("INSERT INTO fact (seq, line, hash) VALUES (6, '" + line.text() + "', '" + line.hash() + "')");
        try (Journal journal = open()) {
            assertThat(journal.verify().firstBad()).isEqualTo(6);
        }
    }

    @Test
    void nothing_is_appended_to_a_damaged_fact_and_nothing_is_leased_upon_it() throws SQLException {
        byHand("DROP TRIGGER fact_stays_as_it_is", "UPDATE fact SET hash = 'x' WHERE seq = 5");
        try (Journal journal = open()) {
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    () -> journal.note(KRIS, ADOPTED), () -> journal.lease("heroku", KRIS), journal::head)) {
                assertThatThrownBy(use)
                        .isInstanceOf(DamagedJournalException.class)
                        .hasMessageContaining("Fact 5");
            }
            assertThat(journal.verify().entries()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE fact SET line = '{}' WHERE seq = 1",
                "DELETE FROM fact WHERE seq = 5",
                "INSERT OR REPLACE INTO fact (seq, line, hash) VALUES (3, '{}', '')",
                "INSERT INTO fact (seq, line, hash) VALUES (11, '{}', '')",
                "INSERT INTO fact (line, hash) VALUES ('{}', '')",
                "UPDATE lease SET epoch = 0",
                "UPDATE lease SET account = 'other'",
                "DELETE FROM lease"
            })
    void the_database_itself_refuses_to_change_or_remove(String statement) {
        assertThatThrownBy(() -> byHand(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SQLITE_CONSTRAINT_TRIGGER");
        try (Journal journal = open()) {
            assertThat(journal.facts()).isEqualTo(facts);
        }
    }

    private void byHand(String... statements) throws SQLException {
        try (Connection connection = Connector.durable(file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        }
    }

    private void flip(int at, int bits) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) bits;
        try {
            Files.deleteIfExists(folder.resolve("journal.db-wal"));
            Files.deleteIfExists(folder.resolve("journal.db-shm"));
            Files.write(file, damaged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int indexOf(String text, int from) {
        return new String(whole, StandardCharsets.ISO_8859_1).indexOf(text, from);
    }
}
