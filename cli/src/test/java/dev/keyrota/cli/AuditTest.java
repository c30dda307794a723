package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints at the command line: made, kept elsewhere, and held against a log that somebody changed. */
class AuditTest {
    @TempDir
    private Path folder;

    private Path home = Path.of("");
    private Path anchor = Path.of("");

    @BeforeEach
    void a_log() throws IOException {
        home = OldJournals.copy("journal-1-ended", folder.resolve("home"));
        anchor = folder.resolve("elsewhere.txt");
    }

    private Shell.Result run(String... words) {
        return Shell.offline(folder, home, List.of(words));
    }

    private JsonNode verified(int exit, String... more) {
        List<String> words = new ArrayList<>(List.of("audit", "verify", "-o", "json"));
        words.addAll(List.of(more));
        Shell.Result result = Shell.offline(folder, home, words);
        assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(exit);
        return JsonMapper.shared().readTree(result.out());
    }

    private String checkpointed() {
        Shell.Result made = run("audit", "checkpoint", "--anchor", anchor.toString(), "-o", "json");
        assertThat(made.exit()).as(made.err()).isZero();
        return JsonMapper.shared().readTree(made.out()).path("key").asString();
    }

    @Test
    void a_log_without_a_checkpoint_is_whole_and_says_what_that_does_not_mean() {
        JsonNode found = verified(0);

        assertThat(found.path("entries").asInt()).isEqualTo(33);
        assertThat(found.path("covered").asInt()).isZero();
        assertThat(found.path("unchecked").get(0).asString()).contains("no checkpoint shows it");
    }

    @Test
    void a_checkpoint_is_printed_kept_and_verified_with_a_key_from_elsewhere() throws IOException {
        Shell.Result made = run("audit", "checkpoint", "--anchor", anchor.toString());
        assertThat(made.out()).startsWith("keyrota/").contains("\n33\n", "\n\u2014 keyrota/");
        assertThat(Files.readString(anchor)).isEqualTo(made.out());
        assertThat(made.err()).contains("a signing key was made in ").doesNotContain("PRIVATE");

        JsonNode own = verified(0);
        assertThat(own.path("covered").asInt()).isEqualTo(33);
        assertThat(own.path("unchecked").get(0).asString()).contains("replaced together with the log");

        Path key =
                Files.writeString(folder.resolve("key.txt"), run("audit", "key").out());
        JsonNode pinned = verified(0, "--checkpoint", anchor.toString(), "--key", key.toString());
        assertThat(pinned.path("unchecked").isEmpty()).isTrue();
        assertThat(pinned.path("checkpoints").size()).isEqualTo(2);
        assertThat(pinned.path("covered_elsewhere").asInt()).isEqualTo(33);
        assertThat(unchecked("--key", Files.readString(key).strip()))
                .as("a key from elsewhere, and only the machine's own checkpoints")
                .contains("replaced together with the log");
    }

    private String unchecked(String... more) {
        return verified(0, more)
                .path("unchecked")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void what_only_the_machines_own_checkpoints_cover_is_said() throws Exception {
        byHand("CREATE TABLE kept AS SELECT * FROM fact", "DROP TRIGGER fact_stays", "DELETE FROM fact WHERE seq > 5");
        String key = checkpointed();
        byHand("INSERT INTO fact (seq, line, hash) SELECT seq, line, hash FROM kept WHERE seq > 5", "DROP TABLE kept");
        assertThat(run("audit", "checkpoint").exit()).isZero();

        assertThat(unchecked("--checkpoint", anchor.toString(), "--key", key))
                .contains("facts 6 to 33 are covered by this machine's own checkpoints alone");
        assertThat(unchecked("--checkpoint", anchor.toString()))
                .as("a checkpoint from elsewhere, under the machine's own key")
                .contains("replaced together with the log");
        assertThat(run("audit", "checkpoint", "--anchor", anchor.toString()).exit())
                .isZero();
        assertThat(unchecked("--checkpoint", anchor.toString(), "--key", key)).isEmpty();
    }

    /** Whoever changes a fact, and all that follows from it, into what no version knows has not made it whole. */
    @Test
    void a_fact_that_nobody_can_read_is_named_and_the_checkpoints_are_compared() throws Exception {
        String key = checkpointed();
        List<CanonicalLine> lines = new ArrayList<>();
        try (Journal journal = SqliteJournal.open(home, Instant::now)) {
            journal.facts().forEach(fact -> lines.add(CanonicalLine.of(fact)));
        }
        List<String> changes = new ArrayList<>(List.of("DROP TRIGGER fact_stays_as_it_is"));
        String before = lines.get(5).hash();
        String prev = before;
        for (int i = 6; i < lines.size(); i++) {
            String text = lines.get(i).text().replace(before, prev);
            CanonicalLine line = new CanonicalLine(i == 6 ? text.replace("\"event\":\"", "\"event\":\"new.") : text);
            changes.add("UPDATE fact SET line = '" + line.text() + "', hash = '" + line.hash() + "' WHERE seq = "
                    + (i + 1));
            before = lines.get(i).hash();
            prev = line.hash();
        }
        byHand(changes.toArray(String[]::new));
        JsonNode found = verified(3, "--checkpoint", anchor.toString(), "--key", key);

        assertThat(found.path("first_bad").asInt()).isEqualTo(7);
        assertThat(found.path("problem").asString()).contains("unknown to this version of Keyrota, or was changed");
        assertThat(found.path("checkpoints").findValuesAsString("result")).containsOnly("rewritten");
        assertThat(run("audit", "verify").out()).contains("UNREAD:  Fact 7 of", "CHANGED: the log was written anew");
    }

    @Test
    void a_file_of_keys_that_holds_none_is_not_taken_for_the_machines_own() throws IOException {
        checkpointed();
        for (String nothing : List.of("", "\n \n")) {
            Path empty = Files.writeString(folder.resolve("empty.txt"), nothing);
            Shell.Result refused = run("audit", "verify", "--key", empty.toString());
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("--key: it holds no key");
        }
    }

    @Test
    void a_first_key_is_never_made_in_silence() throws IOException {
        assertThat(run("audit", "export", "--to", folder.resolve("e").toString())
                        .err())
                .contains("a signing key was made for a log that had 33 facts before");
        loseOwnCheckpoints();
        assertThat(run("audit", "key", "--rotate").err())
                .contains("a signing key was made for a log that had 33 facts before")
                .contains("there was no signing key")
                .doesNotContain("Both have signed");
        loseOwnCheckpoints();
        assertThat(run("audit", "checkpoint").err())
                .contains("a signing key was made for a log that had 33 facts before");
    }

    @Test
    void a_folder_beside_the_journal_leads_nobody_to_another_key() throws IOException {
        String key = checkpointed();
        Path beside = Files.createDirectory(folder.resolve("home.signing"));
        assertThat(verified(0).path("covered").asInt()).isEqualTo(33);
        assertThat(run("audit", "key").out().strip()).isEqualTo(key);
        assertThat(beside).isEmptyDirectory();

        Files.writeString(beside.resolve("verifier-keys"), key + "\n");
        Shell.Result refused = run("audit", "verify");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("this journal has two signing keys");
    }

    @Test
    void another_way_to_the_same_journal_leads_to_the_same_key() throws IOException {
        String key = checkpointed();
        Path real = home;
        home = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThat(run("audit", "key").out().strip()).isEqualTo(key);
    }

    @Test
    void a_tail_that_was_cut_is_found_here_and_elsewhere_and_nothing_more_is_signed() throws Exception {
        String key = checkpointed();
        byHand("DROP TRIGGER fact_stays", "DELETE FROM fact WHERE seq > 30");

        JsonNode found = verified(3);
        assertThat(found.path("ok").asBoolean()).isFalse();
        assertThat(found.path("first_bad").asInt()).isEqualTo(31);
        assertThat(found.path("problem").asString()).contains("cut off: a checkpoint of 33 facts");
        Shell.Result refused = run("audit", "checkpoint");
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.err()).contains("it has 30 facts, and had 33; nothing was signed");
        assertThat(run("audit", "export", "--to", folder.resolve("e").toString())
                        .exit())
                .isEqualTo(4);

        loseOwnCheckpoints();
        assertThat(verified(0).path("covered").asInt())
                .as("the control: without any checkpoint")
                .isZero();
        assertThat(verified(3, "--checkpoint", anchor.toString(), "--key", key)
                        .path("checkpoints")
                        .get(0)
                        .path("result")
                        .asString())
                .isEqualTo("cut_off");
    }

    @Test
    void a_journal_that_is_gone_is_found() throws Exception {
        String key = checkpointed();
        Files.delete(home.resolve("journal.db"));

        assertThat(verified(3, "--checkpoint", anchor.toString(), "--key", key)
                        .path("first_bad")
                        .asInt())
                .isEqualTo(1);
        assertThat(verified(3).path("entries").asInt()).isZero();
    }

    @Test
    void another_log_in_its_place_is_found() throws Exception {
        String key = checkpointed();
        Files.delete(home.resolve("journal.db"));
        Files.copy(OldJournals.file("journal-1-open.db"), home.resolve("journal.db"));

        assertThat(verified(3, "--checkpoint", anchor.toString(), "--key", key)
                        .path("problem")
                        .asString())
                .contains("of another log");
        Shell.Result refused = run("audit", "checkpoint");
        assertThat(refused.exit()).isEqualTo(4);
    }

    @Test
    void a_checkpoint_that_was_changed_or_is_none_or_of_an_unknown_key_is_found() throws IOException {
        String key = checkpointed();
        String note = Files.readString(anchor);
        Path changed = Files.writeString(folder.resolve("changed.txt"), note.replaceFirst("\n33\n", "\n32\n"));
        Path none = Files.writeString(folder.resolve("none.txt"), "a shopping list\n");
        String other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

        assertThat(result(3, "--checkpoint", changed.toString(), "--key", key)).isEqualTo("bad_signature");
        assertThat(result(3, "--checkpoint", none.toString(), "--key", key)).isEqualTo("unreadable");
        assertThat(result(3, "--checkpoint", folder.resolve("missing").toString()))
                .isEqualTo("unreadable");
        assertThat(result(3, "--checkpoint", anchor.toString(), "--key", other)).isEqualTo("unknown_key");
        assertThat(verified(0, "--key", other).path("unchecked").get(0).asString())
                .contains("1 checkpoint in ")
                .contains("that none of the named keys signed");
        assertThat(run("audit", "verify", "--key", "nonsense").exit()).isEqualTo(2);
    }

    private String result(int exit, String... more) {
        return verified(exit, more)
                .path("checkpoints")
                .valueStream()
                .reduce((_, last) -> last)
                .orElseThrow()
                .path("result")
                .asString();
    }

    @Test
    void a_key_is_replaced_and_whoever_has_both_sees_one_log() {
        assertThat(run("audit", "key").err()).contains("no signing key yet");
        String before = checkpointed();
        Shell.Result rotated = run("audit", "key", "--rotate");
        String after = rotated.out().strip();

        assertThat(after).isNotEqualTo(before).startsWith("keyrota/");
        assertThat(rotated.err()).contains("Both have signed this checkpoint").doesNotContain("PRIVATE");
        assertThat(verified(0, "--checkpoint", anchor.toString(), "--key", before, "--key", after)
                        .path("checkpoints")
                        .size())
                .isEqualTo(3);
        run("audit", "checkpoint", "--anchor", anchor.toString());
        assertThat(verified(0, "--key", after, "--key", before, "--checkpoint", anchor.toString())
                        .path("unchecked")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_damaged_fact_is_named_and_the_checkpoints_are_said_not_to_be_compared() throws Exception {
        checkpointed();
        byHand("DROP TRIGGER fact_stays_as_it_is", "UPDATE fact SET hash = 'x' WHERE seq = 7");
        JsonNode found = verified(3);

        assertThat(found.path("first_bad").asInt()).isEqualTo(7);
        assertThat(found.path("unchecked").get(0).asString()).contains("the checkpoints");
        assertThat(run("audit", "checkpoint").exit()).isEqualTo(1);
    }

    @Test
    void the_signing_key_is_neither_beside_the_journal_nor_readable_by_others() throws IOException {
        checkpointed();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> keys = files.filter(file -> file.endsWith("key")).toList();
            assertThat(keys).singleElement().satisfies(key -> {
                assertThat(key).startsWithRaw(folder.resolve("user/.local/share/keyrota/signing"));
                assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
            });
        }
    }

    private void loseOwnCheckpoints() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("user/.local/share/keyrota/signing"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private void byHand(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        }
    }
}
