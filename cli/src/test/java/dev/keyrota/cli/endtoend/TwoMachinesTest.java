package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines share the vendors and no journal: the label beside the vault's value is all that the second sees of the first. */
class TwoMachinesTest {
    @Test
    void a_second_home_sees_the_open_run_and_later_identifies_the_old_key_exactly(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("keyrota.yaml");
        try (Sandbox sandbox =
                Sandbox.start(SandboxOptions.defaults(InstantSource.system()).withConfigOut(file))) {
            Keyrota first = new Keyrota(folder, file, "");
            Keyrota second = new Keyrota(folder, file, folder.resolve("second").toString());

            sandbox.arm("github.secret.put", "status:403", 0, 100);
            Keyrota.Ended stopped = first.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(stopped.exit()).as(stopped.err()).isEqualTo(4);

            Keyrota.Ended refused = second.run("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(refused.exit()).as(refused.err()).isEqualTo(6);

            sandbox.disarm();
            Keyrota.Ended completed = first.run("resume", "-o", "json");
            assertThat(completed.exit()).as(completed.err()).isZero();

            Keyrota.Ended next = second.run("plan", "heroku-platform", "-o", "json");
            assertThat(next.exit()).as(next.err()).isZero();
            assertThat(next.out()).contains("\"identified_by\":\"label\"");
        }
    }
}
