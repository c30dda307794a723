package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file under {@code bad} begins with a comment: what is wrong with it, what the JSON Schema makes of it ({@link SchemaTest}), and the
 * exact message it is refused with.
 */
class MistakesTest {
    static Stream<Path> bad() {
        return Samples.allBad();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void are_told_with_place_and_remedy(Path file) {
        String text = Samples.text(file);
        var refusal = catchThrowableOfType(
                ConfigurationException.class, () -> ConfigurationReader.parse(file.getFileName(), text));
        assertThat(refusal).as("%s is refused", file.getFileName()).isNotNull();
        assertThat(refusal.getMessage()).isEqualTo(expected(text));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void are_never_told_with_the_secret(Path file) {
        assertThat(expected(Samples.text(file))).doesNotContain("canary", "hunter2");
    }

    @Test
    void are_many() {
        assertThat(Samples.allBad()).hasSizeGreaterThan(80);
    }

    /** The comment's lines from the fourth on, up to the first line that is none. */
    private static String expected(String text) {
        List<String> comment =
                text.lines().takeWhile(line -> line.startsWith("#")).toList();
        return comment.stream().skip(3).map(line -> line.substring(2)).collect(Collectors.joining("\n"));
    }
}
