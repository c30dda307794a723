package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.heroku.HerokuAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person creates the new key on the issuer's page and ends the old one there; everything between is Keyrota's. */
class OperatorAssistedTest {
    private static final Pattern DESCRIPTION = Pattern.compile("raxx-ci-rotation-2026-07-r[0-9a-f]{12}-a[0-9]");

    @Test
    void takes_the_key_from_standard_input(@TempDir Path folder) throws Exception {
        try (Shell shell = byHand(folder)) {
            Shell.Result asked = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(asked.exit()).isEqualTo(5);
            assertThat(asked.out()).contains("\"outcome\":\"waiting\"", "\"reason\":\"operator\"");

            String token = create(shell, description(asked));
            shell.pipe(token + "\n");
            Shell.Result stored = shell.run("resume", "-o", "json");
            assertThat(stored.exit()).isEqualTo(5);
            assertThat(stored.out())
                    .contains("\"id\":\"github-ci\",\"state\":\"confirmed\"", "revoke authorization " + Wholeness.OLD);
            assertThat(shell.lives(Wholeness.OLD)).isTrue();

            shell.pipe("");
            shell.sandbox().look(world -> {
                world.heroku().revokeFromOutside(Wholeness.OLD);
                return "";
            });
            Shell.Result completed = shell.run("resume", "-o", "json");
            assertThat(completed.exit()).isZero();
            assertThat(completed.out()).contains("\"outcome\":\"completed\"");
            for (Shell.Result each : List.of(asked, stored, completed)) {
                assertThat(Canaries.in(each.out() + each.err())).isEmpty();
            }
            assertThat(Canaries.in(folder.resolve("keyrota.yaml.d/home"))).isEmpty();
        }
    }

    @Test
    void asks_at_a_terminal_and_stops_when_nothing_is_pasted(@TempDir Path folder) throws Exception {
        try (Shell shell = byHand(folder)) {
            shell.type("\n");
            Shell.Result asked = shell.run("rotate", "heroku-platform", "--yes");
            assertThat(asked.exit()).isEqualTo(5);
            String token = create(shell, description(asked));
            shell.type(token + "\nlater\n");
            Shell.Result stored = shell.run("resume");
            assertThat(stored.exit()).isEqualTo(5);
            assertThat(stored.err())
                    .contains("paste the new key", "revoke authorization " + Wholeness.OLD, "press Enter");
            assertThat(stored.out() + stored.err()).doesNotContain(token);
        }
    }

    @Test
    void does_not_take_what_is_not_a_new_key_of_the_account(@TempDir Path folder) throws Exception {
        try (Shell shell = byHand(folder)) {
            shell.run("rotate", "heroku-platform", "--yes");
            shell.pipe(dead(shell) + "\n");
            Shell.Result unknown = shell.run("resume");
            assertThat(unknown.exit()).as(unknown.toString()).isEqualTo(5);
            assertThat(unknown.out()).contains("was not taken: no new authorization of the account");
            shell.pipe(create(shell, "somebody's own") + "\n");
            assertThat(shell.run("resume").out()).contains("was not taken: no new authorization of the account");
            shell.pipe("not a key\n");
            assertThat(shell.run("resume").out()).contains("was not taken: it does not look like a key");
            shell.pipe("");
            assertThat(shell.run("resume").exit()).isEqualTo(5);
            assertThat(shell.calls()).doesNotContainKeys("infisical.write", "github.secret.put");
        }
    }

    @Test
    void an_aborted_rotation_leaves_the_persons_key_alive(@TempDir Path folder) throws Exception {
        try (Shell shell = byHand(folder)) {
            Shell.Result asked = shell.run("rotate", "heroku-platform", "--yes");
            create(shell, description(asked));
            Matcher id = Pattern.compile("resume ([0-9a-f]{12})").matcher(asked.out());
            assertThat(id.find()).isTrue();
            assertThat(shell.run("abort", id.group(1)).exit()).isZero();
            assertThat(shell.calls()).doesNotContainKeys("heroku.authorizations.revoke");
        }
    }

    private static Shell byHand(Path folder) throws Exception {
        Shell shell = new Shell(folder, "clean");
        shell.edit("mode: programmatic", "mode: operator-assisted");
        return shell;
    }

    private static String description(Shell.Result asked) {
        Matcher description = DESCRIPTION.matcher(asked.out());
        assertThat(description.find()).as("a description in %s", asked.out()).isTrue();
        return description.group();
    }

    private static String create(Shell shell, String description) {
        return shell.sandbox().look(world -> {
            HerokuAccount heroku = world.heroku();
            return heroku.authorize(heroku.profile(), description, List.of("global"))
                    .token();
        });
    }

    private static String dead(Shell shell) {
        return shell.sandbox().look(world -> {
            HerokuAccount heroku = world.heroku();
            var made = heroku.authorize(heroku.profile(), "soon over", List.of("global"));
            heroku.revokeFromOutside(made.id());
            return made.token();
        });
    }
}
