package dev.keyrota.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real {@code gh}, unchanged, against the sandbox, which it takes for its HTTP proxy: so it writes the absolute form.
 * It is run where {@code KEYROTA_GH} names it or the path holds it (Debian: gh 2.23.0); elsewhere the tests are skipped, and
 * say so on standard error.
 */
class GhCommandLineTest {

    private static final String REPO = "raxx-app/TradeMasterAPI";

    /** The runbook's token is made up here; no real one has this shape. */
    private static final String VALUE = "not-a-token-but-long-enough-to-be-taken-for-one ü";

    @TempDir
    Path home;

    private Path gh = Path.of("gh");
    private Sandbox sandbox = Sandbox.start(
            SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)).withWorld("github-shadow"));

    @BeforeEach
    void find() {
        Optional<Path> found = Optional.ofNullable(System.getenv("KEYROTA_GH"))
                .map(Path::of)
                .or(() -> Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(String.valueOf(System.getenv("PATH")))
                        .map(folder -> Path.of(folder, "gh"))
                        .filter(Files::isExecutable)
                        .findFirst());
        if (found.isEmpty()) {
            String words = "SKIPPED: no gh on the path and none named by KEYROTA_GH";
            System.err.println(words);
            Assumptions.abort(words);
        }
        gh = found.orElseThrow();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void sets_lists_and_deletes_a_repositorys_secret() throws Exception {
        assertThat(run(VALUE + "\n", 0, "secret", "set", "HEROKU_API_KEY", "--repo", REPO))
                .isNotNull();
        assertThat(held(null, "HEROKU_API_KEY")).isEqualTo(VALUE);
        assertThat(run("", 0, "secret", "list", "--repo", REPO)).contains("HEROKU_API_KEY");
        run("", 0, "secret", "delete", "HEROKU_API_KEY", "--repo", REPO);
        assertThat(run("", 0, "secret", "list", "--repo", REPO)).doesNotContain("HEROKU_API_KEY");
    }

    @Test
    void sets_an_environments_and_an_organizations_secret() throws Exception {
        run(VALUE, 0, "secret", "set", "HEROKU_API_KEY", "--repo", REPO, "--env", "production");
        assertThat(held("production", "HEROKU_API_KEY")).isEqualTo(VALUE);
        run(VALUE, 0, "secret", "set", "SHARED", "--org", "raxx-app", "--visibility", "all");
        Optional<Held> shared =
                sandbox.look(world -> world.github().secrets().held(new Scope.OfOrganization("raxx-app"), "SHARED"));
        assertThat(shared.orElseThrow().value()).isEqualTo(VALUE);
        assertThat(run("", 0, "secret", "list", "--org", "raxx-app")).contains("SHARED");
    }

    @Test
    void follows_the_pages_of_a_long_list() throws Exception {
        sandbox.look(world -> {
            for (int i = 0; i < 205; i++) {
                world.github().place(REPO, null, "KEY_" + (1000 + i), "x");
            }
            return world;
        });
        assertThat(run("", 0, "secret", "list", "--repo", REPO).lines().filter(line -> line.startsWith("KEY_")))
                .hasSize(205);
    }

    @Test
    void shows_what_the_server_says_of_a_bad_name() throws Exception {
        assertThat(run("x", 1, "secret", "set", "bad-name", "--repo", REPO)).contains("HTTP 422");
    }

    @Test
    void runs_a_workflow_and_lists_its_runs() throws Exception {
        run(
                "",
                0,
                "workflow",
                "run",
                "keyrota-probe.yml",
                "--repo",
                REPO,
                "--ref",
                "main",
                "-f",
                "nonce=" + HostFixture.NONCE);
        assertThat(run("", 0, "run", "list", "--repo", REPO)).contains("keyrota-probe", "workflow_dispatch");
        assertThat(run("", 0, "workflow", "list", "--repo", REPO)).contains("deploy");
        assertThat(run("", 0, "api", "repos/" + REPO + "/actions/runs", "--jq", ".workflow_runs[0].conclusion")
                        .strip())
                .isEqualTo("success");
    }

    @Test
    void is_told_that_its_token_is_bad() throws Exception {
        sandbox.look(world -> {
            world.github().revokeToken(world.logins().githubToken());
            return world;
        });
        assertThat(run("", 1, "api", "user")).contains("HTTP 401").contains("Bad credentials");
    }

    private String held(@Nullable String environment, String name) {
        Optional<Held> held = sandbox.look(world -> world.github().held(REPO, environment, name));
        return held.orElseThrow().value();
    }

    /** Runs it with nothing of the user's own environment, and with every way to the real service closed. */
    private String run(String input, int expected, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(gh.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", command, out).isEqualTo(expected);
        return out;
    }

    private Map<String, String> environment() {
        String token = sandbox.look(world -> world.logins().githubToken());
        String proxy = sandbox.github().toString();
        return Map.ofEntries(
                Map.entry("PATH", String.valueOf(System.getenv("PATH"))),
                Map.entry("HOME", home.toString()),
                Map.entry("TMPDIR", home.toString()),
                Map.entry("GH_CONFIG_DIR", home.resolve("gh").toString()),
                Map.entry("GH_HOST", "github.localhost"),
                Map.entry("GH_TOKEN", token),
                Map.entry("HTTP_PROXY", proxy),
                Map.entry("HTTPS_PROXY", proxy),
                Map.entry("GH_NO_UPDATE_NOTIFIER", "1"),
                Map.entry("GH_PROMPT_DISABLED", "1"),
                Map.entry("NO_COLOR", "1"));
    }
}
