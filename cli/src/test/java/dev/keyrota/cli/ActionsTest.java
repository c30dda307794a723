package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a job of GitHub Actions, whose runner takes lines that begin with two colons for commands. */
class ActionsTest {
    @TempDir
    private Path folder;

    @Test
    void each_secret_is_masked_and_shown_nowhere_else() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.set("GITHUB_ACTIONS", "true");
            Shell.Result result = shell.run("rotate", "heroku-platform", "--yes");
            List<String> masks =
                    result.err().lines().filter(line -> line.startsWith("::")).toList();
            List<String> others =
                    result.err().lines().filter(line -> !line.startsWith("::")).toList();

            assertThat(result.exit()).isZero();
            assertThat(masks).allMatch(line -> line.startsWith("::add-mask::"));
            assertThat(masks.stream().filter(line -> line.startsWith("::add-mask::HRKU-")))
                    .as("the old key and the new one, once each")
                    .hasSize(2);
            assertThat(Canaries.in(String.join("\n", masks)))
                    .as("the planted ones")
                    .isNotEmpty();
            assertThat(Canaries.in(String.join("\n", others) + result.out())).isEmpty();
            assertThat(result.out().lines())
                    .noneMatch(line -> line.stripLeading().startsWith("::"));
        }
    }

    @Test
    void elsewhere_nothing_is_masked_since_nobody_would_take_it_out() {
        try (Shell shell = new Shell(folder, "clean")) {
            assertThat(shell.run("plan", "heroku-platform").err()).doesNotContain("::");
        }
    }
}
