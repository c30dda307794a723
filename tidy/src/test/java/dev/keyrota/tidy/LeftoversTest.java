package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is unfinished is an issue, not a comment; and the project stands on its own wherever it is checked out. */
class LeftoversTest {
    /** The words are put together here, so that this file does not hold them. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b");

    private static final Pattern WORKPLACE = Pattern.compile("(^|[\\s\"'`(=])/wo" + "rk/|\\.\\./sha" + "red|\\bsha"
            + "red/(design|facts|reference|hooks)|\\bissues (sh" + "ow|cl" + "ose)\\b");

    /** Texts that may name the workplace, and why. */
    private static final Map<String, String> MAY_NAME_IT = Map.of(
            "connectors/src/test/java/dev/keyrota/connectors/github/SealedBoxTest.java",
            "compares with further vectors where they lie beside the project; skips loudly where they do not",
            "sandbox/src/test/java/dev/keyrota/sandbox/FactsData.java",
            "compares with vendors' published data, which is not ours to ship; skips loudly where it is absent");

    @Test
    void nothing_is_left_unfinished_in_a_comment() {
        assertThat(found(UNFINISHED, House.ours().texts()))
                .as("write an issue instead")
                .isEmpty();
    }

    @Test
    void nothing_names_the_place_where_it_was_written() {
        List<TextFile> texts = House.ours().texts().stream()
                .filter(text -> !MAY_NAME_IT.containsKey(text.name()))
                .toList();

        assertThat(found(WORKPLACE, texts))
                .as("the project needs nothing outside its own folder")
                .isEmpty();
    }

    @Test
    void every_exception_is_still_needed() {
        assertThat(House.ours().texts())
                .filteredOn(text -> MAY_NAME_IT.containsKey(text.name()))
                .hasSameSizeAs(MAY_NAME_IT.keySet())
                .allSatisfy(text -> assertThat(found(WORKPLACE, List.of(text))).isNotEmpty());
    }

    @Test
    void every_kind_of_text_is_looked_at() {
        assertThat(House.ours().texts())
                .extracting(TextFile::name)
                .contains("pom.xml", "keyrota", "verify", ".ci/run", "build/jdk.sh", "CONTRIBUTING.md")
                .anyMatch(name -> name.endsWith("package-info.java"))
                .noneMatch(name -> name.contains("target/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"// TO" + "DO later", "/* FIX" + "ME */", "# X" + "XX"})
    void an_unfinished_thing_is_found(String line) {
        assertThat(found(UNFINISHED, List.of(new TextFile("A.java", "class A {\n" + line + "\n}"))))
                .containsExactly("A.java:2: " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see /wo" + "rk/main",
                "../sha" + "red/facts",
                "sha" + "red/design/CLI.md",
                "run issues sh" + "ow 2"
            })
    void the_workplace_is_found(String line) {
        assertThat(found(WORKPLACE, List.of(new TextFile("a.md", line)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/wo" + "rk/1", "a sha" + "red client", "GitHub issues shown"})
    void a_line_that_only_looks_like_it_is_not(String line) {
        assertThat(found(WORKPLACE, List.of(new TextFile("a.md", line)))).isEmpty();
    }

    private static List<String> found(Pattern pattern, List<TextFile> texts) {
        assertThat(texts).isNotEmpty();
        List<String> breaches = new ArrayList<>();
        for (TextFile text : texts) {
            List<String> lines = text.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    breaches.add(
                            text.name() + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        return breaches;
    }
}
