package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nobody uses is ended, one after the other; what anybody uses is not. */
class CleanUpTest {
    private static final String UNUSED = "f44d9427-c29e-4024-9313-35d493624ea4";
    private static final String DUPLICATE = "73f5fe49-0bc2-4e0b-8903-22f7fcc1c404";
    private static final String IN_APPS = "9d5ec3c4-43d5-46d2-a6d8-8d2bfae75b7f";
    private static final List<String> TWO = List.of("--authorized-by", "ada", "--authorized-by", "grace");

    @TempDir
    private Path folder;

    @Test
    void what_nobody_uses_is_ended_once_two_people_allow_it_and_the_log_names_them() throws IOException {
        try (Shell shell = shell("two")) {
            Shell.Result result = cleanUp(shell, "-o", "json", "--id", UNUSED);
            JsonNode document = document(result);

            assertThat(result.exit()).as(result.toString()).isZero();
            assertThat(document.path("outcome").asString()).isEqualTo("completed");
            assertThat(document.path("ended").asString()).isEqualTo(UNUSED);
            assertThat(shell.lives(UNUSED)).isFalse();
            assertThat(shell.calls().get("heroku.authorizations.revoke")).isEqualTo(1);
            assertThat(shell.run("audit", "show", "-o", "json").out()).contains("secret.clean_up.completed", "grace");
            assertThat(Canaries.in(result.out() + result.err())).isEmpty();
        }
    }

    @Test
    void several_are_ended_one_after_the_other() throws IOException {
        try (Shell shell = shell("several")) {
            Shell.Result result = cleanUp(shell, "-o", "json", "--id", UNUSED, "--id", DUPLICATE);

            assertThat(result.exit()).as(result.toString()).isZero();
            assertThat(document(result).path("cleaned").size()).isEqualTo(2);
            assertThat(shell.lives(UNUSED)).isFalse();
            assertThat(shell.lives(DUPLICATE)).isFalse();
        }
    }

    /** The page of 2026-07-01 recommends to revoke it, and four apps run with it. */
    @Test
    void what_apps_hold_is_refused_and_ended_once_they_do_not() throws IOException {
        try (Shell shell = shell("apps")) {
            Shell.Result refused = cleanUp(shell, "--id", IN_APPS);

            assertThat(refused.exit()).isEqualTo(4);
            assertThat(refused.err())
                    .contains("is used by variable api-prod/HEROKU_API_KEY (read)", "console-staging/HEROKU_API_KEY");
            assertThat(shell.lives(IN_APPS)).isTrue();

            for (String app : List.of("console-prod", "console-staging", "api-prod", "api-staging")) {
                shell.change("{\"store\":\"" + app + "\",\"set\":\"empty\"}");
            }
            assertThat(cleanUp(shell, "--id", IN_APPS).exit()).isZero();
            assertThat(shell.lives(IN_APPS)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7, is the current key of heroku-platform@prod",
        "1f970877-9b2f-4899-ac67-030049fd7833, is used by session operator",
        "565e7b32-8096-4cdd-9b0f-39396b52fba8, is protected",
        "00000000-0000-4000-8000-000000000000, is not listed by the issuer"
    })
    void what_is_somebodys_is_refused_with_whose_it_is(String id, String reason) throws IOException {
        try (Shell shell = shell("somebodys")) {
            Shell.Result refused = cleanUp(shell, "--id", id);

            assertThat(refused.exit()).isEqualTo(4);
            assertThat(refused.err()).contains(id + " " + reason);
            assertThat(shell.calls()).doesNotContainKey("heroku.authorizations.revoke");
        }
    }

    @Test
    void what_could_not_be_settled_is_refused() throws IOException {
        try (Shell shell = hasty("unsettled")) {
            shell.sandbox().arm("heroku.config.read", "status:403", 0, 999);
            Shell.Result refused = cleanUp(shell, "--id", UNUSED);

            assertThat(refused.exit()).isEqualTo(4);
            assertThat(refused.err()).contains("may be used, as far as could be seen", "api-prod");
            assertThat(shell.lives(UNUSED)).isTrue();
        }
    }

    @Test
    void at_a_terminal_the_beginning_of_its_id_is_typed() throws IOException {
        try (Shell shell = shell("typed")) {
            shell.type("yes\n");
            Shell.Result declined = shell.run("cleanup", "heroku", "--id", UNUSED);
            boolean lives = shell.lives(UNUSED);
            shell.type("f44d9427\n");
            Shell.Result typed = shell.run("cleanup", "heroku", "--id", UNUSED);

            assertThat(declined.exit()).isEqualTo(1);
            assertThat(lives).isTrue();
            assertThat(typed.exit()).as(typed.toString()).isZero();
            assertThat(shell.lives(UNUSED)).isFalse();
        }
    }

    @Test
    void whoever_declines_the_last_has_ended_none() throws IOException {
        try (Shell shell = shell("last")) {
            shell.type("f44d9427\nno\n");
            Shell.Result declined = shell.run("cleanup", "heroku", "--id", UNUSED, "--id", DUPLICATE);

            assertThat(declined.exit()).isEqualTo(1);
            assertThat(shell.lives(UNUSED)).isTrue();
            assertThat(shell.lives(DUPLICATE)).isTrue();
        }
    }

    @Test
    void one_person_is_not_enough_where_nobody_is_at_a_terminal() throws IOException {
        try (Shell shell = shell("one")) {
            Shell.Result one =
                    shell.run("cleanup", "heroku", "--id", UNUSED, "--authorized-by", "ada", "--authorized-by", "Ada ");
            Shell.Result nobody = shell.run(
                    "cleanup", "heroku", "--id", UNUSED, "--authorized-by", "ada", "--authorized-by", "\u001b[2J");

            assertThat(one.exit()).isEqualTo(2);
            assertThat(nobody.exit()).isEqualTo(2);
            assertThat(shell.calls()).isEmpty();
        }
    }

    @Test
    void without_a_name_and_in_a_dry_run_it_only_shows() throws IOException {
        try (Shell shell = shell("shown")) {
            Shell.Result shown = shell.run("cleanup", "heroku", "--quiet");
            Shell.Result dry = shell.run("cleanup", "heroku", "--id", UNUSED, "--dry-run", "-o", "json", "--quiet");

            assertThat(shown.exit()).isZero();
            assertThat(shown.out()).contains(UNUSED, DUPLICATE).doesNotContain(IN_APPS + "  ");
            assertThat(document(dry).path("authorizations").size()).isEqualTo(1);
            assertThat(shell.calls()).doesNotContainKey("heroku.authorizations.revoke");
        }
    }

    @Test
    void a_key_that_somebody_takes_into_use_in_between_is_not_ended() throws IOException {
        try (Shell shell = hasty("between")) {
            shell.sandbox().arm("heroku.authorizations.revoke", "status:503", 0, 99);
            Shell.Result stopped = cleanUp(shell, "-o", "json", "--id", UNUSED);
            String run = document(stopped).path("rotation").asString();
            shell.sandbox().disarm();
            shell.change("{\"store\":\"operator\",\"set\":\"" + UNUSED + "\"}");
            Shell.Result resumed = shell.run("resume", run, "-o", "json", "--quiet");

            assertThat(stopped.exit()).isEqualTo(4);
            assertThat(resumed.exit()).isEqualTo(4);
            assertThat(document(resumed).path("reason").asString()).isEqualTo("in_use");
            assertThat(shell.lives(UNUSED)).isTrue();
        }
    }

    @Test
    void a_lost_answer_is_resumed_to_the_same_end() throws IOException {
        try (Shell shell = hasty("lost")) {
            shell.sandbox().arm("heroku.authorizations.revoke", "timeout-after", 0, 1);
            Shell.Result result = cleanUp(shell, "-o", "json", "--id", UNUSED);

            assertThat(result.exit()).as(result.toString()).isZero();
            assertThat(shell.lives(UNUSED)).isFalse();
        }
    }

    private static Shell.Result cleanUp(Shell shell, String... words) {
        List<String> all = new ArrayList<>(List.of("cleanup", "heroku", "--quiet"));
        all.addAll(Arrays.asList(words));
        all.addAll(TWO);
        return shell.run(all.toArray(String[]::new));
    }

    private Shell shell(String name) throws IOException {
        return new Shell(Files.createDirectory(folder.resolve(name)), "session-drift");
    }

    /** Where something is waited for: time flies there. */
    private Shell hasty(String name) throws IOException {
        return Shell.hasty(Files.createDirectory(folder.resolve(name)));
    }

    private static JsonNode document(Shell.Result result) {
        assertThat(result.out().lines()).as(result.err()).hasSize(1);
        return JsonMapper.shared().readTree(result.out());
    }
}
