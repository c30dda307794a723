package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotations that do not begin, or do not end, the ordinary way. */
class SpecialStartsTest {
    private static final Pattern ROTATION = Pattern.compile("\"rotation\":\"([0-9a-f]{12})\"");

    @Test
    void a_lent_key_replaces_a_dead_one(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "old-dead")) {
            String lent = shell.sandbox()
                    .look(world -> world.heroku().everyAuthorization().stream()
                            .filter(found -> found.description().equals("claude-code-2026"))
                            .findFirst()
                            .orElseThrow()
                            .token());
            Shell.Result alone = shell.run("rotate", "heroku-platform", "--yes", "--break-glass");
            assertThat(alone.exit()).isEqualTo(2);
            assertThat(alone.err()).contains("--authorized-by NAME");

            shell.pipe(lent + "\n");
            Shell.Result rotated = shell.run(
                    "rotate", "heroku-platform", "--yes", "--break-glass", "--authorized-by", "kris", "-o", "json");
            assertThat(rotated.exit()).as(rotated.toString()).isZero();
            assertThat(rotated.out()).contains("\"outcome\":\"completed\"");
            assertThat(Canaries.in(rotated.out() + rotated.err())).isEmpty();
            assertThat(Canaries.in(folder.resolve("keyrota.yaml.d/home"))).isEmpty();
        }
    }

    @Test
    void a_lent_key_is_not_used_while_the_old_one_lives(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            String lent = shell.sandbox()
                    .look(world ->
                            world.heroku().everyAuthorization().getFirst().token());
            shell.pipe(lent + "\n");
            Shell.Result refused =
                    shell.run("rotate", "heroku-platform", "--yes", "--break-glass", "--authorized-by", "kris");
            assertThat(refused.exit()).isEqualTo(4);
            assertThat(refused.out()).contains("the one that the vault holds is alive");
            assertThat(shell.calls()).doesNotContainKeys("heroku.authorizations.create", "infisical.write");
        }
    }

    @Test
    void a_compromise_is_contained_first_and_over_after_one_more_rotation(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            Shell.Result first =
                    shell.run("rotate", "heroku-platform", "--reason", "compromise", "--yes", "-o", "json");
            assertThat(first.exit()).isEqualTo(4);
            assertThat(first.out()).contains("\"outcome\":\"escalated\"", "\"reason\":\"contained\"");
            assertThat(shell.run("status", "-o", "json").out()).contains("\"state\":\"contained\"");

            Shell.Result second = shell.run(
                    "rotate", "heroku-platform", "--reason", "incident", "--emergency", "--yes", "-o", "json");
            assertThat(second.exit()).as(second.toString()).isZero();
            assertThat(shell.run("status", "-o", "json").out()).contains("\"state\":\"ok\"");
            assertThat(shell.run("resume", rotation(first), "-o", "json").out()).contains("\"outcome\":\"completed\"");
        }
    }

    @Test
    void an_emergency_takes_over_a_rotation_that_waits(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("overlap: PT0S", "overlap: PT24H");
            Shell.Result waiting = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(waiting.exit()).isEqualTo(5);
            Shell.Result hastened =
                    shell.run("rotate", "heroku-platform", "--reason", "exposure", "--yes", "-o", "json");
            assertThat(hastened.exit()).as(hastened.toString()).isZero();
            assertThat(rotation(hastened)).isEqualTo(rotation(waiting));
            assertThat(hastened.err()).contains("an emergency now");
        }
    }

    @Test
    void somebody_answers_for_a_session_that_cannot_be_asked(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("file: ", "file: /nowhere");
            Shell.Result waiting = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(waiting.exit()).as(waiting.toString()).isEqualTo(5);
            assertThat(waiting.out()).contains("\"reason\":\"session\"");
            assertThat(shell.run("resume", "--vouch", "nobody").exit()).isEqualTo(2);
            Shell.Result vouched = shell.run("resume", "--vouch", "operator", "--authorized-by", "kris");
            assertThat(vouched.exit()).as(vouched.toString()).isZero();
        }
    }

    @Test
    void a_rotation_that_stopped_before_it_knew_the_old_key_is_begun_anew(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "empty-suffix-mask")) {
            Shell.Result stopped = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(stopped.exit()).isEqualTo(4);
            String id = Wholeness.OLD;
            assertThat(shell.run("adopt", "heroku-platform", "--id", id, "--confirm", id)
                            .out())
                    .contains("begins rotation " + rotation(stopped) + " anew");
            Shell.Result rotated = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(rotated.exit()).as(rotated.toString()).isZero();
            assertThat(rotation(rotated)).isNotEqualTo(rotation(stopped));
            assertThat(shell.run("resume", rotation(stopped)).exit()).isEqualTo(1);
        }
    }

    @Test
    void a_key_that_its_vendor_rotates_is_recorded_and_never_rotated(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("mode: programmatic", "mode: auto-rotated");
            String id = Wholeness.OLD;
            assertThat(shell.run("adopt", "heroku-platform", "--id", id).exit()).isZero();
            assertThat(shell.run("status", "-o", "json").out()).contains("\"state\":\"ok\"", "\"age_days\":60");
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(2);
            assertThat(shell.run("plan", "heroku-platform").exit()).isEqualTo(2);
            assertThat(shell.calls()).doesNotContainKeys("heroku.authorizations.create", "infisical.write");
        }
    }

    @Test
    void a_store_with_a_window_is_written_in_it(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("{ id: github-ci,", "{ window: \"12:00-13:00\", id: github-ci,");
            Shell.Result waiting = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(waiting.exit()).as(waiting.toString()).isEqualTo(5);
            assertThat(waiting.out()).contains("\"reason\":\"window\"", "\"until\":\"2026-07-01T12:00:00Z\"");
            assertThat(shell.calls()).doesNotContainKey("github.secret.put");
        }
    }

    @Test
    void a_store_that_somebody_else_writes_is_waited_for(@TempDir Path folder) throws Exception {
        try (Shell shell = Shell.hasty(folder)) {
            shell.edit("{ id: github-ci,", "{ written-by: infisical-sync, id: github-ci,");
            Shell.Result waiting = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(waiting.exit()).as(waiting.toString()).isEqualTo(5);
            assertThat(waiting.out()).contains("\"reason\":\"second_writer\"", "infisical-sync (github-ci)");
            shell.sandbox().look(world -> {
                String value =
                        world.held(world.stores().getFirst()).orElseThrow().value();
                world.hold(world.place("github-ci").orElseThrow(), value);
                return "";
            });
            Shell.Result completed = shell.run("resume", "-o", "json");
            assertThat(completed.exit()).as(completed.toString()).isZero();
            assertThat(shell.calls()).doesNotContainKey("github.secret.put");
        }
    }

    @Test
    void a_revoked_key_is_not_ok_and_an_open_rotation_is_not_planned_anew(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("overlap: PT0S", "overlap: PT24H");
            shell.run("rotate", "heroku-platform", "--yes");
            Shell.Result plan = shell.run("plan", "heroku-platform");
            assertThat(plan.exit()).isEqualTo(4);
            assertThat(plan.err()).contains("both keys are alive", "keyrota resume");
            shell.run("rotate", "heroku-platform", "--emergency", "--yes");
            shell.run("revoke", "heroku-platform", "--confirm", "heroku-platform");
            assertThat(shell.run("status", "-o", "json").out()).contains("\"state\":\"revoked\"", "\"next_due\":null");
        }
    }

    @Test
    void a_store_that_lost_the_old_key_to_somebody_else_ends_the_rotation(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("overlap: PT0S", "overlap: PT24H");
            shell.run("rotate", "heroku-platform", "--yes");
            shell.sandbox().look(world -> {
                world.heroku().revokeFromOutside(Wholeness.OLD);
                return "";
            });
            Shell.Result ended = shell.run("rotate", "heroku-platform", "--emergency", "--yes", "-o", "json");
            assertThat(ended.exit()).as(ended.toString()).isZero();
            assertThat(shell.calls()).doesNotContainKey("heroku.authorizations.revoke");
        }
    }

    @Test
    void an_open_revocation_is_not_gone_on_with_by_rotate(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("mode: programmatic", "mode: operator-assisted");
            Shell.Result asked = shell.run("revoke", "heroku-platform", "--confirm", "heroku-platform");
            assertThat(asked.exit()).as(asked.toString()).isEqualTo(5);
            Shell.Result rotate = shell.run("rotate", "heroku-platform", "--yes");
            assertThat(rotate.exit()).isEqualTo(4);
            assertThat(rotate.err()).contains("is there to revoke its key");
            shell.sandbox().look(world -> {
                world.heroku().revokeFromOutside(Wholeness.OLD);
                return "";
            });
            assertThat(shell.run("resume").exit()).isZero();
        }
    }

    @Test
    void a_token_on_the_command_line_is_not_repeated(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            String token = "HRKU-AAabcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUV";
            Shell.Result wrong = shell.run("rotate", "heroku-platform", "--break-glass", token, "-o", "json");
            assertThat(wrong.exit()).isEqualTo(2);
            assertThat(wrong.out() + wrong.err()).doesNotContain(token);
        }
    }

    @Test
    void the_current_key_of_another_credential_on_the_account_is_no_leftover(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isZero();
            shell.configureSecond("");
            shell.placeSecond();
            Shell.Result second = shell.run("rotate", "second", "--yes", "-o", "json");
            assertThat(second.exit()).as(second.toString()).isZero();
        }
    }

    private static String rotation(Shell.Result result) {
        Matcher found = ROTATION.matcher(result.out());
        assertThat(found.find()).as("a rotation in %s", result.out()).isTrue();
        return found.group(1);
    }
}
