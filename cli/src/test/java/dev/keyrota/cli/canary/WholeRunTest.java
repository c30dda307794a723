package dev.keyrota.cli.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the last step of ./verify would find. The folder is always deleted, since ./verify keeps the others to search them, and what is
 * planted here is not to be found there.
 */
class WholeRunTest {
    private static final String TOKEN = Secrets.planted();

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    private Path root;
    private Path homes;

    @BeforeEach
    void lay_out_a_run() throws IOException {
        root = Files.createDirectory(folder.resolve("repository"));
        homes = Files.createDirectory(folder.resolve("homes"));
        write(root.resolve("cli/pom.xml"), "<project/>");
        write(root.resolve("cli/target/surefire-reports/TEST-a.B.xml"), report("all is well", ""));
        write(root.resolve("cli/target/classes/Holder.class"), TOKEN);
    }

    @Test
    void a_run_without_a_leak_passes_and_says_what_was_searched() throws IOException {
        assertThat(search()).allSatisfy(outcome -> assertThat(outcome.finds()).isEmpty());
        assertThat(search())
                .extracting(WholeRun.Outcome::name)
                .containsExactly(
                        "a planted token, and the last nine characters of one, are found",
                        "no secret is in what the build of cli left (1 files, 0.0 MB)",
                        "no secret is in what the tests wrote into temporary folders (0 files, 0.0 MB)",
                        "no secret is in the arguments of a process");
        assertThat(search().getLast().skipped()).isEqualTo("this system does not show them in /proc");
    }

    @Test
    void a_token_that_a_test_printed_is_found_in_its_report() throws IOException {
        write(root.resolve("cli/target/surefire-reports/TEST-a.C.xml"), report("key " + TOKEN, ""));

        assertThat(finds()).anyMatch(find -> find.matches("surefire-reports/TEST-a\\.C\\.xml at byte \\d+: .*"));
    }

    @Test
    void a_token_in_an_exception_is_found_in_its_report() throws IOException {
        String trace = "java.io.IOException: header " + TOKEN.substring(30, 45) + "\n at x";
        write(root.resolve("cli/target/failsafe-reports/TEST-a.C.xml"), report("", trace));

        assertThat(finds()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cli/target/surefire-reports/a.B-output.txt",
                "cli/target/surefire-reports/2026-11-23.dumpstream",
                "cli/target/hs_err_pid1.log",
                "cli/target/jqwik-database",
                "cli/target/.hidden"
            })
    void a_token_in_any_file_of_target_is_found(String file) throws IOException {
        write(root.resolve(file), Base64.getEncoder().encodeToString(("x" + TOKEN).getBytes(StandardCharsets.UTF_8)));

        assertThat(finds()).isNotEmpty();
    }

    @Test
    void a_token_in_a_journal_is_found() throws IOException, SQLException {
        Path home = Files.createDirectories(homes.resolve("junit-1/home"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("journal.db"))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("CREATE TABLE fact (body BLOB)");
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO fact VALUES (?)")) {
                insert.setString(1, "{\"token\":\"" + TOKEN + "\"}");
                insert.execute();
            }
            assertThat(finds())
                    .as("while it is only in the write-ahead log")
                    .anyMatch(find -> find.contains("journal.db-wal"));
        }
        assertThat(finds()).as("after it was closed").anyMatch(find -> find.contains("journal.db at byte"));
    }

    @Test
    void a_token_in_a_files_name_is_found() throws IOException {
        write(homes.resolve("junit-1/cache-" + TOKEN), "");

        assertThat(finds()).isNotEmpty().allMatch(find -> find.startsWith("a file's name: "));
    }

    @Test
    void the_sandboxs_own_files_are_known_and_nothing_else_beside_them_is() throws IOException {
        SandboxOptions options =
                SandboxOptions.defaults(InstantSource.system()).withConfigOut(homes.resolve("keyrota.yaml"));
        Sandbox.start(options).close();
        assertThat(finds()).as("what the vendors gave").isEmpty();

        write(homes.resolve("keyrota.yaml.d/notes.txt"), TOKEN);
        assertThat(finds()).isNotEmpty().allMatch(find -> find.startsWith("keyrota.yaml.d/notes.txt"));
        Files.delete(homes.resolve("keyrota.yaml.d/notes.txt"));

        write(homes.resolve("keyrota.yaml.d/session.env"), "A=" + TOKEN + "\nB=" + TOKEN + "\n");
        assertThat(finds()).as("more than one credential").isNotEmpty();
    }

    @Test
    void a_token_among_the_arguments_of_a_process_is_found() throws IOException {
        write(folder.resolve("arguments"), "sh\0-c\0true\0\ncurl\0-H\0Authorization: Bearer " + TOKEN + "\0\n");
        assertThat(search().getLast().name())
                .isEqualTo("no secret is in the arguments of the 2 processes that were seen");
        assertThat(search().getLast().finds()).isNotEmpty();

        write(folder.resolve("arguments"), "");
        assertThat(search().getLast().finds()).containsExactly("no process was seen, so nothing is proven");
    }

    @Test
    void folders_that_were_not_kept_are_noticed() throws IOException {
        write(root.resolve("cli/target/surefire-reports/TEST-dev.keyrota.cli.TranscriptTest.xml"), report("", ""));
        assertThat(finds()).singleElement().asString().contains("were not kept");

        write(homes.resolve("keyrota.yaml.d/github-token"), TOKEN);
        assertThat(finds()).isEmpty();
    }

    @Test
    void the_report_is_one_that_the_summary_counts() throws IOException {
        Path report = folder.resolve("target/leak-reports/TEST-leaks.xml");
        WholeRun.report(
                List.of(
                        new WholeRun.Outcome("clean", List.of()),
                        new WholeRun.Outcome("leaky", List.of("a at byte 1: b", "c at byte 2: d")),
                        new WholeRun.Outcome("blind", List.of(), "no eyes")),
                report);

        assertThat(report).content().isEqualTo("""
                <testsuite name="leaks">
                  <testcase classname="leaks" name="clean"/>
                  <testcase classname="leaks" name="leaky"><failure message="2 finds"/></testcase>
                  <testcase classname="leaks" name="blind"><skipped message="no eyes"/></testcase>
                </testsuite>
                """);
    }

    private List<WholeRun.Outcome> search() throws IOException {
        return new WholeRun(root, homes, FileTime.fromMillis(0)).search();
    }

    private List<String> finds() throws IOException {
        return search().stream().flatMap(outcome -> outcome.finds().stream()).toList();
    }

    private static String report(String printed, String thrown) {
        return "<testsuite><testcase name=\"a\" classname=\"a.B\"><error>" + thrown + "</error><system-out><![CDATA["
                + printed + "]]></system-out></testcase></testsuite>";
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
