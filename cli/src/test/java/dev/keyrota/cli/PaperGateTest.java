package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.github.RunStatus;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.heroku.TokenDisplay;
import dev.keyrota.sandbox.worlds.Outsider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the paper demands before a key dies: no less than the protocol. */
class PaperGateTest {
    private static final String[] ROTATE = {"rotate", "heroku-platform", "--yes"};
    private static final String[] BREAK_GLASS = {
        "rotate", "heroku-platform", "--yes", "--break-glass", "--authorized-by", "kris"
    };

    @TempDir
    private Path folder;

    @BeforeAll
    static void programs() {
        PaperShell.mustBeHere();
    }

    @Test
    void a_gate_that_was_interrupted_is_not_open() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.dies(PaperPlay::vaultIsWritten, ROTATE);
            String paper = play.paper();
            List<String> steps = new ArrayList<>(PaperPlay.steps(paper));
            int gate = PaperPlay.step(paper, "The gate");
            steps.set(gate, interrupted(steps.get(gate)));

            PaperShell.Done done = play.type(steps, "");

            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out()).contains("STOP: the gate is not open");
            assertThat(play.shell().sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    /** What an interactive shell does of a group that is interrupted before its last command. */
    private static String interrupted(String step) {
        List<String> lines = step.lines().toList();
        return String.join("\n", lines.subList(0, lines.size() - 3)) + "\n}\n";
    }

    @Test
    void both_keys_live_as_long_as_they_should_though_nobody_had_begun_to_count() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.shell().edit("overlap: PT0S", "overlap: PT24H");
            play.dies(PaperPlay::vaultIsWritten, ROTATE);
            String paper = play.paper();
            long before = play.seconds();

            PaperShell.Done done = play.type(paper, "");

            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(play.seconds() - before).isGreaterThanOrEqualTo(24 * 3600);
            assertThat(play.shell().sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void a_dead_key_whose_authorization_was_given_another_is_not_revoked() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            assertThat(play.shell().run(ROTATE).exit()).isZero();
            Authorization known = play.shell().sandbox().look(Wholeness::ours).getFirst();
            play.change(world -> world.heroku().revokeFromOutside(known.id()));
            play.shell().pipe(play.authorize("ada's login").token() + "\n");
            play.dies(PaperPlay::vaultIsWritten, BREAK_GLASS);
            String another = "HRKU-AA" + "x".repeat(58);
            play.change(world -> world.heroku()
                    .put(known.regenerated("1", another, world.clock().instant())));

            PaperShell.Done done = play.type(play.paper(), "");

            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out()).contains("STOP: the old key was dead, and its authorization is there");
            boolean lives = play.shell().sandbox().look(world -> world.heroku().opens(another));
            assertThat(lives).isTrue();
        }
    }

    @Test
    void no_leftover_dies_while_a_store_may_hold_it() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.dies(PaperPlay::vaultIsWritten, ROTATE);
            String mark = play.shell()
                    .sandbox()
                    .look(Wholeness::ours)
                    .getFirst()
                    .description()
                    .replaceFirst("-a[0-9]+$", "-a9");
            Authorization left = play.authorize(mark);
            String paper = play.paper();
            List<String> steps = new ArrayList<>(PaperPlay.steps(paper));
            // What a second writer does meanwhile: the date of the proof is no longer the store's.
            steps.add(PaperPlay.step(paper, "End what this run left over"), "WRITTEN_1=2026-07-01T00:00:00Z\n");

            PaperShell.Done done = play.type(steps, "");

            assertThat(done.out()).contains("STOP: github-ci does not hold the new key");
            boolean lives = play.shell().sandbox().look(world -> world.heroku().opens(left.token()));
            assertThat(lives).isTrue();
        }
    }

    @Test
    void where_tokens_are_hidden_it_is_undone_only_as_long_as_nobody_wrote_the_vault() throws Exception {
        for (boolean written : List.of(false, true)) {
            try (PaperPlay play = new PaperPlay(folder, "clean")) {
                play.dies(world -> !Wholeness.ours(world).isEmpty(), ROTATE);
                String paper = play.paper();
                assertThat(paper).contains("undone without Keyrota", "\nMade at 20");
                play.change(world -> {
                    world.heroku()
                            .policy(world.heroku()
                                    .policy()
                                    .withListed(TokenDisplay.NULL)
                                    .withSingle(TokenDisplay.NULL));
                    if (written) {
                        world.hold(
                                world.stores().getFirst(),
                                Wholeness.ours(world).getFirst().token());
                    }
                });

                PaperShell.Done done = play.type(paper, "");

                assertThat(done.exit()).as(done.out()).isEqualTo(written ? 1 : 0);
                assertThat(play.shell().sandbox().look(Wholeness::ours)).hasSize(written ? 1 : 0);
                assertThat(done.out()).doesNotContain("somebody else since");
            }
        }
    }

    @Test
    void a_session_that_cannot_be_read_is_compared_by_the_characters_that_it_prints_everywhere() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.shell().edit(", file:", " } # file:");
            String old = play.held("vault");

            PaperShell.Done done = play.type(play.paper(), "yes\nyes\n");

            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(done.out().lines()).contains(sha256(old));
        }
    }

    @Test
    void a_session_that_is_gone_is_answered_for_by_a_person() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.shell().edit("session.env", "no-session.env");
            String paper = play.paper();

            assertThat(play.type(paper, "yes\nno\n").out()).contains("STOP: not gone on with");
            assertThat(play.shell().sandbox().look(Wholeness::oldLives)).isTrue();
            PaperShell.Done done = play.type(paper, "yes\n");

            assertThat(done.exit()).as(done.out()).isZero();
        }
    }

    @Test
    void what_a_workflow_is_given_must_be_the_old_key_before_it_is_overwritten() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.change(world ->
                    new Outsider(world).holdForeign(world.place("github-ci").orElseThrow()));
            String held = play.held("github-ci");

            PaperShell.Done done = play.type(play.paper(), "yes\nno\n");

            assertThat(done.out()).contains("STOP: nobody knows what github-ci holds");
            assertThat(play.shell().sandbox().look(Wholeness::stores)).containsEntry("github-ci", held);
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void in_an_emergency_one_store_that_must_be_left_does_not_keep_the_key_from_the_others() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "config-vars")) {
            play.dies(PaperPlay::vaultIsWritten, "rotate", "heroku-platform", "--yes", "--emergency");
            play.change(world ->
                    new Outsider(world).holdForeign(world.place("console-prod").orElseThrow()));
            String paper = play.paper();

            PaperShell.Done done = play.type(paper, "");

            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out())
                    .contains("LEFT FOR YOU: console-prod holds a living key", "STOP: left for you: console-prod");
            assertThat(play.shell().sandbox().look(Wholeness::oldLives)).isFalse();
            String fresh =
                    play.shell().sandbox().look(Wholeness::ours).getFirst().token();
            assertThat(play.shell().sandbox().look(Wholeness::stores).entrySet())
                    .filteredOn(store -> !store.getValue().equals(fresh))
                    .extracting(Map.Entry::getKey)
                    .containsExactly("console-prod");
            assertThat(paper).doesNotContain("so nobody is cut off", "since; both keys");
        }
    }

    @Test
    void a_run_that_began_before_the_proof_is_waited_for() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.dies(PaperPlay::vaultIsWritten, ROTATE);
            play.change(world -> world.github()
                    .actions()
                    .plant(
                            "raxx-app/TradeMasterAPI",
                            "keyrota-probe.yml",
                            "push",
                            RunStatus.IN_PROGRESS,
                            world.clock().instant(),
                            world.clock().instant().plusSeconds(700)));

            long before = play.seconds();
            PaperShell.Done done = play.type(play.paper(), "");

            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(done.out()).contains("runs that began before the proof and are not finished");
            assertThat(play.seconds() - before).isGreaterThanOrEqualTo(700);
        }
    }

    @Test
    void a_machine_without_the_journal_begins_nothing_beside_a_rotation_that_is_open() throws Exception {
        try (PaperPlay play = new PaperPlay(folder, "clean")) {
            play.dies(PaperPlay::vaultIsWritten, ROTATE);
            String paper = play.paper("--home", folder.resolve("elsewhere").toString());
            assertThat(paper).contains("This machine has no journal").doesNotContain("No rotation is open");
            int calls = play.shell().calls().getOrDefault("heroku.authorizations.create", 0);

            PaperShell.Done done = play.type(paper, "yes\nyes\n");

            assertThat(done.out()).contains("STOP: by the label beside the vault's value, rotation ");
            assertThat(play.shell().calls()).containsEntry("heroku.authorizations.create", calls);
            play.change(world -> new Outsider(world).hold(world.stores().getFirst(), Wholeness.OLD));
            assertThat(play.type(paper, "yes\nyes\n").out())
                    .contains("STOP: a rotation is open elsewhere, or one left");
        }
    }
}
