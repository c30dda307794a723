package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.Outsider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tired person who pastes the paper must be kept from, and what must not stop them. */
class PaperCareTest {
    private static final String[] ROTATE = {"rotate", "heroku-platform", "--yes"};

    @TempDir
    private Path folder;

    @BeforeAll
    static void programs() {
        PaperShell.mustBeHere();
    }

    @Test
    void a_step_that_is_pasted_into_another_shell_after_a_stop_does_nothing() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.dies(PaperPlay::vaultIsWritten, ROTATE);
            List<String> steps = PaperPlay.steps(play.paper());
            Map<String, Integer> calls = play.shell().calls();

            PaperShell.Done done = play.type(steps.subList(1, steps.size()), "yes\n");

            assertThat(done.out().lines()).hasSize(steps.size() - 1).allMatch(line -> line.contains("not found"));
            assertThat(play.shell().calls()).isEqualTo(calls);
        }
    }

    @Test
    void on_another_machine_a_person_is_asked_whether_the_process_is_over() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.dies(PaperPlay::vaultIsWritten, ROTATE);
            List<String> steps = new ArrayList<>(PaperPlay.steps(play.paper()));
            steps.addFirst("uname() { echo elsewhere; }\n");

            PaperShell.Done done = play.type(steps, "no\n");

            assertThat(done.out()).endsWith("STOP: not gone on with\n");
            assertThat(play.shell().sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    @Test
    void no_login_is_asked_for_that_no_step_uses() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.dies(world -> !Wholeness.ours(world).isEmpty(), ROTATE);

            assertThat(play.paper())
                    .contains("undone without Keyrota", "Log in to the vault")
                    .doesNotContain("Log in to GitHub", "github-ci", " openssl ", " python3");
        }
    }

    @Test
    void capitals_and_a_description_that_is_missing_stop_nobody() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.shell().edit("identity: kris@moosequest.net", "identity: Kris@MooseQuest.net");
            play.authorize("");

            PaperShell.Done done = play.type(play.paper(), "yes\n");

            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(play.shell().sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void a_place_is_written_at_its_time_and_nothing_before_a_late_write_has_landed() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.shell().edit("{ id: github-ci,", "{ window: \"02:00-03:00\", id: github-ci,");
            play.change(world -> new Outsider(world).hold(world.stores().getFirst(), Wholeness.OLD));
            long before = play.seconds();

            PaperShell.Done done = play.type(play.paper(), "yes\n");

            assertThat(done.exit()).as(done.out()).isZero();
            Instant made =
                    play.shell().sandbox().look(Wholeness::ours).getFirst().createdAt();
            assertThat(made.getEpochSecond() - before).isGreaterThanOrEqualTo(600);
            Instant written = play.shell()
                    .sandbox()
                    .look(world -> world.held(world.place("github-ci").orElseThrow())
                            .orElseThrow()
                            .updatedAt());
            assertThat(written.toString()).contains("T02:");
        }
    }

    @Test
    void a_dead_key_that_nothing_can_name_is_not_overwritten_unasked() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "config-vars")) {
            play.change(world ->
                    new Outsider(world).holdRevoked(world.place("console-prod").orElseThrow()));
            String held = play.held("console-prod");

            PaperShell.Done done = play.type(play.paper(), "yes\nno\n");

            assertThat(done.out()).contains("STOP: console-prod holds a dead key that you want kept");
            assertThat(play.shell().sandbox().look(Wholeness::stores)).containsEntry("console-prod", held);
            assertThat(play.shell().sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    @Test
    void a_key_that_bears_the_convention_and_no_runs_mark_is_not_taken_for_ours() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            String theirs = play.authorize("raxx-ci-rotation-2026-05").token();
            play.change(world -> world.hold(world.stores().getFirst(), theirs));

            PaperShell.Done done = play.type(play.paper(), "yes\n");

            assertThat(done.out()).contains("is not described as the configuration allows");
            boolean lives = play.shell().sandbox().look(world -> world.heroku().opens(theirs));
            assertThat(lives).isTrue();
        }
    }

    @Test
    void a_key_that_a_person_made_is_named_and_not_ended_where_all_is_undone() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.shell().edit("mode: programmatic", "mode: operator-assisted");
            assertThat(play.shell().run(ROTATE).exit()).isEqualTo(5);
            String paper = play.paper();
            assertThat(paper).contains("undone without Keyrota");
            assertThat(play.type(paper, "").out()).contains("none was made");
            Matcher run = Pattern.compile("rotation ([0-9a-f]{12})").matcher(paper);
            assertThat(run.find()).isTrue();
            Authorization made = play.authorize("raxx-ci-rotation-2026-07-r" + run.group(1) + "-a1");

            PaperShell.Done done = play.type(paper, "");

            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(done.out()).contains("revoke it if nobody uses it: " + made.id());
            boolean lives = play.shell().sandbox().look(world -> world.heroku().opens(made.token()));
            assertThat(lives).isTrue();
        }
    }

    @Test
    void where_only_the_date_tells_a_person_says_whose_write_it_was() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.shell().edit("proof: { workflow: keyrota-probe.yml }", "proof: updated_at");
            play.dies(PaperPlay::vaultIsWritten, ROTATE);
            String paper = play.paper();
            play.change(world ->
                    new Outsider(world).holdForeign(world.place("github-ci").orElseThrow()));

            assertThat(play.type(paper, "no\n").out()).contains("STOP: somebody wrote github-ci since");
            PaperShell.Done done = play.type(paper, "yes\n");

            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(play.shell().sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void a_refusal_is_told_at_once_and_with_its_reason() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.shell().sandbox().arm("heroku.authorizations.create", "status:422", 0, 9);
            long before = play.seconds();

            PaperShell.Done done = play.type(play.paper(), "yes\n");

            assertThat(done.out()).contains("STOP: Heroku refuses: 422 \"");
            assertThat(play.seconds() - before).isLessThan(300);
        }
    }
}
