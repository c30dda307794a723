package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.heroku.Authorization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anybody may give an authorization any name, and the journal keeps the name of the one that is replaced. */
class NamedAfterTokenTest {
    private static final String FOREIGN = "HRKU-AAabcdefghijklmnopqrstuvwxyz0123456789";

    @TempDir
    private Path folder;

    @Test
    void a_name_that_only_looks_like_a_token_stops_no_rotation() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            rename(shell, _ -> "raxx-automation: " + FOREIGN);
            Shell.Result plan = shell.run("plan", "heroku-platform");
            Shell.Result result = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            Shell.Result facts = shell.run("audit", "show", "-o", "json");

            assertThat(result.exit()).as(result.err()).isZero();
            for (Shell.Result shown : List.of(plan, facts)) {
                assertThat(shown.out()).contains("raxx-automation: [redacted]").doesNotContain(FOREIGN);
            }
            assertThat(shell.run("audit", "verify").exit()).isZero();
        }
    }

    /** Whoever holds a key may rename its authorization: that must not keep anybody from ending it. */
    @Test
    void a_name_that_is_the_key_itself_gets_into_no_fact_and_stops_no_rotation() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            String key = rename(shell, token -> "raxx-automation: " + token);
            Shell.Result result = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.out() + result.err()).doesNotContain(key);
            assertThat(Canaries.in(folder.resolve("keyrota.yaml.d").resolve("home")))
                    .isEmpty();
        }
    }

    /** Renames the old authorization. @return its token */
    private static String rename(Shell shell, UnaryOperator<String> name) {
        return shell.sandbox().look(world -> {
            String token = world.heroku().everyAuthorization().stream()
                    .filter(each -> each.id().equals(Wholeness.OLD))
                    .map(Authorization::token)
                    .findFirst()
                    .orElseThrow();
            world.heroku().update(token, Wholeness.OLD, name.apply(token));
            return token;
        });
    }
}
