package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a command, of us and of the record where {@code keyrota run} itself gets a signal. */
class RunSignalsTest {
    /** It says when it listens, and when it was asked to end. */
    private static final String CHILD =
            "trap 'echo asked >> \"$0\"; exit 7' TERM; echo began >> \"$0\"; while [ ! -e \"$0.end\" ]; do sleep 0.05; done; exit 6";

    /** What is started by a {@code nohup}, or in the background of a script, has a signal or two ignored, and so would we. */
    private static final List<String> HEARING = List.of("env", "--default-signal=HUP,INT,TERM");

    @TempDir
    private Path folder;

    private Path said() {
        return folder.resolve("said");
    }

    private Sandbox sandbox() throws IOException {
        return Sandbox.start(
                SandboxOptions.defaults(InstantSource.system()).withConfigOut(folder.resolve("keyrota.yaml")));
    }

    private Keyrota keyrota() throws IOException, InterruptedException {
        Keyrota plain = new Keyrota(folder, folder.resolve("keyrota.yaml"), "");
        Process probe = new ProcessBuilder(
                        Stream.concat(HEARING.stream(), Stream.of("true")).toList())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        return probe.waitFor() == 0 ? plain.within(HEARING.toArray(String[]::new)) : plain;
    }

    private boolean says(String word) throws IOException {
        return Files.exists(said()) && Files.readAllLines(said()).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void a_signal_that_ends_us_ends_the_command_and_its_record(String signal) throws Exception {
        try (Sandbox _ = sandbox()) {
            Keyrota keyrota = keyrota();
            try (Keyrota.Started run = keyrota.start("run", "--watch", "--", "sh", "-c", CHILD, said().toString())) {
                assertThat(run.await("the command has begun", () -> says("began")))
                        .isTrue();
                run.signal(signal);
                Keyrota.Ended ended = run.await();

                assertThat(ended.exit()).as(ended.err()).isEqualTo(7);
                assertThat(Files.readAllLines(said())).isEqualTo(List.of("began", "asked"));
            }
            assertThat(keyrota.run("session", "list").out()).isEqualTo("no session is on record\n");
        }
    }

    /** A terminal sends Ctrl-C to the command too, which decides. */
    @Test
    void at_an_interrupt_the_command_goes_on_until_it_ends_by_itself() throws Exception {
        try (Sandbox _ = sandbox()) {
            Keyrota keyrota = keyrota();
            try (Keyrota.Started run = keyrota.start("run", "--", "sh", "-c", CHILD, said().toString())) {
                assertThat(run.await("the command has begun", () -> says("began")))
                        .isTrue();
                run.signal("INT");
                assertThat(keyrota.run("session", "list").out()).contains("run-");
                Files.createFile(folder.resolve("said.end"));

                assertThat(run.await().exit()).isEqualTo(6);
            }
            assertThat(keyrota.run("session", "list").out()).isEqualTo("no session is on record\n");
        }
    }

    /** Whoever is killed cannot take anything back, and what goes on stays on record. */
    @Test
    void where_we_are_killed_the_command_stays_on_record() throws Exception {
        try (Sandbox _ = sandbox()) {
            Keyrota keyrota = keyrota();
            try (Keyrota.Started run = keyrota.start("run", "--", "sh", "-c", CHILD, said().toString())) {
                assertThat(run.await("the command has begun", () -> says("began")))
                        .isTrue();
                run.kill();
                assertThat(keyrota.run("session", "list").out()).contains("run-");
                assertThat(keyrota.run("rotate", "heroku-platform", "--yes").exit())
                        .isEqualTo(5);
            } finally {
                Files.createFile(folder.resolve("said.end"));
            }
        }
    }
}
