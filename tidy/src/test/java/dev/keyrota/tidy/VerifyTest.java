package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./verify tells at its end, and whether its exit code can be believed. */
class VerifyTest {
    private static final String REPORT = """
            <testsuite name="a" tests="9" errors="9" failures="9" skipped="9">
              <testcase name="holds" classname="a.B" time="0.1"/>
              <testcase name="prints what looks like a report" classname="a.B">
                <system-out><![CDATA[<testcase name="no"><failure/></testcase> <skipped/>
            ]]></system-out>
              </testcase>
            %s
            </testsuite>
            """;

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void lay_out_a_repository_with_a_jdk_25() throws IOException {
        stage = Stage.in(folder);
        stage.jdk("25.0.3");
    }

    @Test
    void adds_up_every_report_and_ends_with_the_sum() throws Exception {
        mavenLeaves("", "", 0);

        var outcome = stage.run("verify");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines()).endsWith("4 passed, 0 failed, 0 skipped");
        assertThat(stage.lines("builds"))
                .singleElement()
                .asString()
                .matches("-B -ntp --fail-at-end -Ddeep=false .* clean verify");
    }

    @Test
    void looks_for_leaked_secrets_in_all_that_the_tests_left_before_it_is_deleted() throws Exception {
        mavenLeaves("", "", 0);

        var outcome = stage.run("verify");

        String homes = outcome.out()
                .lines()
                .dropWhile(line -> !line.endsWith(".WholeRun"))
                .skip(2)
                .findFirst()
                .orElseThrow()
                .substring(9);
        assertThat(stage.lines("builds").getFirst())
                .contains("-Dtests.jvm='-Djava.io.tmpdir=" + homes
                        + "' -Djunit.jupiter.tempdir.cleanup.mode.default=NEVER");
        assertThat(Path.of(homes)).isAbsolute().doesNotExist();
    }

    @Test
    void notes_the_arguments_of_the_processes_that_the_run_starts() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "this system does not show its processes in /proc");
        mavenLeaves("", "", 0);
        String maven = Files.readString(stage.root.resolve("mvnw"));
        stage.program("mvnw", maven.replaceFirst("\n", "\nsh -c 'sleep 2; true' a-planted-argument\n"));
        Path jdk = stage.jdk("25.0.4");
        stage.with("JAVA_HOME", jdk.toString());
        Files.writeString(
                jdk.resolve("bin/java"),
                "#!/bin/sh\nfor homes; do [ ! -f \"$homes/../arguments\" ] || cat \"$homes/../arguments\"; done\n");

        assertThat(stage.run("verify").out()).contains("a-planted-argument");
    }

    @Test
    void a_leaked_secret_fails_a_run_in_which_every_test_passed() throws Exception {
        mavenLeaves("", "", 0);
        stage.write("ends", "1");

        var outcome = stage.run("verify");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("THE RUN FAILED: a secret was found where none may be");
    }

    @Test
    void a_failed_build_is_searched_too_and_keeps_its_exit_code() throws Exception {
        mavenLeaves("", "", 3);
        stage.write("ends", "1");

        var outcome = stage.run("verify");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out())
                .contains("argument dev.keyrota.cli.canary.WholeRun", "THE BUILD FAILED with exit code 3");
    }

    @Test
    void a_whole_run_that_nothing_was_searched_in_fails_and_a_part_says_so() throws Exception {
        mavenLeaves("", "", 0);
        stage.write(
                "mvnw",
                Files.readString(stage.root.resolve("mvnw"))
                        .replace("mkdir -p cli/target/lib cli/target/test-classes", "true"));

        var whole = stage.run("verify");
        var part = stage.run("verify", "-pl", "journal");

        assertThat(whole.code()).isEqualTo(1);
        assertThat(whole.out()).contains("THE RUN FAILED: the command line was not built");
        assertThat(part.code()).isZero();
        assertThat(part.out()).contains("Not searched for leaked secrets: the command line was not built.");
    }

    @Test
    void the_search_that_it_starts_is_there() {
        assertThat(House.ours().root().resolve("cli/src/test/java/dev/keyrota/cli/canary/WholeRun.java"))
                .exists();
    }

    @Test
    void tells_each_skipped_test_and_its_reason() throws Exception {
        mavenLeaves(
                "<testcase name=\"runs on &quot;a Mac&quot; &amp; more\" classname=\"a.C\"><skipped message=\"no Mac\"/></testcase>",
                "<testcase name=\"c\" classname=\"a.D\"><skipped type=\"x\"><![CDATA[org.opentest4j.TestAbortedException: no data here\n at x]]></skipped></testcase>",
                0);

        assertThat(stage.run("verify").out().lines())
                .endsWith(
                        "SKIPPED, so not proven by this run:",
                        "  a.C.runs on \"a Mac\" & more — no Mac",
                        "  a.D.c — no data here",
                        "4 passed, 0 failed, 2 skipped");
    }

    @Test
    void counts_a_failed_and_a_broken_test_once_each() throws Exception {
        mavenLeaves(
                "<testcase name=\"f\" classname=\"a.C\"><failure message=\"m\"><![CDATA[x]]></failure><system-out><![CDATA[y]]></system-out></testcase>",
                "<testcase name=\"e\" classname=\"a.C\"><error/></testcase>",
                1);

        var outcome = stage.run("verify");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out().lines()).endsWith("FAILED:", "  a.C.f", "  a.C.e", "4 passed, 2 failed, 0 skipped");
        assertThat(outcome.out()).contains("THE BUILD FAILED with exit code 1");
    }

    @Test
    void a_build_that_ran_no_test_has_proven_nothing() throws Exception {
        stage.program("mvnw", "#!/bin/sh\nexit 0\n");

        var outcome = stage.run("verify");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("no test ran");
        assertThat(outcome.out().lines()).endsWith("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void a_build_that_broke_before_its_tests_keeps_its_exit_code() throws Exception {
        stage.program("mvnw", "#!/bin/sh\nexit 7\n");

        assertThat(stage.run("verify").code()).isEqualTo(7);
    }

    @Test
    void a_report_of_an_earlier_run_does_not_count() throws Exception {
        mavenLeaves("", "", 0);
        stage.run("verify");
        stage.program("mvnw", "#!/bin/sh\nsleep 1\nexit 0\n");

        assertThat(stage.run("verify").out().lines()).endsWith("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void deep_and_further_arguments_reach_maven() throws Exception {
        mavenLeaves("", "", 0);

        stage.run("verify", "--deep", "-pl", "journal");

        assertThat(stage.lines("builds"))
                .singleElement()
                .asString()
                .matches("-B -ntp --fail-at-end -Ddeep=true -Dtests.jvm=.* -pl journal clean verify");
    }

    @Test
    void tells_how_many_mutants_were_made_and_killed_and_which_live() throws Exception {
        mavenLeaves("", "", 0);
        stage.program("mvnw", Files.readString(stage.root.resolve("mvnw")).replaceFirst("\nmkdir", """

                        mkdir -p a/target/pit-reports
                        cat > a/target/pit-reports/mutations.xml << 'END'
                        <mutations partial="true">
                        <mutation detected='true' status='KILLED'><mutator>M</mutator></mutation>
                        <mutation detected='true' status='TIMED_OUT'><mutator>M</mutator></mutation>
                        <mutation detected='false' status='SURVIVED'><sourceFile>A.java</sourceFile>
                        <mutatedMethod>b</mutatedMethod><lineNumber>7</lineNumber>
                        <description>negated conditional</description></mutation>
                        </mutations>
                        END
                        mkdir"""));

        assertThat(stage.run("verify").out().lines())
                .containsSequence(
                        "proof: mutants of a: 3 made, 2 killed (66.7 %)", "  lives: A.java:7 b: negated conditional");
    }

    @Test
    void every_script_parses() throws Exception {
        for (String script : List.of(
                "keyrota",
                "verify",
                "build/jdk.sh",
                "build/app.sh",
                "build/arguments.sh",
                "build/proof.sh",
                ".ci/run")) {
            Path file = House.ours().root().resolve(script);
            assertThat(stage.outcome(stage.start(stage.bin().resolve("sh"), "-n", file.toString())))
                    .isEqualTo(new Stage.Outcome(0, "", ""));
        }
    }

    private void mavenLeaves(String first, String second, int code) throws IOException {
        stage.program("mvnw", """
                #!/bin/sh
                echo "$*" >> builds
                mkdir -p a/target/surefire-reports b/target/failsafe-reports
                mkdir -p cli/target/lib cli/target/test-classes
                cat > a/target/surefire-reports/TEST-a.xml << 'END'
                %sEND
                cat > b/target/failsafe-reports/TEST-b.xml << 'END'
                %sEND
                exit %d
                """.formatted(REPORT.formatted(first), REPORT.formatted(second), code));
    }
}
