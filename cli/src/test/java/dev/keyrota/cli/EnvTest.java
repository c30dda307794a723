package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.journal.Fact;
import dev.keyrota.journal.SqliteJournal;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shell is given keys: what it is told, what is on record of it, and that no rotation ends a key under it. */
class EnvTest {
    private static final String CURRENT = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";
    private static final String ANOTHER = "1f970877-9b2f-4899-ac67-030049fd7833";
    private static final Pattern NAME = Pattern.compile("KEYROTA_SESSION='?((?:env|run)-[0-9a-f]{10})'?");

    @TempDir
    private Path folder;

    private static String name(Shell.Result given) {
        Matcher name = NAME.matcher(given.out());
        assertThat(name.find()).as(given.err()).isTrue();
        return name.group(1);
    }

    private <E extends Event> List<E> events(Class<E> kind) {
        try (SqliteJournal journal =
                SqliteJournal.open(folder.resolve("keyrota.yaml.d").resolve("home"), InstantSource.system())) {
            return journal.facts(kind).stream().map(Fact::event).map(kind::cast).toList();
        }
    }

    @Test
    void a_shell_is_given_the_vaults_key_and_is_on_record_before() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            Shell.Result given = shell.run("env", "heroku-platform");

            assertThat(given.exit()).as(given.err()).isZero();
            assertThat(given.out().lines())
                    .hasSize(3)
                    .anyMatch(line -> line.matches("export HEROKU_API_KEY_PROD='[!-~]{20,}';"))
                    .anyMatch(line -> line.equals(
                            "export KEYROTA_SOURCE='HEROKU_API_KEY_PROD:heroku-platform@prod:vault_version_1';"));
            Event.Registered registered = events(Event.Registered.class).getFirst();
            assertThat(registered.registration().session().value()).isEqualTo(name(given));
            assertThat(registered.registration().authorization()).isEqualTo(new AuthorizationId(CURRENT));
            assertThat(registered.registration().by()).isEqualTo("ada");
            assertThat(registered.source()).isEqualTo("vault version 1");
            assertThat(given.err()).contains("on record as " + name(given) + " until ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fish, set -gx MY_KEY '",
        "powershell, $env:MY_KEY = '",
        "dotenv, MY_KEY=",
    })
    void other_shells_are_told_in_their_own_words(String form, String beginning) {
        try (Shell shell = new Shell(folder, "session-drift")) {
            Shell.Result given = shell.run("env", "--form", form, "--as", "MY_KEY", "--quiet");

            assertThat(given.exit()).as(given.err()).isZero();
            assertThat(given.out()).startsWith(beginning);
            assertThat(given.err()).isEmpty();
        }
    }

    @Test
    void nothing_is_shown_on_a_terminal() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.show();
            Shell.Result refused = shell.run("env");

            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("would be shown on this terminal", "eval \"$(");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-o json, no document",
        "--as 1KEY, names no variable",
        "--as KEYROTA_SESSION, is told its name",
        "--as KEYROTA_SOURCE, is told its name",
        "--for 59s, from 1m to 30d",
        "--for 31d, from 1m to 30d",
        "--for soon, write it as",
        "nobody, nobody",
    })
    void what_cannot_be_done_is_refused_before_anybody_is_asked(String words, String sentence) throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            Shell.Result refused = shell.run(("env " + words).split(" "));

            assertThat(refused.exit()).as(refused.toString()).isEqualTo(2);
            assertThat(refused.out() + refused.err()).contains(sentence);
            assertThat(shell.calls()).doesNotContainKey("infisical.read");
        }
    }

    @Test
    void a_vault_that_shows_no_key_gives_none_and_nobody_is_on_record() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.change("{\"store\":\"vault\",\"set\":\"empty\"}");
            Shell.Result refused = shell.run("env");

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("could not be read");
            assertThat(events(Event.Registered.class)).isEmpty();
        }
    }

    /** The vault was written while the shell was put on record: the gate that followed may not have seen it with the first key. */
    @Test
    void a_key_that_was_replaced_while_the_shell_was_put_on_record_is_not_given() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.run("env");
            shell.change("{\"store\":\"vault\",\"set\":\"" + ANOTHER + "\"}");
            shell.sandbox().arm("infisical.read", "stale", 0, 1);
            Shell.Result given = shell.run("env");

            List<Event.Registered> registered = events(Event.Registered.class);
            assertThat(registered).as(given.err()).hasSize(3);
            assertThat(registered.get(1).registration().session())
                    .isEqualTo(registered.get(2).registration().session());
            assertThat(registered.get(1).registration().key())
                    .isEqualTo(registered.get(0).registration().key());
            assertThat(registered.get(2).registration().authorization()).isEqualTo(new AuthorizationId(ANOTHER));
            assertThat(given.out()).doesNotContain(value(shell, CURRENT)).contains(value(shell, ANOTHER));
        }
    }

    @Test
    void where_the_vault_cannot_be_read_again_the_shell_is_given_nothing_and_is_not_on_record() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.sandbox().arm("infisical.read", "status:403", 1, 99);
            Shell.Result refused = shell.run("env");

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(events(Event.Registered.class)).hasSize(1);
            assertThat(events(Event.Released.class)).hasSize(1);
            shell.sandbox().disarm();
            assertThat(shell.run("session", "list").out()).isEqualTo("no session is on record\n");
        }
    }

    @Test
    void no_rotation_ends_a_key_under_a_shell_that_was_given_it() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            String name = name(shell.run("env"));

            Shell.Result rotated = shell.run("rotate", "heroku-platform", "--yes");
            assertThat(rotated.exit()).as(rotated.toString()).isEqualTo(5);
            assertThat(rotated.out()).contains("a session that was given the old key may hold it until");
            assertThat(shell.run("session", "list").out()).contains(name, "a key until");
            assertThat(shell.lives(CURRENT)).isTrue();

            Shell.Result ended = shell.run("session", "end", name);
            assertThat(ended.out()).isEqualTo(name + " holds no key any more\n");
            assertThat(shell.run("session", "list").out()).isEqualTo("no session is on record\n");

            assertThat(shell.run("resume").exit()).isZero();
            assertThat(shell.lives(CURRENT)).isFalse();
        }
    }

    @Test
    void a_person_answers_for_a_shell_by_name() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            String name = name(shell.run("env"));
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(5);

            Shell.Result unknown = shell.run("resume", "--vouch", "env-0000000000");
            assertThat(unknown.exit()).isEqualTo(2);
            assertThat(unknown.err()).contains("its sessions: ", name);
            assertThat(shell.run("resume", "--vouch", name, "--authorized-by", "grace")
                            .exit())
                    .isZero();
            assertThat(events(Event.Vouched.class).getFirst().by()).isEqualTo("grace");
        }
    }

    @Test
    void a_shell_whose_time_is_over_holds_nothing_up() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            name(shell.run("env", "--for", "30m"));
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(5);
            shell.advance(Duration.ofMinutes(31));

            assertThat(shell.run("session", "list").out()).contains("(over, by this machine's clock)");
            assertThat(shell.run("resume").exit()).isZero();
        }
    }

    /** The person does the obvious thing: gives the shell the new key, and says that the old session is over. */
    @Test
    void a_shell_that_is_given_another_key_is_told_of_the_session_that_it_had() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            String early = name(shell.run("env"));
            shell.set("KEYROTA_SESSION", early);
            Shell.Result again = shell.run("env");

            assertThat(again.out()).contains("KEYROTA_SESSION='" + early + ",env-");
            assertThat(again.err()).contains("on record as " + early + " too", "session end " + early);
        }
    }

    @Test
    void one_that_was_given_the_new_key_holds_nothing_up() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            String early = name(shell.run("env"));
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(5);
            String late = name(shell.run("env"));
            assertThat(shell.run("session", "end", early).exit()).isZero();

            assertThat(shell.run("resume").exit()).isZero();
            assertThat(shell.run("session", "list").out())
                    .contains(late, "the current key")
                    .doesNotContain(early);
        }
    }

    @Test
    void this_shells_own_session_is_ended_by_the_name_that_it_was_told() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            Shell.Result nobody = shell.run("session", "end");
            assertThat(nobody.exit()).isEqualTo(2);
            assertThat(nobody.err()).contains("was told no session's name");

            String name = name(shell.run("env"));
            shell.set("KEYROTA_SESSION", name);
            assertThat(shell.run("session", "end", "-o", "json").out()).contains("\"ended\":[\"" + name + "\"]");
            assertThat(shell.run("session", "end").out()).isEqualTo(name + " is not on record\n");
            Shell.Result twice = shell.run("session", "end", name);
            assertThat(twice.exit()).isEqualTo(2);
            assertThat(twice.err()).contains("no session `" + name + "` is on record");
        }
    }

    @Test
    void the_paper_asks_for_the_shells_that_were_given_the_old_key() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            String name = name(shell.run("env"));
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(5);
            String later = name(shell.run("env"));

            assertThat(shell.run("manual").out())
                    .contains("Session " + name + " of ada was given the old key")
                    .containsPattern("Session " + later + " of ada was given the key of [0-9a-f-]{36}, and may hold it")
                    .doesNotContain("Session " + later + " of ada was given the old key");
        }
    }

    @Test
    void an_inventory_counts_a_shell_among_those_who_use_a_key() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            String name = name(shell.run("env"));

            assertThat(shell.run("inventory", "--verbose").out()
                            + shell.run("inventory", "-o", "json").out())
                    .contains("registered session " + name + " (on record in this journal)");
        }
    }

    private static String value(Shell shell, String id) {
        return shell.sandbox()
                .look(world -> world.heroku().everyAuthorization().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .token());
    }
}
