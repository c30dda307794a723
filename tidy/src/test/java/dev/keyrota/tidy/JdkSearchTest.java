package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the scripts find a JDK 25, whatever the machine's own java is. */
class JdkSearchTest {
    @TempDir
    private Path folder;

    @Test
    void java_home_is_taken_when_it_is_one() throws Exception {
        Stage stage = Stage.in(folder);
        stage.jdk("25.0.1");
        Path asked = stage.jdk("25.0.9");

        assertThat(stage.with("JAVA_HOME", asked.toString()).run("keyrota").out())
                .startsWith("started by " + asked + "/bin/java");
    }

    @Test
    void another_one_is_found_when_java_home_is_older() throws Exception {
        Stage stage = Stage.in(folder);
        Path old = stage.jdk("17.0.15");
        Path right = stage.jdk("25.0.3");

        assertThat(stage.with("JAVA_HOME", old.toString()).run("keyrota").out())
                .startsWith("started by " + right + "/bin/java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.3", "25-ea", "25+36"})
    void each_way_to_write_release_25_counts(String version) throws Exception {
        Stage stage = Stage.in(folder);
        stage.jdk(version);

        assertThat(stage.run("keyrota").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "2.5", "250", "26"})
    void without_one_it_says_what_to_do_and_stops_with_2(String version) throws Exception {
        Stage stage = Stage.in(folder);
        stage.jdk(version);

        for (String script : new String[] {"keyrota", "verify"}) {
            var outcome = stage.run(script);
            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).startsWith("keyrota: no JDK 25 found").contains("hint: install one");
        }
        assertThat(stage.lines("builds")).isEmpty();
    }

    @Test
    void a_runtime_without_a_compiler_is_not_enough() throws Exception {
        Stage stage = Stage.in(folder);
        Files.delete(stage.jdk("25.0.3").resolve("bin/javac"));

        assertThat(stage.run("keyrota").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".sdkman/candidates/java/25-tem",
                ".asdf/installs/java/temurin-25",
                ".local/share/mise/installs/java/25",
                ".jdks/temurin-25"
            })
    void those_of_version_managers_are_found(String place) throws Exception {
        Stage stage = Stage.in(folder);
        Path home = folder.resolve("home").resolve(place);
        Files.createDirectories(home.resolveSibling(""));
        Files.move(stage.jdk("25.0.3"), home);

        assertThat(stage.run("keyrota").out()).startsWith("started by " + home + "/bin/java");
    }
}
