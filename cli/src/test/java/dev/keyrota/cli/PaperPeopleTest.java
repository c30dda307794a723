package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.heroku.HerokuAccount;
import dev.keyrota.sandbox.worlds.Outsider;
import dev.keyrota.sandbox.worlds.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper exit where a rotation waits for somebody, where a person's hand is needed, and where a person must stop. */
class PaperPeopleTest {
    private static final Pattern DESCRIPTION = Pattern.compile("raxx-ci-rotation-2026-07-r[0-9a-f]{12}-a[0-9]");

    @TempDir
    private Path folder;

    private final List<StandInGh> open = new ArrayList<>();

    @BeforeAll
    static void programs() {
        PaperShell.mustBeHere();
    }

    @AfterEach
    void close() {
        open.forEach(StandInGh::close);
    }

    @Test
    void an_overlap_is_waited_for() throws Exception {
        try (Shell shell = shell("clean")) {
            shell.edit("overlap: PT0S", "overlap: PT24H");
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(5);
            PaperShell.Done done = type(shell, paper(shell), "");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
            assertThat(shell.run("resume").exit()).isZero();
        }
    }

    @Test
    void a_stop_is_gone_on_with_by_hand() throws Exception {
        try (Shell shell = shell("clean")) {
            shell.sandbox().arm("github.secret.put", "status:403", 0, 9);
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(4);
            shell.sandbox().disarm();
            PaperShell.Done done = type(shell, paper(shell), "");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
            assertThat(shell.run("resume").exit()).isZero();
        }
    }

    @Test
    void a_key_that_a_person_makes_is_taken_without_being_shown() throws Exception {
        try (Shell shell = shell("clean")) {
            shell.edit("mode: programmatic", "mode: operator-assisted");
            String paper = paper(shell);
            Matcher description = DESCRIPTION.matcher(paper);
            assertThat(description.find()).isTrue();
            String token = shell.sandbox().look(world -> authorize(world.heroku(), description.group()));
            List<String> steps = PaperShell.steps(paper);
            PaperShell person = person(shell);
            PaperShell.Done stored = person.type(steps, "yes\n" + token + "\nno\n");
            assertThat(stored.out()).contains("STOP: not gone on with").doesNotContain(token);
            shell.sandbox().look(world -> {
                new Outsider(world).revoke(Wholeness.OLD);
                return "";
            });
            PaperShell.Done done = person.type(steps, "");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(person.given()).doesNotContain(token);
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void an_approved_write_is_gone_on_with() throws Exception {
        try (Shell shell = shell("approval-vault")) {
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(5);
            shell.sandbox().look(world -> {
                world.infisical().requireApproval(false);
                return "";
            });
            String paper = paper(shell);
            assertThat(paper).contains("waits there for an approval");
            PaperShell.Done done = type(shell, paper, "yes\n");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void another_key_of_the_account_replaces_a_dead_one() throws Exception {
        try (Shell shell = shell("old-dead")) {
            String lent = shell.sandbox().look(world -> authorize(world.heroku(), "ada's login"));
            PaperShell.Done done = type(shell, paper(shell), lent + "\nyes\nyes\n");
            assertThat(done.exit()).as(done.out()).isZero();
            assertThat(done.out()).doesNotContain(lent);
            assertThat(shell.sandbox().look(Wholeness::notReplaced)).isEmpty();
        }
    }

    @Test
    void a_session_that_holds_the_old_key_keeps_it_alive() throws Exception {
        try (Shell shell = shell("session-pinned-to-old")) {
            PaperShell.Done done = type(shell, paper(shell), "yes\n");
            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out()).contains("STOP: session operator holds the old key");
            assertThat(shell.sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    @Test
    void nothing_is_done_where_nobody_can_tell_whose_key_the_vault_holds() throws Exception {
        for (String world : List.of("empty-suffix-mask", "foreign-key-in-vault")) {
            try (Shell shell = shell(world)) {
                PaperShell.Done done = type(shell, paper(shell), "yes\n");
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
        try (Shell shell = shell("clean")) {
            shell.sandbox().arm("github.secret.put", "status:403", 0, 9);
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isEqualTo(4);
            shell.sandbox().look(world -> {
                String theirs = authorize(world.heroku(), "made by hand meanwhile");
                world.hold(world.stores().getFirst(), theirs);
                return "";
            });
            Map<String, String> before = shell.sandbox().look(Wholeness::stores);
            PaperShell.Done done = type(shell, paper(shell), "yes\n");
            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out()).contains("STOP: the vault holds a living key that is neither the old one nor");
            assertThat(shell.sandbox().look(Wholeness::stores)).isEqualTo(before);
            assertThat(shell.sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    @Test
    void what_somebody_wrote_into_a_store_since_is_not_overwritten() throws Exception {
        MortalTime time = new MortalTime();
        try (Shell shell = shell(time, "clean")) {
            time.dieWhen(_ -> shell.sandbox().look(PaperPeopleTest::vaultIsWritten));
            shell.run("rotate", "heroku-platform", "--yes");
            time.revive();
            shell.sandbox().look(world -> {
                new Outsider(world).holdForeign(world.place("github-ci").orElseThrow());
                return "";
            });
            PaperShell.Done done = type(shell, paper(shell), "yes\n");
            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.out()).contains("STOP: somebody wrote github-ci since");
            assertThat(shell.sandbox().look(Wholeness::oldLives)).isTrue();
        }
    }

    private static boolean vaultIsWritten(World world) {
        String held = Wholeness.stores(world).get("vault");
        return Wholeness.ours(world).stream().anyMatch(each -> each.token().equals(held));
    }

    @Test
    void a_rotation_that_is_over_or_changed_nothing_asks_nothing() throws Exception {
        try (Shell shell = shell("clean")) {
            shell.run("rotate", "heroku-platform", "--yes");
            Matcher id = Pattern.compile("\"rotation\":\"([0-9a-f]{12})\"")
                    .matcher(shell.run("resume", "-o", "json").out());
            assertThat(id.find()).isTrue();
            Shell.Result over = shell.run("manual", id.group(1));
            assertThat(over.exit()).isZero();
            assertThat(over.out()).contains("asks nothing of you").doesNotContain("```");
            assertThat(shell.run("manual", "nobody").exit()).isEqualTo(2);
        }
    }

    private Shell shell(String world) throws Exception {
        return shell(new MortalTime(), world);
    }

    private Shell shell(MortalTime time, String world) throws Exception {
        Shell shell = Shell.of(Files.createTempDirectory(folder, "shell"), time, world);
        shell.edit("quiescence: PT2S", "quiescence: PT10M");
        return shell;
    }

    private static String paper(Shell shell) {
        Shell.Result paper = shell.run("manual");
        assertThat(paper.exit()).as(paper.toString()).isZero();
        return paper.out();
    }

    private PaperShell person(Shell shell) throws Exception {
        StandInGh standIn = PaperShell.hasGh()
                ? null
                : new StandInGh(shell.sandbox().github().toString());
        if (standIn != null) {
            open.add(standIn);
        }
        return new PaperShell(Files.createTempDirectory(folder, "person"), shell.sandbox(), standIn);
    }

    private PaperShell.Done type(Shell shell, String paper, String answers) throws Exception {
        PaperShell person = person(shell);
        PaperShell.Done done = person.type(PaperShell.steps(paper), answers);
        assertThat(Canaries.in(done.out() + person.given())).isEmpty();
        return done;
    }

    private static String authorize(HerokuAccount heroku, String description) {
        return heroku.authorize(heroku.profile(), description, List.of("global"))
                .token();
    }
}
