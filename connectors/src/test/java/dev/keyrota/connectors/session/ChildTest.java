package dev.keyrota.connectors.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.keyrota.connectors.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Child.Environment NOTHING = new Child.Environment(Map.of(), Map.of(), Set.of());

    @TempDir
    private Path folder;

    private Child shell(String script, Child.Environment environment) throws IOException {
        return Child.start(List.of("sh", "-c", script, folder.resolve("said").toString()), environment);
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said")).strip();
    }

    /** Until the child has said something, which it does once it listens. */
    private void awaitWord() throws Exception {
        for (int i = 0; i < 3_000 && Files.notExists(folder.resolve("said")); i++) {
            Thread.sleep(10);
        }
    }

    @Test
    void a_child_has_the_secret_in_its_environment_and_on_no_argument_list() throws Exception {
        try (Secret key = Secret.ofText("a-canary-value")) {
            Child child = shell(
                    "echo \"$KEY $SESSION ${PATH:+path} $(tr '\\0' ' ' < /proc/$$/cmdline | grep -c c[a]nary-v)\" > \"$0\"",
                    new Child.Environment(Map.of("SESSION", "run-1"), Map.of("KEY", key), Set.of()));
            assertThat(child.await(LONG)).isEqualTo(OptionalInt.of(0));
        }
        assertThat(said()).isEqualTo("a-canary-value run-1 path 0");
    }

    @Test
    void what_it_is_not_to_have_it_has_not() throws Exception {
        Child child = shell("echo \"[$HOME]\" > \"$0\"", new Child.Environment(Map.of(), Map.of(), Set.of("HOME")));
        assertThat(child.await(LONG)).hasValue(0);
        assertThat(System.getenv("HOME")).as("what it would have").isNotEmpty();
        assertThat(said()).isEqualTo("[]");
    }

    @Test
    void its_exit_code_and_the_signal_that_ended_it_are_told() throws Exception {
        assertThat(shell("exit 41", NOTHING).await(LONG)).hasValue(41);
        assertThat(shell("kill -9 $$", NOTHING).await(LONG)).hasValue(128 + 9);
    }

    @Test
    void one_that_goes_on_has_no_exit_code() throws Exception {
        Child child = shell("exec sleep 60", NOTHING);
        assertThat(child.await(Duration.ofMillis(10))).isEmpty();
        assertThat(child.isAlive()).isTrue();
        assertThat(child.end(LONG)).isEqualTo(128 + 15);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void one_that_does_not_want_to_end_is_ended() throws Exception {
        Child child = shell("trap '' TERM; echo ready > \"$0\"; while :; do sleep 0.1; done", NOTHING);
        awaitWord();
        assertThat(child.end(Duration.ofMillis(200))).isEqualTo(128 + 9);
    }

    @Test
    void it_is_sent_a_signal_by_name() throws Exception {
        Child child = shell("trap 'exit 5' USR1; echo ready > \"$0\"; while :; do sleep 0.05; done", NOTHING);
        awaitWord();
        assertThat(child.signal("NONE")).isFalse();
        assertThat(child.signal("USR1")).isTrue();
        assertThat(child.await(LONG)).hasValue(5);
    }

    @Test
    void a_program_that_is_not_there_is_not_started() {
        assertThatIOException().isThrownBy(() -> Child.start(List.of("/no/such/program"), NOTHING));
    }
}
