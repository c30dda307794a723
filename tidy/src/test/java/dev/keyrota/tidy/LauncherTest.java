package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./keyrota does before it becomes the program. */
class LauncherTest {
    @TempDir
    private Path folder;

    private Stage stage;
    private Path jdk;

    @BeforeEach
    void lay_out_a_repository_with_a_jdk_25() throws IOException {
        stage = Stage.in(folder);
        jdk = stage.jdk("25.0.3");
    }

    @Test
    void builds_on_first_use_and_becomes_the_program() throws Exception {
        var outcome = stage.run("keyrota", "rotate", "a name", "*");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines())
                .startsWith("started by " + folder.resolve("jdks/jdk 25.0.3/bin/java"))
                .endsWith("argument dev.keyrota.cli.Main", "argument rotate", "argument a name", "argument *")
                .noneMatch(line -> line.contains("Maven"));
        assertThat(outcome.err()).isEqualTo("""
                keyrota: building (first use) …
                keyrota: compiling picocli for Java 25 …
                keyrota: preparing fast starts …
                """);
    }

    @Test
    void names_each_library_the_cache_and_no_trace_of_memory() throws Exception {
        String app = stage.root.toRealPath().resolve(".keyrota/app").toString();

        assertThat(stage.run("keyrota").out().lines())
                .anyMatch(line -> line.matches("argument \\Q" + app + "\\E/[^:]+/lib/keyrota-cli-1.jar:\\Q" + app
                        + "\\E/[^:]+/lib/library-2.jar:.*"))
                .anyMatch(line -> line.matches("argument -XX:AOTCache=\\Q" + app + "\\E/.+\\.aot"))
                .contains(
                        "argument -XX:-HeapDumpOnOutOfMemoryError",
                        "argument -XX:+DisableAttachMechanism",
                        "argument -Xlog:aot*=off:stderr");
    }

    @Test
    void starts_at_once_and_silently_when_nothing_changed() throws Exception {
        stage.run("keyrota");

        var again = stage.run("keyrota", "status");

        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains("argument status");
        assertThat(stage.lines("builds")).hasSize(1);
    }

    @Test
    void builds_again_when_a_source_changed() throws Exception {
        stage.run("keyrota");
        later("cli/src/main/java/Main.java");

        assertThat(stage.run("keyrota").err()).startsWith("keyrota: building (sources changed) …");
        assertThat(stage.lines("builds")).hasSize(2);
    }

    @Test
    void builds_again_when_a_source_was_deleted() throws Exception {
        stage.write("cli/src/main/java/Other.java", "class Other {}");
        stage.run("keyrota");
        Files.delete(stage.root.resolve("cli/src/main/java/Other.java"));
        later("cli/src/main/java");

        stage.run("keyrota");

        assertThat(stage.lines("builds")).hasSize(2);
    }

    @Test
    void does_not_build_again_for_a_test_or_a_document() throws Exception {
        stage.write("cli/src/test/java/MainTest.java", "class MainTest {}");
        stage.write("README.md", "# Keyrota");
        stage.run("keyrota");
        later("cli/src/test/java/MainTest.java");
        later("README.md");

        stage.run("keyrota");

        assertThat(stage.lines("builds")).hasSize(1);
    }

    @Test
    void maven_sees_no_credential_of_whoever_started_it() throws Exception {
        stage.with("HEROKU_API_KEY", "HRKU-secret").with("MAVEN_OPTS", "-Xmx1g").run("keyrota");

        assertThat(stage.lines("environment"))
                .noneMatch(line -> line.contains("HEROKU") || line.contains("HRKU-secret"))
                .contains("MAVEN_OPTS=-Xmx1g");
    }

    @Test
    void outside_a_clone_the_commit_is_unknown() throws Exception {
        stage.run("keyrota");

        assertThat(stage.lines("builds"))
                .containsExactly("-B -ntp -Plauncher -pl cli -am -Dbuild.commit=unknown package");
    }

    @Test
    void a_failed_build_shows_mavens_words_on_standard_error_only() throws Exception {
        stage.write("broken", "");

        var outcome = stage.run("keyrota", "status");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("words of Maven", "keyrota: the build failed");
    }

    @Test
    void a_failed_build_leaves_nothing_half_done_behind() throws Exception {
        stage.write("broken", "");
        stage.run("keyrota");
        Files.delete(stage.root.resolve("broken"));

        assertThat(stage.run("keyrota").code()).isZero();
        try (var left = Files.list(stage.root.resolve(".keyrota"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("app", "build.log", "current", "recompiled", "target");
        }
    }

    @Test
    void of_two_first_starts_at_once_one_builds_and_the_other_waits() throws Exception {
        stage.write("slow", "");
        var first = stage.start(stage.root.resolve("keyrota"));
        var second = stage.start(stage.root.resolve("keyrota"));

        var outcomes = List.of(stage.outcome(first), stage.outcome(second));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.out()).contains("argument dev.keyrota.cli.Main"));
        assertThat(outcomes).extracting(Stage.Outcome::err).anyMatch(err -> err.contains("another start is building"));
        assertThat(stage.lines("builds")).hasSize(1);
    }

    @Test
    void takes_over_from_a_start_that_was_killed_while_it_built() throws Exception {
        Process dead = stage.start(stage.bin().resolve("sh"), "-c", "exit 0");
        dead.waitFor();
        Process uname = stage.start(stage.bin().resolve("uname"), "-n");
        stage.write(
                ".keyrota/lock/owner", dead.pid() + " " + stage.outcome(uname).out());

        assertThat(stage.run("keyrota").code()).isZero();
        assertThat(stage.root.resolve(".keyrota/lock")).doesNotExist();
    }

    @Test
    void compiles_picocli_for_25_once_and_keeps_it_for_the_next_builds() throws Exception {
        stage.run("keyrota");
        later("pom.xml");
        var second = stage.run("keyrota");

        assertThat(Files.readAllLines(jdk.resolve("bin/compiled")))
                .containsExactly("-nowarn -proc:none --release 25 -d classes picocli/One.java picocli/Two.java");
        assertThat(libraries(second))
                .filteredOn(jar -> jar.endsWith("/picocli-3.jar"))
                .singleElement()
                .satisfies(jar -> assertThat(Path.of(jar)).hasContent("packed"));
    }

    @Test
    void keeps_the_shipped_picocli_where_it_cannot_be_compiled() throws Exception {
        Files.writeString(jdk.resolve("bin/javac"), "#!/bin/sh\nexit 1\n");

        var outcome = stage.run("keyrota");

        assertThat(outcome.code()).isZero();
        assertThat(libraries(outcome))
                .filteredOn(jar -> jar.endsWith("/picocli-3.jar"))
                .singleElement()
                .satisfies(jar -> assertThat(Path.of(jar)).hasContent("shipped"));
    }

    /** The class path that the program was started with. */
    private static List<String> libraries(Stage.Outcome outcome) {
        return outcome.out()
                .lines()
                .filter(line -> line.contains("keyrota-cli-1.jar"))
                .flatMap(line -> Stream.of(line.replaceFirst("^argument ", "").split(":")))
                .toList();
    }

    @Test
    void can_build_without_a_word() throws Exception {
        assertThat(stage.with("KEYROTA_QUIET_BUILD", "1").run("keyrota").err()).isEmpty();
    }

    @Test
    void starts_through_a_symbolic_link() throws Exception {
        Path link = Files.createSymbolicLink(stage.bin().resolve("keyrota"), stage.root.resolve("keyrota"));

        assertThat(stage.outcome(stage.start(link, "version")).out()).contains("argument version");
    }

    @Test
    void keeps_the_last_three_builds_for_programs_that_still_run() throws Exception {
        for (int build = 0; build < 5; build++) {
            stage.run("keyrota");
            later("pom.xml");
        }

        try (var builds = Files.list(stage.root.resolve(".keyrota/app"))) {
            assertThat(builds).hasSize(3);
        }
    }

    /** As if it were changed after everything else. */
    private void later(String name) throws IOException {
        Path file = stage.root.resolve(name);
        FileTime newest = Files.getLastModifiedTime(stage.root.resolve("builds"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(newest.toMillis() + 10));
    }
}
