package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.heroku.Authorization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that an earlier version left open, with an answer lost and the process killed, is gone on with and ends whole. */
class OldJournalResumesTest {
    @ParameterizedTest
    @ValueSource(strings = "journal-1-open")
    void an_open_run_of_an_old_journal_is_resumed_to_its_end(String name, @TempDir Path folder) throws Exception {
        try (Shell shell = Shell.hasty(folder)) {
            Path home = OldJournals.copy(name, folder.resolve("keyrota.yaml.d/home"));
            Files.copy(OldJournals.file(name + ".fingerprint-key"), home.resolveSibling("home.fingerprint-key"));
            Shell.Result status = shell.run("status");
            assertThat(status.out()).as(status.err()).contains("73258d76c5df is open");

            Shell.Result resumed = shell.run("resume", "-o", "json");

            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("\"outcome\":\"completed\"", "73258d76c5df");
            List<String> live = shell.sandbox()
                    .look(world -> Wholeness.live(world).map(Authorization::id).toList());
            assertThat(live).doesNotContain(Wholeness.OLD).isNotEmpty();
            assertThat(shell.run("audit", "verify", "-o", "json").out()).contains("\"ok\":true");
            assertThat(resumed.err()).contains("a signing key was made for a log that had 6 facts before");
        }
    }
}
