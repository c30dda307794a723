package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell that has its key from a keychain, which a program before all others in PATH stands in for. */
class KeychainTest {
    @TempDir
    private Path folder;

    private Keyrota keyrota(Path file, String script) throws IOException {
        Path tool = Files.writeString(folder.resolve("secret-tool"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        return new Keyrota(folder, file, "").within("env", "PATH=" + folder + ":" + System.getenv("PATH"));
    }

    @Test
    void what_it_has_is_compared_with_the_vault() throws Exception {
        Path file = folder.resolve("keyrota.yaml");
        try (Sandbox _ = Sandbox.start(SandboxOptions.defaults(InstantSource.system())
                .withWorld("session-drift")
                .withConfigOut(file))) {
            String read = Files.readString(file);
            String kept = read.replaceFirst(
                    "(id: operator, variable: HEROKU_API_KEY_PROD), file: [^ ]+ }",
                    "$1, secret-service: { service: heroku } }");
            assertThat(kept).isNotEqualTo(read);
            Files.writeString(file, kept);
            String one = "[ \"$1\" = lookup ] || { echo '[/1]'; exit; }; . " + file + ".d/session.env;"
                    + " printf %s \"$HEROKU_API_KEY_PROD\"";

            assertThat(keyrota(file, one).run("session", "check").out())
                    .contains("FAIL", "drifted: another living key than the vault's");
            assertThat(keyrota(file, "[ \"$1\" = search ] || exit 1")
                            .run("session", "check")
                            .out())
                    .contains("FAIL", "not found: the Secret Service has no item with service=heroku");
            assertThat(keyrota(file, "echo '[/1]'; echo '[/2]'")
                            .run("session", "check")
                            .out())
                    .contains("FAIL", "nobody can say which key it has", "finds one item with service=heroku");
        }
    }
}
