package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.journal.Holder;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.SqliteJournal;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a bundle that people read. */
class EvidenceReportTest {
    @TempDir
    private Path folder;

    @Test
    void the_report_shows_foreign_text_as_text() throws IOException {
        Path home = OldJournals.copy("journal-1-ended", folder.resolve("home"));
        assertThat(Files.readString(exported(home, "bundle")))
                .contains("| heroku-platform\\@prod | rotate | offboarding |")
                .doesNotContain("{\"", "](", "<");
        try (Journal journal = SqliteJournal.open(home, Instant::now)) {
            journal.note(
                    new Holder("[eve](https://evil.example)", "<img src=x>", 1),
                    new Event.Adopted(
                            "a|b\u001b[2K\u202e",
                            "`prod`" + "x".repeat(300),
                            new AuthorizationId("00000000-0000-4000-8000-000000000001"),
                            new Fingerprint("0".repeat(64)),
                            Instant.EPOCH,
                            "kris"));
        }
        assertThat(Files.readAllLines(exported(home, "hostile")).getLast())
                .contains("\\[eve\\]\\(https", "a\\|b", "x".repeat(300))
                .doesNotContain("\u001b", "\u202e")
                .doesNotContainPattern("(?<!\\\\)[<>`\\[\\]]");
    }

    private Path exported(Path home, String name) {
        Path bundle = folder.resolve(name);
        Shell.Result result = Shell.offline(folder, home, List.of("audit", "export", "--to", bundle.toString()));
        assertThat(result.exit()).as(result.err()).isZero();
        return bundle.resolve("report.md");
    }
}
