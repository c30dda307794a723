package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done yet is refused before anything is contacted. */
class OperatorAssistedTest {
    @Test
    void a_key_that_a_person_creates_is_refused(@TempDir Path folder) throws Exception {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit("mode: programmatic", "mode: operator-assisted");
            Shell.Result refused = shell.run("rotate", "heroku-platform", "--yes");
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("operator-assisted", "keyrota adopt");
            assertThat(shell.run("plan", "heroku-platform").exit()).isEqualTo(2);
            assertThat(shell.calls()).isEmpty();
        }
    }
}
