package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyrota.cli.Wholeness;
import dev.keyrota.cli.canary.Forms;
import dev.keyrota.cli.canary.Net;
import dev.keyrota.cli.canary.Processes;
import dev.keyrota.cli.canary.Search;
import dev.keyrota.cli.canary.Secrets;
import dev.keyrota.cli.canary.Traces;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * While the real program rotates for real, everything that this machine shows of it is looked at again and again: its arguments, its
 * environment, the files it has open, its journal with the write-ahead log, its output. No nine bytes of any secret are there. The
 * controls plant one in each of these places, where it is found.
 */
class RealProcessLeakTest {
    /** Deleted also where ./verify keeps the others, since the controls leave what they planted. */
    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    private final Net net = new Forms().and(Traces.of(Secrets.ofShippedWorlds()));

    @BeforeEach
    void processes_are_shown() {
        assumeTrue(Processes.areShown(), "this system does not show its processes as files in /proc");
    }

    /** What was seen of a rotation while it ran, and what it left. */
    private record Seen(Keyrota.Ended ended, Processes processes, List<String> inFiles, int looks) {}

    @Test
    void nothing_of_a_rotation_shows_a_secret() throws Exception {
        try (Sandbox sandbox = sandbox()) {
            Seen seen = rotate("rotate", "heroku-platform", "--yes", "--verbose");

            assertThat(seen.ended().exit()).as(seen.ended().err()).isZero();
            assertThat(seen.processes().looks()).as("looks at the process").isGreaterThan(50);
            assertThat(seen.looks()).as("looks at the files").isGreaterThan(10);
            assertThat(seen.processes().finds()).isEmpty();
            assertThat(seen.inFiles()).isEmpty();
            Map<String, String> held = sandbox.look(Secrets::of);
            assertThat(Secrets.ofShippedWorlds().values())
                    .as("the new key was among those looked for")
                    .containsAll(held.values());
        }
    }

    @Test
    void nothing_of_a_rotation_that_a_machine_reads_or_that_stops_shows_a_secret() throws Exception {
        try (Sandbox sandbox = sandbox()) {
            sandbox.arm("github.secret.put", "status:403", 0, 9);
            Seen stopped = rotate("rotate", "heroku-platform", "--yes", "-o", "json");
            assertThat(stopped.ended().exit()).isEqualTo(4);
            sandbox.disarm();
            Seen resumed = rotate("resume", "-o", "json", "--verbose");
            assertThat(resumed.ended().exit()).isZero();

            assertThat(Stream.of(stopped, resumed)
                            .flatMap(seen -> Stream.concat(seen.processes().finds().stream(), seen.inFiles().stream())))
                    .isEmpty();
        }
    }

    @Test
    void a_killed_process_leaves_no_secret_in_its_write_ahead_log() throws Exception {
        try (Sandbox sandbox = sandbox();
                Keyrota.Started started = keyrota().start("rotate", "heroku-platform", "--yes")) {
            awaitNewKey(sandbox, started);
            started.kill();

            assertThat(sizeOf("journal.db-wal"))
                    .as("the log was not yet folded in")
                    .isPositive();
            assertThat(new Search(net).below(folder).finds()).isEmpty();
        }
    }

    /** SIGQUIT makes the JVM print every thread, with its locks, and a summary of the heap. */
    @Test
    void a_thread_dump_in_the_middle_of_a_rotation_shows_no_secret() throws Exception {
        try (Sandbox sandbox = sandbox();
                Keyrota.Started started = keyrota().start("rotate", "heroku-platform", "--yes")) {
            awaitNewKey(sandbox, started);
            started.signal("QUIT");
            Keyrota.Ended ended = started.await();

            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("Full thread dump");
            assertThat(net.in(ended.out())).isEmpty();
        }
    }

    /** The secret is one that only this test looks for, since ./verify watches the arguments of its processes too. */
    @Test
    void the_control_a_secret_in_an_argument_is_found() throws Exception {
        String madeUp = "k3Wq9ZtB7mXv2LrY5nHd8Pc";
        Net own = Traces.of(Map.of("made up", madeUp));
        Process process = new ProcessBuilder("sh", "-c", "sleep 0.5; true", madeUp).start();

        assertThat(new Processes(own).watch(process).finds())
                .isNotEmpty()
                .allMatch(find -> find.startsWith("cmdline: "));
    }

    @Test
    void the_control_a_secret_in_the_environment_of_a_child_of_the_process_is_found() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "KEY=$(cat key) sleep 0.5; true");
        Files.writeString(folder.resolve("key"), Secrets.planted());
        Process process = builder.directory(folder.toFile()).start();

        assertThat(new Processes(net).watch(process).finds())
                .isNotEmpty()
                .allMatch(find -> find.startsWith("environ: "));
    }

    @Test
    void the_control_a_secret_in_a_deleted_file_is_found_while_it_is_open() throws Exception {
        Files.writeString(folder.resolve("key"), Secrets.planted());
        Process process = new ProcessBuilder("sh", "-c", "exec 3< key; rm key; sleep 0.5; true")
                .directory(folder.toFile())
                .start();

        assertThat(new Processes(net).watch(process).finds())
                .isNotEmpty()
                .allMatch(find -> find.startsWith("a deleted file that is open: "));
    }

    @Test
    void the_control_a_secret_on_either_stream_or_in_a_file_is_found() throws IOException {
        for (String file : List.of("out1.txt", "err1.txt", "home/journal.db-wal", "home/notes/x")) {
            Path planted = folder.resolve(file);
            Files.createDirectories(planted.resolveSibling(""));
            Files.writeString(planted, "{\"detail\":\"" + Secrets.planted().substring(20, 30) + "\"}");
            assertThat(new Search(net).below(folder).finds()).as(file).isNotEmpty();
            Files.delete(planted);
        }
    }

    private Sandbox sandbox() {
        return Sandbox.start(SandboxOptions.defaults(InstantSource.system())
                .withLatency(Duration.ofMillis(25))
                .withConfigOut(folder.resolve("keyrota.yaml")));
    }

    private Keyrota keyrota() {
        return new Keyrota(folder, folder.resolve("keyrota.yaml"), "");
    }

    /** Runs it, and looks at its process in one thread and at the files, its output among them, in another. */
    private Seen rotate(String... words) throws IOException, InterruptedException {
        try (Keyrota.Started started = keyrota().start(words)) {
            return seen(started);
        }
    }

    private Seen seen(Keyrota.Started started) throws IOException, InterruptedException {
        Processes processes = new Processes(net);
        Thread watch = Thread.ofPlatform().start(() -> {
            try {
                processes.watch(started.process());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        List<String> inFiles = new ArrayList<>();
        int looks = 0;
        while (started.process().isAlive()) {
            inFiles.addAll(new Search(net).below(folder).finds());
            looks++;
            Thread.sleep(10);
        }
        watch.join();
        inFiles.addAll(new Search(net).below(folder).finds());
        return new Seen(started.await(), processes, inFiles, looks);
    }

    private static void awaitNewKey(Sandbox sandbox, Keyrota.Started started) throws IOException, InterruptedException {
        assertThat(started.await(
                        "there is a new key",
                        () -> !sandbox.look(Wholeness::ours).isEmpty()))
                .as("there was a new key while it was alive")
                .isTrue();
    }

    private long sizeOf(String file) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(each -> each.endsWith(file))
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        }
    }
}
