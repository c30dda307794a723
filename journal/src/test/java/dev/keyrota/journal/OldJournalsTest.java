package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The journals that users have: each format that was ever released, as it was left then. A name or a field of an event that can no longer be
 * read fails here.
 */
class OldJournalsTest {
    @TempDir
    private Path folder;

    static Stream<String> all() {
        return Stream.iterate(1, version -> version + 1)
                .limit(Schema.NEWEST)
                .flatMap(version -> Stream.of("journal-" + version + "-ended", "journal-" + version + "-open"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_fact_is_read_and_is_the_same_line_as_then(String name) throws IOException {
        try (Journal journal = opened(name)) {
            assertThat(journal.verify().ok()).isTrue();
            assertThat(journal.facts().stream()
                            .map(fact -> CanonicalLine.of(fact).text()))
                    .isEqualTo(lines(name))
                    .hasSizeGreaterThan(5);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_is_gone_on_with(String name) throws IOException {
        try (Journal journal = opened(name);
                Lease lease = journal.lease("heroku", JournalContract.KRIS)) {
            RunId run = Objects.requireNonNull(
                    Objects.requireNonNull(journal.head()).run());
            assertThat(lease.append(run, JournalContract.ENTERED).seq())
                    .isEqualTo(lines(name).size() + 1);
            assertThat(journal.verify().ok()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "journal-1-ended")
    void the_runs_that_ended_have_ended(String name) throws IOException {
        try (Journal journal = opened(name)) {
            assertThat(states(journal)).hasExactlyElementsOfTypes(State.Done.class, State.Undone.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "journal-1-open")
    void the_run_that_was_open_is_open_where_it_was(String name) throws IOException {
        try (Journal journal = opened(name)) {
            assertThat(states(journal))
                    .singleElement()
                    .satisfies(state -> assertThat(state.run()).isNotNull())
                    .isNotInstanceOfAny(State.Done.class, State.Undone.class);
            assertThat(Objects.requireNonNull(journal.head()).event()).isInstanceOf(Event.Doubted.class);
        }
    }

    private static List<State> states(Journal journal) {
        return journal.facts(Event.Opened.class).stream()
                .map(Fact::run)
                .map(run -> Protocol.after(journal.facts(Objects.requireNonNull(run)).stream()
                        .map(Fact::event)
                        .toList()))
                .toList();
    }

    /** The control: what a renamed event or field would look like to the reader. */
    @Test
    void the_control_a_name_or_a_field_that_is_not_known_cannot_be_read() throws IOException {
        String line = lines("journal-1-open").getLast();

        assertThat(new CanonicalLine(line).fact().name()).isEqualTo("secret.rotate.doubted");
        assertThatThrownBy(() -> new CanonicalLine(line.replace("doubted", "uncertain")).fact())
                .isInstanceOf(UnreadableLineException.class);
        assertThatThrownBy(() -> new CanonicalLine(line.replace("\"why\"", "\"zwhy\"")).fact())
                .isInstanceOf(UnreadableLineException.class);
    }

    private Journal opened(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (InputStream old = resource(name + ".db")) {
            Files.copy(old, home.resolve("journal.db"));
        }
        return SqliteJournal.open(home, new SteppingClock());
    }

    static List<String> lines(String name) throws IOException {
        try (InputStream lines = resource(name + ".jsonl")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(OldJournalsTest.class.getResourceAsStream("old/" + name), name);
    }
}
