package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {
    @TempDir
    private Path folder;

    @Test
    void an_interrupted_rotation_ends_with_130_and_is_gone_on_with() {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.sandbox().arm("heroku.authorizations.create", "timeout", 0, 1);
            CompletableFuture<Shell.Result> ended = new CompletableFuture<>();
            Thread program =
                    Thread.ofPlatform().start(() -> ended.complete(shell.run("rotate", "heroku-platform", "--yes")));
            // The answer is lost after a second; then the program waits for what may still land, and there it is
            // interrupted.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> shell.run("audit", "show").out().contains("secret.rotate.doubted"));
            program.interrupt();
            Shell.Result result = ended.join();

            assertThat(result.exit()).as(result.err()).isEqualTo(130);
            assertThat(result.err()).contains("keyrota: interrupted; the journal is whole", "hint: keyrota resume");
            assertThat(shell.run("audit", "verify").exit()).isZero();
            assertThat(shell.run("resume").exit()).isZero();
        }
    }
}
