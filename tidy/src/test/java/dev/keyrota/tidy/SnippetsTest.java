package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions and files that the documents show are cut from what a test plays or reads, so none of them can be out of date. */
class SnippetsTest {
    @Test
    void every_session_and_every_file_that_a_document_shows_is_as_it_is_tested() {
        List<Snippet> snippets = snippets(House.ours());

        assertThat(snippets).filteredOn(each -> each.origin().equals("session")).hasSizeGreaterThan(5);
        assertThat(breaches(House.ours())).isEmpty();
    }

    private static List<Snippet> snippets(House house) {
        return house.texts().stream()
                .filter(text -> text.name().endsWith(".md"))
                .flatMap(text -> Snippet.of(text).stream())
                .toList();
    }

    private static List<String> breaches(House house) {
        return snippets(house).stream()
                .flatMap(each -> each.breach(house).stream())
                .toList();
    }

    /** The controls. */
    @Nested
    class Control {
        @TempDir
        private Path root;

        @BeforeEach
        void a_transcript() throws IOException {
            Path folder = Files.createDirectories(root.resolve("cli/src/test/resources/transcripts"));
            Files.writeString(folder.resolve("s.txt"), """
                    world: clean
                    $ keyrota status
                    > fine
                    >
                    > really
                    ? 0
                    fault: a b 0 1
                    $ keyrota rotate it
                    ! going
                    > stopped
                    ? 4
                    """);
            Files.writeString(root.resolve("a.yaml"), "a: 1\nb: 2\nc: 3\n");
        }

        @Test
        void the_same_lines_are_no_breach() throws IOException {
            document(
                    "<!-- session: s -->\n```console\n$ keyrota status\nfine\n\nreally\n$ keyrota rotate it\ngoing\nstopped\n[exit 4]\n```");
            assertThat(breaches(new House(root))).isEmpty();
            document("<!-- session: s -->\n```console\n$ keyrota rotate it\ngoing\nstopped\n[exit 4]\n```");
            assertThat(breaches(new House(root))).isEmpty();
            document("<!-- cut: a.yaml -->\n```yaml\nb: 2\nc: 3\n```");
            assertThat(breaches(new House(root))).isEmpty();
        }

        @Test
        void another_line_is_found() throws IOException {
            document("<!-- session: s -->\n```console\n$ keyrota status\nfine!\n\nreally\n```");
            assertThat(breaches(new House(root)))
                    .containsExactly(
                            "a.md:4: differs from cli/src/test/resources/transcripts/s.txt from here on: $ keyrota status");
        }

        @Test
        void a_line_or_an_exit_code_that_is_left_out_is_found() throws IOException {
            document("<!-- session: s -->\n```console\n$ keyrota rotate it\ngoing\nstopped\n```");
            assertThat(breaches(new House(root))).hasSize(1);
            document("<!-- session: s -->\n```console\n```");
            assertThat(breaches(new House(root))).hasSize(1);
        }

        @Test
        void commands_in_another_order_are_found() throws IOException {
            document(
                    "<!-- session: s -->\n```console\n$ keyrota rotate it\ngoing\nstopped\n[exit 4]\n$ keyrota status\nfine\n\nreally\n```");
            assertThat(breaches(new House(root))).hasSize(1);
        }

        @Test
        void a_part_of_a_file_that_changed_is_found() throws IOException {
            document("<!-- cut: a.yaml -->\n```yaml\na: 1\nc: 3\n```");
            assertThat(breaches(new House(root))).containsExactly("a.md:4: its lines are not in a.yaml any more");
        }

        @Test
        void a_block_that_nobody_checks_is_found() throws IOException {
            document("```console\n$ keyrota status\nfine\n```");
            assertThat(breaches(new House(root)))
                    .containsExactly("a.md:3: say where it is cut from: a block of console is checked");
            document("<!-- session: gone -->\n```console\n$ keyrota status\n```");
            assertThat(breaches(new House(root)))
                    .containsExactly("a.md:4: there is no cli/src/test/resources/transcripts/gone.txt");
        }

        private void document(String block) throws IOException {
            Files.writeString(root.resolve("a.md"), "# A\n\n" + block + "\n");
        }
    }
}
