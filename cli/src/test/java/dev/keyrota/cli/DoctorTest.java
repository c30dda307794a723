package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void finds_nothing_in_a_clean_world_and_changes_nothing() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            Shell.Result result = shell.run("doctor");

            assertThat(result.exit()).as(result.out()).isZero();
            assertThat(line(result, "probe of github-ci"))
                    .startsWith("PASS")
                    .contains("keyrota-probe.yml is active and can be started");
            assertThat(line(result, "approvals of vault")).startsWith("PASS").contains("none of ours is open");
            assertThat(shell.calls().keySet())
                    .contains("github.workflow.get", "github.contents.read", "infisical.approvals")
                    .doesNotContain(
                            "github.workflow.dispatch",
                            "github.secret.put",
                            "infisical.write",
                            "heroku.authorizations.create");
            assertThat(folder.resolve("keyrota.yaml.d").resolve("home").resolve("journal.db"))
                    .doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "deploy-heroku.yml, has no workflow_dispatch",
        "nobody-committed-it.yml, no such workflow in raxx-app/TradeMasterAPI"
    })
    void a_probe_that_cannot_be_started_is_found(String workflow, String what) throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("workflow: keyrota-probe.yml", "workflow: " + workflow);
            Shell.Result result = shell.run("doctor");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(line(result, "probe of github-ci")).startsWith("FAIL").contains(what);
            assertThat(result.out()).contains("remedy: commit the probe");
        }
    }

    /** As the servers do whose source was read: their list of change requests is for people. */
    @Test
    void a_vault_that_lists_change_requests_for_people_only_is_no_failure() {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.sandbox().look(world -> {
                world.infisical().approvalsForPeopleOnly(true);
                return world;
            });
            Shell.Result result = shell.run("doctor");

            assertThat(result.exit()).as(result.out()).isZero();
            assertThat(line(result, "approvals of vault")).startsWith("SKIP").contains("under an approval policy");
        }
    }

    @Test
    void a_login_that_is_missing_is_one_failure_among_the_checks() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            Files.delete(folder.resolve("keyrota.yaml.d").resolve("github-token"));
            Shell.Result result = shell.run("doctor");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(line(result, "login to github-ci")).startsWith("FAIL").contains("there is no file");
            assertThat(line(result, "identity")).startsWith("PASS");
        }
    }

    @Test
    void an_apps_key_that_is_none_is_told_with_its_place() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            String token = folder.resolve("keyrota.yaml.d/github-token").toString();
            Path key = Files.writeString(folder.resolve("app.pem"), "canary, not a key");
            shell.edit("token: \"${file:" + token + "}\"", "app: { id: 42, private-key: \"${file:" + key + "}\" }");
            Shell.Result plan = shell.run("plan", "heroku-platform");

            assertThat(plan.exit()).isEqualTo(2);
            assertThat(plan.err())
                    .contains(key.toString(), "not one unencrypted RSA key")
                    .doesNotContain("canary");
            assertThat(line(shell.run("doctor"), "login to github-ci")).startsWith("FAIL");
        }
    }

    /** What build/app.sh trains the start-up cache with must reach the vendors' code, and nobody. */
    @Test
    void the_configuration_that_starts_are_trained_with_is_one() {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.set("KEYROTA_TRAINING", "sandbox-this-opens-nothing");
            Shell.Result result = shell.run("--config", "../build/training.yaml", "doctor");

            assertThat(result.exit()).as(result.err()).isEqualTo(3);
            assertThat(result.out().lines().filter(line -> line.endsWith("refused: unreachable")))
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    private static String line(Shell.Result result, String name) {
        return result.out()
                .lines()
                .filter(line -> line.contains("heroku-platform@prod " + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check of " + name + " in\n" + result.out() + result.err()));
    }
}
