package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command with the vault's key in its environment, and what a rotation does under it. Its words go to a file, since its streams are ours. */
class RunTest {
    private static final String ANOTHER = "9d5ec3c4-43d5-46d2-a6d8-8d2bfae75b7f";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private Shell shell() {
        return new Shell(folder, "session-drift");
    }

    /** A script, to which {@code $0} is the file for its words. */
    private String[] run(List<String> options, String script) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(options);
        Collections.addAll(words, "--", "sh", "-c", script, said().toString());
        return words.toArray(String[]::new);
    }

    private Path said() {
        return folder.resolve("said");
    }

    private List<String> words() throws IOException {
        return Files.exists(said()) ? Files.readAllLines(said()) : List.of();
    }

    /** A command at work, beside whatever the test does meanwhile. */
    private CompletableFuture<Shell.Result> begin(Shell shell, List<String> options, String script) {
        return CompletableFuture.supplyAsync(() -> shell.run(run(options, script)), Thread::startVirtualThread);
    }

    /** A test that failed leaves no child: it would hold the streams of whoever runs the tests. */
    @AfterEach
    void end() throws IOException {
        if (Files.notExists(said("end"))) {
            Files.createFile(said("end"));
        }
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    private Path said(String suffix) {
        return folder.resolve("said." + suffix);
    }

    private static void await(Callable<Boolean> moment) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(moment);
    }

    private static void waits(Shell.Result run) {
        assertThat(run.exit()).as(run.toString()).isEqualTo(5);
    }

    private static String listed(Shell shell) {
        return shell.run("session", "list").out();
    }

    @Test
    void a_command_has_the_key_and_its_exit_code_is_ours() throws IOException {
        try (Shell shell = shell()) {
            Shell.Result ran = shell.run(run(
                    List.of(), "echo \"${#HEROKU_API_KEY_PROD} $KEYROTA_SESSION $KEYROTA_SOURCE\" > \"$0\"; exit 41"));

            assertThat(ran.exit()).as(ran.err()).isEqualTo(41);
            assertThat(words())
                    .singleElement()
                    .asString()
                    .matches("[0-9]{2} run-[0-9a-f]{10} HEROKU_API_KEY_PROD:heroku-platform@prod:vault_version_1");
            assertThat(ran.out()).isEmpty();
            assertThat(listed(shell)).isEqualTo("no session is on record\n");
        }
    }

    /** A variable that every process has stands for a login here: the command's own is taken out. */
    @Test
    void what_keyrota_logs_in_with_it_does_not_get() throws IOException {
        assertThat(System.getenv("HOME")).as("what it would have").isNotEmpty();
        try (Shell shell = shell()) {
            Path token = folder.resolve("keyrota.yaml.d/github-token");
            shell.set("HOME", Files.readString(token).strip());
            shell.edit("${file:" + token + "}", "${env:HOME}");
            Shell.Result ran = shell.run(run(List.of(), "echo \"[$HOME]\" > \"$0\""));

            assertThat(ran.exit()).as(ran.toString()).isZero();
            assertThat(words()).containsExactly("[]");
        }
    }

    @Test
    void a_program_that_is_not_there_is_given_nothing() {
        try (Shell shell = shell()) {
            Shell.Result ran = shell.run("run", "--", "/no/such/program");

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.err()).contains("/no/such/program could not be started");
            assertThat(listed(shell)).isEqualTo("no session is on record\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--signal HUP -- true, goes with --watch",
        "--watch --signal SIG_HUP -- true, names a signal",
        "--every 1ms -- true, from 100ms to 1h",
        "--retry-on x -- true, --retry-on",
        "--retry-on 0 -- true, from 1 to 255",
        "--retry-on 256 -- true, from 1 to 255",
        "--credential nobody -- true, nobody",
        "-o json -- true, no document",
        "--, COMMAND",
    })
    void what_cannot_be_done_is_refused_before_anybody_is_asked(String words, String sentence) throws IOException {
        try (Shell shell = shell()) {
            Shell.Result refused = shell.run(("run " + words).split(" "));

            assertThat(refused.exit()).as(refused.toString()).isEqualTo(2);
            assertThat(refused.out() + refused.err()).contains(sentence);
            assertThat(shell.calls()).doesNotContainKey("infisical.read");
        }
    }

    /** The issue's own sentence: it sees no refusal across a rotation that happens under it. */
    @Test
    void a_watched_command_sees_no_refusal_across_a_rotation() throws Exception {
        Path classes = Path.of(KeyUser.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Shell shell = shell()) {
            String user = "exec '" + ProcessHandle.current().info().command().orElseThrow() + "' -cp '" + classes + "' "
                    + KeyUser.class.getName() + " '" + shell.sandbox().heroku() + "' \"$0\" HEROKU_API_KEY_PROD";
            CompletableFuture<Shell.Result> ran = begin(shell, List.of("--watch", "--every", "100ms"), user);
            await(() -> words().contains("200"));

            Shell.Result rotated = shell.run("rotate", "heroku-platform", "--yes");
            for (int i = 0; rotated.exit() == 5 && i < 20; i++) {
                Thread.sleep(200);
                rotated = shell.run("resume");
            }
            assertThat(rotated.exit()).as(rotated.toString()).isZero();
            int then = words().size();
            await(() -> words().size() > then + 20);

            assertThat(words().stream().filter("began"::equals)).hasSize(2);
            assertThat(words().stream().distinct()).containsExactlyInAnyOrder("began", "200");
            assertThat(listed(shell)).contains("the current key").doesNotContain("EARLIER");
            ProcessHandle.current().children().forEach(ProcessHandle::destroy);
            assertThat(ran.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).err())
                    .contains("a key was replaced: the command is ended, and begun anew with the new one");
        }
    }

    @Test
    void a_command_that_is_not_watched_keeps_the_old_key_alive_until_it_ends() throws Exception {
        try (Shell shell = shell()) {
            CompletableFuture<Shell.Result> ran = begin(
                    shell, List.of(), "echo began > \"$0\"; while [ ! -e \"$0.end\" ]; do sleep 0.05; done; exit 3");
            await(() -> words().contains("began"));
            waits(shell.run("rotate", "heroku-platform", "--yes"));
            waits(shell.run("resume"));

            Files.createFile(said("end"));
            assertThat(ran.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).exit()).isEqualTo(3);
            assertThat(shell.run("resume").exit()).isZero();
        }
    }

    @Test
    void a_command_is_asked_to_end_by_the_signal_that_it_wants() throws Exception {
        try (Shell shell = shell()) {
            String script = "trap 'echo asked >> \"$0\"; exit 0' USR1; echo began >> \"$0\";"
                    + " while [ ! -e \"$0.end\" ]; do sleep 0.05; done; exit 6";
            CompletableFuture<Shell.Result> ran =
                    begin(shell, List.of("--watch", "--signal", "USR1", "--every", "100ms"), script);
            await(() -> words().contains("began"));
            shell.change("{\"store\":\"vault\",\"set\":\"" + ANOTHER + "\"}");
            await(() -> words().size() == 3);
            Files.createFile(said("end"));

            Shell.Result result = ran.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(result.exit()).as(result.err()).isEqualTo(6);
            assertThat(words()).containsExactly("began", "asked", "began");
            assertThat(result.err()).contains("was asked to end by USR1");
        }
    }

    @Test
    void a_command_that_says_its_key_was_refused_is_begun_once_more_where_there_is_another() throws Exception {
        String script =
                "echo $KEY | cksum >> \"$0\"; while [ ! -e \"$0.go\" ] && [ ! -e \"$0.end\" ]; do sleep 0.05; done; exit 41";
        try (Shell shell = shell()) {
            CompletableFuture<Shell.Result> ran = begin(shell, List.of("--retry-on", "41", "--as", "KEY"), script);
            await(() -> words().size() == 1);
            shell.change("{\"store\":\"vault\",\"set\":\"" + ANOTHER + "\"}");
            Files.createFile(said("go"));

            assertThat(ran.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).exit()).isEqualTo(41);
            assertThat(words()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void one_whose_key_is_still_the_vaults_is_not_begun_again() throws IOException {
        try (Shell shell = shell()) {
            assertThat(shell.run(run(List.of("--retry-on", "41"), "echo began >> \"$0\"; exit 41"))
                            .exit())
                    .isEqualTo(41);
            assertThat(words()).containsExactly("began");
        }
    }

    @Test
    void a_vault_that_does_not_answer_disturbs_no_command_and_is_told_once() throws Exception {
        try (Shell shell = shell()) {
            CompletableFuture<Shell.Result> ran = begin(
                    shell,
                    List.of("--watch", "--every", "100ms"),
                    "echo began > \"$0\"; while [ ! -e \"$0.end\" ]; do sleep 0.05; done");
            await(() -> words().contains("began"));
            shell.sandbox().arm("infisical.read", "status:503", 0, 99);
            Thread.sleep(800);
            Files.createFile(said("end"));

            Shell.Result result = ran.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.err()).containsOnlyOnce("nobody knows whether a key was replaced");
        }
    }
}
