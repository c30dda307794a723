package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session is given the keys of two credentials: both or none, each on record by itself. */
class SeveralKeysTest {
    @TempDir
    private Path folder;

    private Shell shell() throws IOException {
        Shell shell = new Shell(folder, "session-drift");
        shell.configureSecond("    sessions: [{ id: second-shell, variable: SECOND_KEY }]\n");
        return shell;
    }

    @Test
    void a_shell_is_given_both() throws IOException {
        try (Shell shell = shell()) {
            String second = shell.placeSecond();
            Shell.Result given = shell.run("env");

            assertThat(given.exit()).as(given.err()).isZero();
            assertThat(given.out()).contains("export SECOND_KEY='" + second + "';", "export HEROKU_API_KEY_PROD='");
            assertThat(given.out())
                    .containsPattern("KEYROTA_SESSION='env-[0-9a-f]{10},env-[0-9a-f]{10}'")
                    .contains("SECOND_KEY:second@prod:vault_version_1");
            assertThat(shell.run("session", "list").out()).contains("second@prod", "heroku-platform@prod");
            assertThat(shell.run("status", "-o", "json").out())
                    .contains("\"sessions\":1")
                    .doesNotContain("\"sessions\":2");
            assertThat(shell.run("status", "second").out()).contains("  1 session was given a key, and may hold it: ");
        }
    }

    @Test
    void where_one_cannot_be_had_it_is_given_none_and_none_is_on_record() throws IOException {
        try (Shell shell = shell()) {
            Shell.Result refused = shell.run("env");

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("the key of second@prod");
            assertThat(shell.run("session", "list").out()).isEqualTo("no session is on record\n");
        }
    }

    @Test
    void one_variable_holds_one_key() throws IOException {
        try (Shell shell = shell()) {
            Shell.Result refused = shell.run("env", "--as", "MY_KEY");

            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("one variable cannot hold 2 keys; nothing was contacted");
        }
    }

    @Test
    void a_command_has_both_and_none_is_on_record_after_it() throws IOException {
        try (Shell shell = shell()) {
            shell.placeSecond();
            Path said = folder.resolve("said");
            Shell.Result run = shell.run(
                    "run", "--", "sh", "-c", "echo ${#SECOND_KEY} ${#HEROKU_API_KEY_PROD} > \"$0\"", said.toString());

            assertThat(run.exit()).as(run.toString()).isZero();
            assertThat(Files.readString(said)).matches("[1-9][0-9]+ [1-9][0-9]+\n");
            assertThat(shell.run("session", "list").out()).isEqualTo("no session is on record\n");
        }
    }

    /** A rotation of one is not held up by a session that has only the other. */
    @Test
    void a_rotation_waits_for_the_session_of_its_own_key_alone() throws IOException {
        try (Shell shell = shell()) {
            shell.placeSecond();
            assertThat(shell.run("env", "second").exit()).isZero();
            Shell.Result other = shell.run("rotate", "heroku-platform", "--yes");
            shell.run("rotate", "second", "--yes");
            Shell.Result own = shell.run("resume", "--vouch", "second-shell", "--authorized-by", "grace");

            assertThat(other.exit()).as(other.toString()).isZero();
            assertThat(own.exit()).as(own.toString()).isEqualTo(5);
            assertThat(own.out()).contains("a session that was given the old key may hold it until");
        }
    }
}
