package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rehearsal at the command line. What it plays is the rehearsal's own test. */
class RehearseTest {
    private static final String NOWHERE = """
            version: 1
            accounts:
              heroku: { vendor: heroku, identity: kris@moosequest.net, apps: [api-prod] }
              vault:
                vendor: infisical
                url: https://vault.keyrota.invalid
                project: 6cf05378-2f83-48e4-8b94-9ebbd1004d20
                login: { universal-auth: { client-id: "${env:UNSET}", client-secret: "${file:/nowhere/at/all}" } }
            credentials:
              heroku-platform:
                env: prod
                account: heroku
                mode: programmatic
                scope: [global]
                description: raxx-ci-rotation-{yyyy}-{MM}
                stores:
                  - { id: vault, account: vault, environment: prod, path: /MooseQuest/heroku, secret: HEROKU_API_KEY }
                  - { id: api-prod, account: heroku, app: api-prod, config-var: HEROKU_API_KEY }
                required-ticket: "OPS-*"
                overlap: PT24H
            """;

    @TempDir
    private Path folder;

    @Test
    void contacts_nobody_and_makes_no_journal() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            Shell.Result result = shell.run("rehearse", "heroku-platform");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.out())
                    .startsWith("rehearsed heroku-platform@prod: ")
                    .contains("nothing would break: no consumer is ever without a working key")
                    .contains("writes github-ci ", "revokes the old key ", "a crash, or a full disk ")
                    .contains("session operator holds a copy of the old key: whoever runs it");
            assertThat(result.out().lines()).hasSizeLessThan(45);
            assertThat(shell.calls()).isEmpty();
            assertThat(folder.resolve("keyrota.yaml.d").resolve("home")).doesNotExist();
            assertThat(folder.resolve("user")).doesNotExist();
        }
    }

    @Test
    void leaves_the_journal_as_it_is_and_uses_the_ids_in_it() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            JsonNode rotated = document(shell.run("rotate", "heroku-platform", "--yes", "-o", "json"));
            String before = shell.run("audit", "verify", "-o", "json").out();
            Map<String, byte[]> files = files();
            Map<String, Integer> calls = shell.calls();
            Shell.Result story = shell.run("rehearse", "heroku-platform", "--replay", "19:CRASH_AFTER");
            JsonNode rehearsed = document(shell.run("rehearse", "heroku-platform", "-o", "json"));

            assertThat(story.exit()).as(story.err()).isZero();
            assertThat(story.out())
                    .contains("the old key is " + rotated.path("new").path("id").asString())
                    .contains("FAULT");
            assertThat(rehearsed.path("assumptions").toString()).doesNotContain("the journal knows");
            assertThat(shell.calls()).isEqualTo(calls);
            assertThat(files())
                    .containsOnlyKeys(files.keySet())
                    .allSatisfy((name, bytes) -> assertThat(bytes).as(name).isEqualTo(files.get(name)));
            assertThat(shell.run("audit", "verify", "-o", "json").out()).isEqualTo(before);
        }
    }

    @Test
    void needs_no_login_and_no_vendor() throws IOException {
        Shell.Result result = rehearse(NOWHERE, "--all");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("without a fault: completed in 24 h", "both keys live side by side, until ")
                .contains("a dyno of api-prod is never restarted: who runs the app")
                .contains("assumed: a ticket that fits is taken to be given")
                .contains("0:CRASH_BEFORE  starts, Opened: the process dies before it");
        assertThat(folder.resolve("user")).doesNotExist();
    }

    @Test
    void a_rotation_that_cannot_be_is_something_found() throws IOException {
        Shell.Result result = rehearse(NOWHERE.replace("scope: [global]", "scope: [read]"));

        assertThat(result.exit()).as(result.err()).isEqualTo(3);
        assertThat(result.out())
                .contains("so it cannot be rotated as it is configured")
                .contains("a login, a permission or the very entry is missing");
    }

    @Test
    void what_is_no_rotation_of_it_is_wrong_usage() throws IOException {
        Shell.Result plan = rehearse(NOWHERE, "--replay", "7:SUSPENDS");
        Shell.Result foreign = rehearse(
                NOWHERE.replace("mode: programmatic", "mode: auto-rotated").replace("overlap: PT24H", "overlap: PT0S"));

        assertThat(plan.exit()).isEqualTo(2);
        assertThat(plan.err()).contains("no rotation of this rehearsal is called `7:SUSPENDS`", "--all shows them");
        assertThat(foreign.exit()).isEqualTo(2);
        assertThat(foreign.err()).contains("an auto-rotated credential is watched and never rotated");
    }

    @Test
    void each_rotation_is_in_the_document() throws IOException {
        JsonNode rehearsed = document(rehearse(NOWHERE, "-o", "json"));
        JsonNode first = rehearsed.path("faults").get(0);

        assertThat(rehearsed.propertyNames())
                .contains("credential", "rotations", "would_break", "completes", "took", "both_keys", "steps", "kinds")
                .contains("calls", "assumptions", "clean", "circumstances", "faults");
        assertThat(rehearsed.path("rotations").asInt())
                .isEqualTo(1
                        + rehearsed.path("faults").size()
                        + rehearsed.path("circumstances").size());
        assertThat(first.propertyNames())
                .contains("plan", "step", "call", "fault", "outcome", "end", "halts", "took", "both_keys", "broken");
        assertThat(first.path("plan").asString()).isEqualTo("0:CRASH_BEFORE");
        int counted = 0;
        for (JsonNode step : rehearsed.path("steps")) {
            counted += step.path("faults").asInt();
        }
        assertThat(counted).isEqualTo(rehearsed.path("faults").size());
    }

    private Shell.Result rehearse(String configuration, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("nowhere.yaml"), configuration);
        Stream<String> words = Stream.of("rehearse", "heroku-platform", "--config", file.toString());
        return Shell.lonely(folder, Stream.concat(words, Stream.of(more)).toList());
    }

    private static JsonNode document(Shell.Result result) {
        assertThat(result.out().lines()).as(result.err()).hasSize(1);
        return JsonMapper.shared().readTree(result.out());
    }

    /** Every file of the home and around it, but those that any reader of SQLite makes and takes away. */
    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*-(wal|shm)"))
                    .forEach(file -> files.put(folder.relativize(file).toString(), bytes(file)));
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
