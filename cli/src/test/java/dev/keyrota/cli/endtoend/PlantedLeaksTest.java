package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyrota.cli.canary.Net;
import dev.keyrota.cli.canary.Processes;
import dev.keyrota.cli.canary.Search;
import dev.keyrota.cli.canary.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A search that is blind finds nothing either. So a program that leaks, a process of its own as Keyrota is one, lets a secret out on each
 * channel in turn, and the same searches that find nothing of a rotation find it there. SECURITY.md has the table.
 */
class PlantedLeaksTest {
    /** One that only this test looks for, since ./verify searches what all tests leave. */
    private static final String SECRET = "Qw7ZtB3mXv9LrY2nHd4PcK8s";

    private static final List<String> SEEN_FROM_OUTSIDE = List.of(
            "stdout",
            "stderr",
            "json",
            "error",
            "file",
            "file name",
            "journal",
            "log",
            "arguments of a child",
            "environment of a child");

    /** An answer was lost, and so long the rotation waits for what may land yet. */
    private static final Duration LONGER_THAN_JCMD = Duration.ofSeconds(30);

    private static final String THREADS = "thread dump";
    private static final String HEAP = "heap dump";

    private final Net net = Traces.of(Map.of("made up", SECRET));

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @BeforeEach
    void processes_are_shown() {
        assumeTrue(Processes.areShown(), "this system does not show its processes as files in /proc");
    }

    @Test
    void the_control_a_leak_on_each_channel_is_found() throws Exception {
        Map<String, List<String>> finds = new LinkedHashMap<>();
        for (String channel : SEEN_FROM_OUTSIDE) {
            finds.put(channel, watched(fresh(channel), channel));
        }
        finds.put(THREADS, inThreadDump(fresh(THREADS)));
        finds.put(HEAP, inHeapDump(fresh(HEAP)));

        assertThat(finds)
                .allSatisfy((channel, found) -> assertThat(found).as(channel).isNotEmpty());
        long found = finds.values().stream().filter(each -> !each.isEmpty()).count();
        Proof.say("planted leaks", finds.size() + " planted, " + found + " found");
    }

    private List<String> watched(Path own, String channel) throws IOException, InterruptedException {
        try (Keyrota.Started leaky = plant(own, channel, Image.plain())) {
            Processes processes = new Processes(net).watch(leaky.process());
            return Stream.concat(processes.finds().stream(), in(own).stream()).toList();
        }
    }

    /** One thread of the JVM serves both signals, the lower first: when it goes about to end, the dump is written. */
    private List<String> inThreadDump(Path own) throws IOException, InterruptedException {
        try (Keyrota.Started leaky = plant(own, THREADS, Image.plain())) {
            awaitThread(leaky, own);
            leaky.signal("QUIT");
            leaky.signal("TERM");
            assertThat(leaky.await().out()).contains("Full thread dump");
            return in(own);
        }
    }

    /** Without the launcher's flag a dump is made, and what is in memory is in it: the search sees into such files. */
    private List<String> inHeapDump(Path own) throws IOException, InterruptedException {
        try (Keyrota.Started leaky = plant(own, HEAP, Image.plain().without("-XX:+DisableAttachMechanism"))) {
            awaitThread(leaky, own);
            assertThat(dump(leaky, own)).as("the exit code of jcmd").isZero();
            leaky.kill();
            return in(own).stream()
                    .filter(each -> each.startsWith("heap.hprof"))
                    .toList();
        }
    }

    private List<String> in(Path own) throws IOException {
        return new Search(net).below(own).finds();
    }

    private Path fresh(String channel) throws IOException {
        return Files.createDirectory(folder.resolve(channel.replace(' ', '-')));
    }

    /** What SECURITY.md claims of memory: it is not erased, but nobody is handed a dump of it. */
    @Test
    void a_heap_dump_of_a_rotation_that_the_launcher_started_is_refused() throws Exception {
        try (Scene scene = new Scene(folder, LONGER_THAN_JCMD)) {
            scene.sandbox().arm("heroku.authorizations.create", "timeout", 0, 1);
            try (Keyrota.Started started = scene.keyrota(Image.plain()).start("rotate", "heroku-platform", "--yes")) {
                assertThat(started.await(
                                "a key is asked for", () -> scene.calls().contains("heroku.authorizations.create")))
                        .isTrue();
                assertThat(dump(started, folder)).as("the exit code of jcmd").isNotZero();
                assertThat(started.process().isAlive())
                        .as("it was there to be asked")
                        .isTrue();
                assertThat(folder.resolve("heap.hprof")).doesNotExist();
                assertThat(started.await().exit()).isZero();
            }
        }
    }

    @Test
    void the_tests_start_it_with_the_flags_of_the_launcher() throws IOException {
        String launcher = Files.readString(Path.of("..", "keyrota"));

        assertThat(Image.LAUNCHED).allSatisfy(flag -> assertThat(launcher).contains(flag));
        assertThat(Image.LAUNCHED)
                .contains("-XX:+DisableAttachMechanism", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:ErrorFile=/dev/null");
        assertThat(launcher).contains("ulimit -c 0");
    }

    private static Keyrota.Started plant(Path own, String channel, Image image) throws IOException {
        Files.writeString(own.resolve("key"), SECRET);
        return new Keyrota(image, own, own, "").as(LeakyMain.class).start(channel, own.toString());
    }

    private static void awaitThread(Keyrota.Started leaky, Path own) throws IOException, InterruptedException {
        assertThat(leaky.await("its thread runs", () -> Files.exists(own.resolve(LeakyMain.RUNS))))
                .as("its thread ran: " + Files.readString(leaky.err()))
                .isTrue();
    }

    /** The exit code of jcmd, which asks for a heap dump as an administrator would. */
    private static int dump(Keyrota.Started started, Path own) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(started.process().pid()),
                        "GC.heap_dump",
                        own.resolve("heap.hprof").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(jcmd.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return jcmd.exitValue();
    }
}
