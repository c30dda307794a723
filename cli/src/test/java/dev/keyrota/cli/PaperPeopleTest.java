package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.heroku.HerokuAccount;
import dev.keyrota.sandbox.worlds.Outsider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper exit where a rotation waits for somebody, where a person's hand is needed, and where a person must stop. */
class PaperPeopleTest {
    private static final Pattern DESCRIPTION = Pattern.compile("raxx-ci-rotation-2026-07-r[0-9a-f]{12}-a[0-9]");

    private static final Pattern ROTATION = Pattern.compile("\"rotation\":\"([0-9a-f]{12})\"");

    @TempDir
    private Path folder;

    @BeforeAll
    static void programs() {
        PaperShell.mustBeHere();
    }

    @Test
    void an_overlap_is_waited_for() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            Shell shell = play.shell();
            shell.edit("overlap: PT0S", "overlap: PT24H");
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(5);
            PaperShell.Done done = play.type(play.paper(), "");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
            assertThat(shell.run("resume").exit()).isZero();
        }
    }

    @Test
    void a_stop_is_gone_on_with_by_hand() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            Shell shell = play.shell();
            shell.sandbox().arm("github.secret.put", "status:403", 0, 9);
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(4);
            shell.sandbox().disarm();
            PaperShell.Done done = play.type(play.paper(), "");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
            assertThat(shell.run("resume").exit()).isZero();
        }
    }

    @Test
    void a_key_that_a_person_makes_is_taken_without_being_shown() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            Shell shell = play.shell();
            shell.edit("mode: programmatic", "mode: operator-assisted");
            String paper = play.paper();
            Matcher description = DESCRIPTION.matcher(paper);
            assertThat(description.find()).isTrue();
            String token = shell.sandbox().look(world -> authorize(world.heroku(), description.group()));
            List<String> steps = PaperShell.steps(paper);
            PaperShell.Done stored = play.type(steps, "yes\n" + token + "\nno\n");
            assertThat(stored.out()).contains("STOP: not gone on with").doesNotContain(token);
            shell.sandbox().look(world -> {
                new Outsider(world).revoke(Wholeness.OLD);
                return "";
            });
            PaperShell.Done done = play.type(steps, "");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void an_approved_write_is_gone_on_with() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "approval-vault")) {
            Shell shell = play.shell();
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(5);
            shell.sandbox().look(world -> {
                world.infisical().requireApproval(false);
                return "";
            });
            String paper = play.paper();
            assertThat(paper).contains("waits there for an approval");
            PaperShell.Done done = play.type(paper, "yes\n");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void another_key_of_the_account_replaces_a_dead_one() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "old-dead")) {
            Shell shell = play.shell();
            String lent = shell.sandbox().look(world -> authorize(world.heroku(), "ada's login"));
            PaperShell.Done done = play.type(play.paper(), lent + "\nyes\nyes\n");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(done.out()).doesNotContain(lent);
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void a_session_that_holds_the_old_key_keeps_it_alive() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "session-pinned-to-old")) {
            Shell shell = play.shell();
            PaperShell.Done done = play.type(play.paper(), "yes\n");
            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out()).contains("STOP: session operator holds the old key");
            assertThat(shell.sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    @Test
    void nothing_is_done_where_nobody_can_tell_whose_key_the_vault_holds() throws Exception {
        for (String world : List.of("empty-suffix-mask", "foreign-key-in-vault")) {
            try (PaperPlay play = new PaperPlay(folder, world)) {
                Shell shell = play.shell();
                PaperShell.Done done = play.type(play.paper(), "yes\n");
                assertThat(done.exit()).as(done.out()).isEqualTo(1);
                assertThat(done.out()).contains("STOP: ");
                assertThat(shell.calls())
                        .doesNotContainKeys(
                                "heroku.authorizations.create", "infisical.write", "heroku.authorizations.revoke");
            }
        }
    }

    @Test
    void a_key_that_somebody_else_wrote_into_the_vault_stops_the_person() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            Shell shell = play.shell();
            shell.sandbox().arm("github.secret.put", "status:403", 0, 9);
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(4);
            shell.sandbox().look(world -> {
                String theirs = authorize(world.heroku(), "made by hand meanwhile");
                world.hold(world.stores().getFirst(), theirs);
                return "";
            });
            Map<String, String> before = shell.sandbox().look(Wholeness::stores);
            PaperShell.Done done = play.type(play.paper(), "yes\n");
            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out()).contains("STOP: the vault holds a living key that is neither the old one nor");
            assertThat(shell.sandbox().look(Wholeness::stores)).isEqualTo(before);
            assertThat(shell.sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    @Test
    void what_somebody_wrote_into_a_store_since_is_not_overwritten() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            Shell shell = play.shell();
            play.dies(PaperPlay::vaultIsWritten, "rotate", "heroku-platform", "--yes");
            shell.sandbox().look(world -> {
                new Outsider(world).holdForeign(world.place("github-ci").orElseThrow());
                return "";
            });
            PaperShell.Done done = play.type(play.paper(), "yes\n");
            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out()).contains("STOP: somebody wrote github-ci since");
            assertThat(shell.sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    @Test
    void a_rotation_that_is_over_or_changed_nothing_asks_nothing() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            Shell shell = play.shell();
            shell.run("rotate", "heroku-platform", "--yes");
            Matcher id = ROTATION.matcher(shell.run("resume", "-o", "json").out());
            assertThat(id.find()).isTrue();
            Shell.Result over = shell.run("manual", id.group(1));
            assertThat(over.exit()).isZero();
            assertThat(over.out()).contains("asks nothing of you").doesNotContain("```");
            assertThat(shell.run("manual", "nobody").exit()).isEqualTo(2);

            shell.sandbox().arm("heroku.authorizations.create", "status:422", 0, 9);
            Matcher nothing = ROTATION.matcher(shell.run("rotate", "heroku-platform", "--yes", "-o", "json")
                    .out());
            assertThat(nothing.find()).isTrue();
            assertThat(shell.run("manual", nothing.group(1)).out())
                    .contains("asks nothing of you")
                    .doesNotContain("```");
        }
    }

    private static String authorize(HerokuAccount heroku, String description) {
        return heroku.authorize(heroku.profile(), description, List.of("global"))
                .token();
    }
}
