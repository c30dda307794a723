package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Sessions at the command line, each a text file that is test, example and documentation at once. */
class TranscriptTest {
    @TestFactory
    Stream<DynamicTest> each_session_goes_as_it_is_written(@TempDir Path folder) throws Exception {
        return transcripts().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file, folder)));
    }

    private static void play(Path file, Path folder) throws IOException {
        Transcript transcript = new Transcript(file);
        Path own = Files.createDirectory(
                folder.resolve(file.getFileName().toString().replace(".txt", "")));
        try (Shell shell = new Shell(own, transcript.world())) {
            List<Shell.Result> results = transcript.play(shell);
            for (Shell.Result result : results) {
                assertThat(Canaries.in(result.out() + result.err()))
                        .as("tokens on the streams of %s", file)
                        .isEmpty();
            }
            assertThat(Canaries.in(own.resolve("keyrota.yaml.d/home"))).isEmpty();
            assertThat(Canaries.in(own.resolve("keyrota.yaml.d")))
                    .as("the planted ones")
                    .isNotEmpty();
        }
    }

    @Test
    void every_exit_code_is_in_some_session() throws Exception {
        TreeSet<String> seen = new TreeSet<>();
        for (Path file : transcripts()) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("? "))
                    .forEach(line -> seen.add(line.substring(2)));
        }
        // 130 is that of a signal, which a text cannot send: InterruptTest.
        assertThat(seen).containsExactly("0", "1", "2", "3", "4", "5", "6");
    }

    @Test
    void a_session_that_goes_otherwise_is_found(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("wrong.txt"), "world: clean\n$ keyrota version\n> keyrota 9…\n? 0\n");
        Files.createDirectory(folder.resolve("shell"));
        try (Shell shell = new Shell(folder.resolve("shell"), "clean")) {
            assertThatThrownBy(() -> new Transcript(file).play(shell)).isInstanceOf(AssertionError.class);
        }
    }

    private static List<Path> transcripts() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(TranscriptTest.class.getResource("/transcripts"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
