package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each part that is not ours has a line in design/dependencies.md that says why it is here; no line outlives its part. */
class DependenciesTest {
    /** A row of its tables begins with the part's coordinates. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)` \\|(.*)\\|$");

    private static final int REASON_MIN = 30;

    @Test
    void every_part_has_its_reason_and_no_reason_outlives_its_part() throws IOException {
        House house = House.ours();
        Set<String> named = named(house.poms());

        assertThat(named)
                .contains("org.xerial:sqlite-jdbc", "com.tngtech.archunit:archunit", "com.uber.nullaway:nullaway");
        assertThat(reasons(document(house)))
                .as("the rows of design/dependencies.md")
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void every_row_fills_its_cells() throws IOException {
        assertThat(ROW.matcher(document(House.ours())).results())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(List.of(row.group(2).split("\\|")))
                        .as(row.group(1))
                        .allSatisfy(cell -> assertThat(cell.strip()).isNotEmpty())
                        .anySatisfy(cell -> assertThat(cell.strip()).hasSizeGreaterThan(REASON_MIN)));
    }

    @Test
    void a_part_without_a_reason_is_found() {
        var part = new Pom.Artifact("com.example", "left-pad", "compile");
        var pom = new Pom("cli", List.of(), List.of(part), List.of(), List.of());

        assertThat(named(List.of(pom))).containsExactly("com.example:left-pad");
        assertThat(reasons("| `com.example:right-pad` | pads | none | MIT |")).doesNotContain("com.example:left-pad");
    }

    private static String document(House house) throws IOException {
        return Files.readString(house.root().resolve("design/dependencies.md"));
    }

    private static Set<String> named(List<Pom> poms) {
        return poms.stream()
                .flatMap(pom -> Stream.of(pom.dependencies(), pom.processors(), pom.plugins())
                        .flatMap(List::stream))
                .filter(artifact -> !artifact.isOurs())
                .map(Pom.Artifact::coordinates)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> reasons(String document) {
        return ROW.matcher(document)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }
}
