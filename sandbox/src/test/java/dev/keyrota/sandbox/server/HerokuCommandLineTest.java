package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.SandboxClock;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real {@code heroku} command line, unchanged, against the sandbox. It is run where {@code KEYROTA_HEROKU_CLI} names it
 * or the path holds it (npm: heroku@11.10.0); elsewhere the test is skipped, and says so on standard error.
 */
class HerokuCommandLineTest {

    @TempDir
    Path home;

    @Test
    void the_real_command_line_works_unchanged() throws Exception {
        Path heroku = commandLine();
        try (Sandbox sandbox = Sandbox.start(
                        SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)).withWorld("clean"));
                Client client = new Client(sandbox)) {
            Shell shell = new Shell(heroku, sandbox, client.vaultToken());

            assertThat(shell.run("auth:whoami")).contains("kris@moosequest.net");
            assertThat(shell.run("authorizations")).contains("claude-code-2026", "global");

            String token = shell.run("authorizations:create", "-d", "made by the real one", "-e", "3600", "-S")
                    .strip();
            assertThat(token).hasSize(65);
            String id = idOf(shell.run("authorizations", "--json"), "made by the real one");
            assertThat(shell.run("authorizations:info", id)).contains(token);
            assertThat(shell.run("authorizations:rotate", id)).contains(id).doesNotContain(token);
            assertThat(shell.run("authorizations:revoke", id)).contains("made by the real one");
            assertThat(client.live("made by the real one")).isFalse();

            assertThat(shell.run("apps")).contains("console-prod", "api-staging");
            assertThat(shell.run("config:set", "COLOUR=red", "-a", "api-prod")).contains("COLOUR");
            assertThat(shell.run("config", "-a", "api-prod")).contains("COLOUR", "red");
        }
    }

    @Test
    void it_follows_the_pages_of_a_long_list() throws Exception {
        Path heroku = commandLine();
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)));
                Client client = new Client(sandbox)) {
            sandbox.look(world -> {
                world.heroku().policy(world.heroku().policy().withPageSize(3));
                return world;
            });

            assertThat(new Shell(heroku, sandbox, client.vaultToken()).run("authorizations"))
                    .contains(
                            "claude-code-2026",
                            "prod-deploy-key",
                            "raxx-billing-collector",
                            "github-actions-craps-deploy");
        }
    }

    private static String idOf(String json, String description) {
        var found = Pattern.compile(
                        "\"description\": \"" + description + "\".*?\"id\": \"([^\"]{36})\"", Pattern.DOTALL)
                .matcher(json);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Path commandLine() {
        Optional<Path> found = Optional.ofNullable(System.getenv("KEYROTA_HEROKU_CLI"))
                .map(Path::of)
                .or(() -> Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(String.valueOf(System.getenv("PATH")))
                        .map(folder -> Path.of(folder, "heroku"))
                        .filter(Files::isExecutable)
                        .findFirst());
        if (found.isEmpty()) {
            String words = "SKIPPED: no heroku command line on the path and none named by KEYROTA_HEROKU_CLI";
            System.err.println(words);
            Assumptions.abort(words);
        }
        return found.orElseThrow();
    }

    /** Runs it with nothing of the user's own environment, and with every way to the real service closed. */
    private final class Shell {

        private final Path heroku;
        private final Map<String, String> environment;

        Shell(Path heroku, Sandbox sandbox, String token) {
            this.heroku = heroku;
            this.environment = Map.of(
                    "PATH",
                    String.valueOf(System.getenv("PATH")),
                    "HOME",
                    home.toString(),
                    "HEROKU_HOST",
                    sandbox.heroku().toString(),
                    "HEROKU_PARTICLEBOARD_URL",
                    String.valueOf(sandbox.urls().get("particleboard")),
                    "HEROKU_API_KEY",
                    token,
                    "DISABLE_TELEMETRY",
                    "true",
                    "HEROKU_SKIP_NEW_VERSION_CHECK",
                    "1",
                    "HEROKU_DISABLE_AUTOUPDATE",
                    "1",
                    "NO_COLOR",
                    "1");
        }

        String run(String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(heroku.toString()));
            command.addAll(List.of(arguments));
            Path errors = home.resolve("stderr.txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", command, Files.readString(errors))
                    .isZero();
            return out + (out.isBlank() ? Files.readString(errors) : "");
        }
    }
}
