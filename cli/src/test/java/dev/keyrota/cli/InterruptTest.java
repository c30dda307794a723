package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InterruptTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void an_interrupted_rotation_ends_with_130_and_is_gone_on_with() {
        try (Shell shell = new Shell(folder, "clean")) {
            Shell.Result result = interrupted(shell, "rotate", "heroku-platform", "--yes");

            assertThat(result.exit()).as(result.err()).isEqualTo(130);
            assertThat(result.out())
                    .contains("waiting: interrupted; the journal is whole", "  safe:   ", "  next:   keyrota resume ");
            assertThat(shell.run("audit", "verify").exit()).isZero();
            assertThat(shell.run("resume").exit()).isZero();
        }
    }

    @Test
    void an_interrupted_rotation_prints_the_document_of_a_run() {
        try (Shell shell = new Shell(folder, "clean")) {
            Shell.Result result = interrupted(shell, "rotate", "heroku-platform", "--yes", "-o", "json");

            assertThat(result.exit()).as(result.err()).isEqualTo(130);
            assertThat(result.out().lines()).hasSize(1);
            JsonNode document = JsonMapper.shared().readTree(result.out());
            assertThat(document.propertyNames())
                    .contains(
                            "credential", "rotation", "outcome", "reason", "old", "new", "stores", "calls", "elapsed");
            assertThat(document.path("outcome").asString()).isEqualTo("waiting");
            assertThat(document.path("reason").asString()).isEqualTo("interrupted");
            assertThat(document.path("next").asString())
                    .isEqualTo("keyrota resume " + document.path("rotation").asString());
            assertThat(document.path("calls").asInt()).isPositive();
        }
    }

    /**
     * A run that was open before is not taken for one that this process has left. It stopped before it had seen anything, since a plan is
     * refused while one is open that has.
     */
    @Test
    void what_is_interrupted_without_a_run_of_its_own_prints_an_error() {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.sandbox().arm("infisical.read", "status:403", 0, 99);
            Shell.Result stopped = shell.run("rotate", "heroku-platform", "--yes");
            assertThat(stopped.exit()).as(stopped.toString()).isEqualTo(4);
            assertThat(shell.run("status", "-o", "json").out()).contains("\"state\":\"stopped\"", "\"rotation\":\"");
            shell.sandbox().disarm();
            shell.sandbox().arm("infisical.read", "status:503", 0, 99);
            int before = reads(shell);
            Shell.Result result =
                    interrupted(shell, () -> reads(shell) > before + 1, "plan", "heroku-platform", "-o", "json");

            assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(130);
            assertThat(result.out()).startsWith("{\"error\":{\"reason\":\"interrupted\"");
            assertThat(result.err()).contains("keyrota: interrupted; the journal is whole", "hint: keyrota resume");
        }
    }

    private static int reads(Shell shell) {
        try {
            return shell.calls().getOrDefault("infisical.read", 0);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The answer is lost after a second; then the program waits for what may still land, and there it is interrupted. */
    private static Shell.Result interrupted(Shell shell, String... words) {
        shell.sandbox().arm("heroku.authorizations.create", "timeout", 0, 1);
        return interrupted(shell, () -> shell.run("audit", "show").out().contains("secret.rotate.doubted"), words);
    }

    private static Shell.Result interrupted(Shell shell, Callable<Boolean> moment, String... words) {
        CompletableFuture<Shell.Result> ended = new CompletableFuture<>();
        Thread program = Thread.ofPlatform().start(() -> ended.complete(shell.run(words)));
        Awaitility.await().atMost(PATIENCE).until(moment);
        program.interrupt();
        return ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
