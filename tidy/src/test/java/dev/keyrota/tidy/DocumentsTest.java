package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents point at is there: files, headings, and the programs that their shell snippets start. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)#\\s]*)(#[^)\\s]*)?\\)");
    private static final Pattern SHELL = Pattern.compile("(?ms)^```(?:sh|bash|shell|console)$(.*?)^```$");
    private static final Pattern PROGRAM = Pattern.compile("(?<![\\w/.])(\\./[\\w./-]+)");

    @Test
    void every_document_has_a_title_and_its_links_and_programs_are_there() throws IOException {
        House house = House.ours();

        assertThat(documents(house)).extracting(TextFile::name).contains("CONTRIBUTING.md", "CHANGELOG.md");
        assertThat(breaches(house)).isEmpty();
    }

    @Test
    void what_is_not_there_is_found(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("run"), "echo not executable");
        Files.writeString(root.resolve("a.md"), """
                no title
                See [b](b.md), [here](#here) and [away](https://example.com/missing).

                ```sh
                ./run now
                ./gone
                ```
                """);

        assertThat(breaches(new House(root)))
                .containsExactlyInAnyOrder(
                        "a.md: the first line is no title",
                        "a.md: no file b.md",
                        "a.md: no heading #here in a.md",
                        "a.md: ./run is not a program",
                        "a.md: ./gone is not a program");
    }

    @Test
    void a_heading_is_found_by_its_anchor(@TempDir Path root) throws IOException {
        Files.writeString(
                root.resolve("a.md"),
                "# A title\n\n## Where `this` goes, and why\n\n[why](#where-this-goes-and-why)\n");

        assertThat(breaches(new House(root))).isEmpty();
    }

    private static List<TextFile> documents(House house) {
        return house.texts().stream()
                .filter(text -> text.name().endsWith(".md"))
                .toList();
    }

    private static List<String> breaches(House house) throws IOException {
        List<String> breaches = new ArrayList<>();
        for (TextFile document : documents(house)) {
            if (!document.text().startsWith("# ")) {
                breaches.add(document.name() + ": the first line is no title");
            }
            brokenLinks(house, document).forEach(breaches::add);
            missingPrograms(house, document).forEach(breaches::add);
        }
        return breaches;
    }

    private static Stream<String> brokenLinks(House house, TextFile document) {
        Path own = house.root().resolve(document.name());
        return LINK.matcher(document.text()).results().flatMap(link -> {
            Path target = link.group(1).isEmpty()
                    ? own
                    : own.resolveSibling(link.group(1)).normalize();
            if (!Files.exists(target)) {
                return Stream.of(document.name() + ": no file " + link.group(1));
            }
            return link.group(2) == null || anchors(house, target).contains(link.group(2))
                    ? Stream.empty()
                    : Stream.of(document.name() + ": no heading " + link.group(2) + " in " + target.getFileName());
        });
    }

    /** The anchors that GitHub gives to a document's headings: lower case, blanks to dashes, other signs dropped. */
    private static List<String> anchors(House house, Path document) {
        return documents(house).stream()
                .filter(text -> text.name().equals(house.nameOf(document)))
                .flatMap(text -> text.text().lines())
                .filter(line -> line.matches("#{1,6} .*"))
                .map(DocumentsTest::anchor)
                .toList();
    }

    private static String anchor(String heading) {
        String words = heading.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT);
        return "#" + words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    private static Stream<String> missingPrograms(House house, TextFile document) {
        return SHELL.matcher(document.text())
                .results()
                .flatMap(snippet -> PROGRAM.matcher(snippet.group(1)).results())
                .map(program -> program.group(1))
                .distinct()
                .filter(program ->
                        !Files.isExecutable(house.root().resolve(program).normalize()))
                .map(program -> document.name() + ": " + program + " is not a program");
    }
}
