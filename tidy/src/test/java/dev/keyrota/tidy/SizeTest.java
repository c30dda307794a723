package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small by nature: the distribution is told with each run, and nothing grows past a page. The limits are a ratchet; they may be turned
 * down when what ships has become smaller, and never up.
 */
class SizeTest {
    private static final int METHOD_LINES_MAX = 40;
    private static final int FILE_LINES_MAX = 400;

    @Test
    void no_method_that_ships_is_longer_than_a_page() {
        List<Source> sources = shipped();
        tell(
                "lines a method",
                distribution(sources.stream()
                        .flatMap(source -> source.methods().stream())
                        .mapToInt(Source.Method::lines)
                        .toArray()));

        assertThat(longMethods(sources))
                .as("take the idea out that has a name of its own; no method is over %d lines", METHOD_LINES_MAX)
                .isEmpty();
    }

    @Test
    void no_file_that_ships_is_longer_than_one_idea_needs() {
        List<Source> sources = shipped();
        tell(
                "lines a file",
                distribution(sources.stream().mapToInt(Source::lines).toArray()));

        assertThat(longFiles(sources))
                .as("a file is one idea; none is over %d lines", FILE_LINES_MAX)
                .isEmpty();
    }

    @Test
    void a_long_method_and_a_long_file_are_found(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(
                folder.resolve("Long.java"),
                "class Long {\n    void method() {\n" + "\n".repeat(METHOD_LINES_MAX - 1) + "    }\n"
                        + "\n".repeat(FILE_LINES_MAX) + "}\n");

        assertThat(longMethods(Source.parse(List.of(source)))).containsExactly("Long.java: Long.method has 41 lines");
        assertThat(longFiles(Source.parse(List.of(source)))).containsExactly("Long.java has 443 lines");
    }

    /** On standard output, so that each run of the build shows where we stand. */
    private static void tell(String what, String distribution) {
        System.out.println(what + ": " + distribution);
    }

    private static List<Source> shipped() {
        List<Source> sources = Source.parse(House.ours().mainSources());
        assertThat(sources).isNotEmpty();
        return sources;
    }

    private static List<String> longMethods(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.methods().stream()
                        .filter(method -> method.lines() > METHOD_LINES_MAX)
                        .map(method -> source.file().getFileName() + ": " + method.name() + " has " + method.lines()
                                + " lines"))
                .toList();
    }

    private static List<String> longFiles(List<Source> sources) {
        return sources.stream()
                .filter(source -> source.lines() > FILE_LINES_MAX)
                .map(source -> source.file().getFileName() + " has " + source.lines() + " lines")
                .toList();
    }

    private static String distribution(int... sizes) {
        if (sizes.length == 0) {
            return "none";
        }
        Arrays.sort(sizes);
        return Stream.of(50, 90, 99, 100)
                .map(percent ->
                        "p" + percent + " " + sizes[Math.max(0, (int) Math.ceil(sizes.length * percent / 100.0) - 1)])
                .reduce(sizes.length + " in all", (left, right) -> left + ", " + right);
    }
}
