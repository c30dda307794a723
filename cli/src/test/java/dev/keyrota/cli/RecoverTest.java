package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What drifted is brought back where that can break nobody; all else is a person's, and no key is ever made or ended for it. */
class RecoverTest {
    private static final String FOREIGN = "{\"store\":\"github-ci\",\"set\":\"foreign\"}";
    private static final String DEAD = "{\"store\":\"github-ci\",\"set\":\"revoked\"}";

    @TempDir
    private Path folder;

    @Test
    void each_of_the_48_worlds_is_brought_back_where_the_table_allows_and_refused_where_not() throws IOException {
        int brought = 0;
        for (DriftWorld each : DriftWorld.all().toList()) {
            try (Shell shell = shell(each.toString().replaceAll("\\W+", "-"))) {
                each.make(shell);
                Shell.Result result = shell.run("recover", "heroku-platform", "--yes", "-o", "json", "--quiet");
                JsonNode document = document(result);

                assertThat(result.exit()).as("%s: %s", each, result).isEqualTo(exit(each));
                assertThat(document.path("outcome").asString()).isEqualTo(outcome(each));
                assertThat(changes(shell)).isEqualTo(each.isLeftBehind() ? List.of("github.secret.put") : List.of());
                assertThat(Canaries.in(result.out() + result.err())).isEmpty();
                if (each.isLeftBehind()) {
                    brought++;
                    assertThat(ci(shell)).isEqualTo("same live");
                }
            }
        }
        assertThat(brought).isEqualTo(4);
    }

    private static int exit(DriftWorld world) {
        return world.isLeftBehind() || world.diagnosis().equals("healthy") ? 0 : 4;
    }

    private static String outcome(DriftWorld world) {
        if (world.isLeftBehind()) {
            return "completed";
        }
        return world.diagnosis().equals("healthy") ? "nothing" : "escalated";
    }

    @Test
    void a_store_that_may_be_as_it_is_on_purpose_is_written_once_a_person_says_so() throws IOException {
        try (Shell shell = shell("chosen")) {
            shell.change(FOREIGN);
            Shell.Result refused = shell.run("recover", "heroku-platform", "--yes", "--quiet");
            Shell.Result chosen = shell.run(
                    "recover",
                    "heroku-platform",
                    "--yes",
                    "--overwrite",
                    "github-ci",
                    "--authorized-by",
                    "grace",
                    "-o",
                    "json",
                    "--quiet");

            assertThat(refused.exit()).isEqualTo(4);
            assertThat(refused.out()).contains("recover heroku-platform --overwrite github-ci");
            assertThat(chosen.exit()).as(chosen.toString()).isZero();
            assertThat(document(chosen).path("stores").get(0).path("state").asString())
                    .isEqualTo("confirmed");
            assertThat(ci(shell)).isEqualTo("same live");
            assertThat(shell.run("audit", "show", "-o", "json").out()).contains("grace");
        }
    }

    @Test
    void a_person_at_the_terminal_types_the_stores_name_and_yes() throws IOException {
        try (Shell shell = shell("asked")) {
            shell.change(FOREIGN);
            shell.type("github-cx\n");
            Shell.Result mistyped = shell.run("recover", "heroku-platform");
            shell.type("github-ci\nno\n");
            Shell.Result declined = shell.run("recover", "heroku-platform");
            List<String> untouched = changes(shell);
            shell.type("github-ci\nyes\n");
            Shell.Result agreed = shell.run("recover", "heroku-platform");

            assertThat(mistyped.exit()).isEqualTo(4);
            assertThat(declined.exit()).isEqualTo(1);
            assertThat(untouched).isEmpty();
            assertThat(agreed.exit()).as(agreed.toString()).isZero();
            assertThat(agreed.err()).contains("Type its name").contains("go on?");
        }
    }

    @Test
    void a_dry_run_does_nothing() throws IOException {
        try (Shell shell = shell("dry")) {
            shell.change(DEAD);
            Shell.Result dry = shell.run("recover", "heroku-platform", "--dry-run", "-o", "json", "--quiet");

            assertThat(dry.exit()).isZero();
            assertThat(document(dry).path("outcome").asString()).isEqualTo("planned");
            assertThat(document(dry).path("writes").get(0).asString()).isEqualTo("github-ci");
            assertThat(changes(shell)).isEmpty();
            assertThat(shell.run("audit", "show", "-o", "json").out()).doesNotContain("opened");
        }
    }

    @Test
    void what_is_no_choice_is_refused() throws IOException {
        try (Shell shell = shell("no-choice")) {
            shell.change(DEAD);
            Shell.Result vault = shell.run("recover", "heroku-platform", "--yes", "--overwrite", "vault");
            Shell.Result nobody = shell.run("recover", "heroku-platform");

            assertThat(vault.exit()).isEqualTo(1);
            assertThat(vault.err()).contains("`vault` is no store that waits for a decision");
            assertThat(nobody.exit()).isEqualTo(2);
            assertThat(changes(shell)).isEmpty();
        }
    }

    @Test
    void while_a_rotation_is_open_it_says_resume_and_an_open_recovery_is_resumed_or_given_up() throws IOException {
        try (Shell shell = shell("open")) {
            shell.change(DEAD);
            shell.sandbox().arm("github.secret.put", "status:403", 0, 1);
            Shell.Result stopped = shell.run("recover", "heroku-platform", "--yes", "-o", "json", "--quiet");
            String run = document(stopped).path("rotation").asString();
            Shell.Result again = shell.run("recover", "heroku-platform", "--yes");
            Shell.Result rotate = shell.run("rotate", "heroku-platform", "--yes");
            Shell.Result status = shell.run("status");
            Shell.Result manual = shell.run("manual", run);
            Shell.Result resumed = shell.run("resume", run, "-o", "json", "--quiet");

            assertThat(stopped.exit()).isEqualTo(4);
            assertThat(document(stopped).path("reason").asString()).isEqualTo("not_written");
            assertThat(again.exit()).isEqualTo(4);
            assertThat(again.err()).contains("resume " + run);
            assertThat(rotate.exit()).isEqualTo(4);
            assertThat(rotate.err()).contains("recover its key");
            assertThat(status.out()).contains("recovery " + run + " is open");
            assertThat(manual.exit()).isZero();
            assertThat(manual.out()).contains("asks nothing of you");
            assertThat(resumed.exit()).as(resumed.toString()).isZero();
            assertThat(document(resumed).path("outcome").asString()).isEqualTo("completed");
            assertThat(ci(shell)).isEqualTo("same live");
        }
    }

    @Test
    void a_recovery_that_is_given_up_undoes_nothing_and_a_rotation_is_not_told_of_it() throws IOException {
        try (Shell shell = shell("abort")) {
            shell.change(DEAD);
            shell.sandbox().arm("github.secret.put", "status:403", 0, 1);
            String run = document(shell.run("recover", "heroku-platform", "--yes", "-o", "json", "--quiet"))
                    .path("rotation")
                    .asString();
            Shell.Result aborted = shell.run("abort", run);

            assertThat(aborted.exit()).as(aborted.toString()).isZero();
            assertThat(aborted.out()).contains("no key was made or ended, and the vault is as it was");
            assertThat(shell.run("recover", "heroku-platform", "--yes").exit()).isZero();
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isZero();
            assertThat(shell.run("status").out()).contains("ok");
        }
    }

    /** What changed anything so far, in the order of the calls' names. */
    private static List<String> changes(Shell shell) throws IOException {
        return shell.calls().entrySet().stream()
                .filter(call -> call.getKey().matches(".*\\.(write|put|revoke|create|update)"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What CI's secret holds, and whether that lives. */
    private static String ci(Shell shell) throws IOException {
        shell.sandbox().disarm();
        JsonNode store = document(shell.run("drift", "heroku-platform", "-o", "json", "--quiet"))
                .path("credentials")
                .get(0)
                .path("stores")
                .get(1);
        return store.path("holds").asString() + " " + store.path("key").asString();
    }

    /** In the default world, whose shell reads no vault, and in which time flies. */
    private Shell shell(String name) throws IOException {
        return Shell.hasty(Files.createDirectory(folder.resolve(name)));
    }

    private static JsonNode document(Shell.Result result) {
        assertThat(result.out().lines()).as(result.err()).hasSize(1);
        return JsonMapper.shared().readTree(result.out());
    }
}
