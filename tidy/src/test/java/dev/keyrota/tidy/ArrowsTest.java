package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowsTest {
    private final House house = House.ours();

    @Test
    void every_module_that_ships_has_its_arrows_written_down() {
        assertThat(house.shippedModules())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(Arrows.MAY_USE)
                        .as("the arrows, in Arrows.MAY_USE, after ARCHITECTURE.md")
                        .containsKey(module));
    }

    @Test
    void classes_use_only_what_an_arrow_leads_to() {
        Arrows.betweenPackages(Bytecode.ROOT).forEach(rule -> rule.check(Bytecode.shipped()));
    }

    @Test
    void a_class_that_goes_against_an_arrow_is_found() {
        assertThat(Arrows.betweenPackages(Bytecode.PLANTED))
                .flatExtracting(rule -> Bytecode.breaches(rule, Bytecode.planted()))
                .anySatisfy(
                        breach -> assertThat(breach).contains("planted.journal.Hoard", "planted.connectors.Secret"));
    }

    @Test
    void poms_name_only_what_an_arrow_leads_to() {
        assertThat(Arrows.inPoms(house.poms())).isEmpty();
        assertThat(house.poms())
                .filteredOn(pom -> pom.name().equals("connectors"))
                .singleElement()
                .satisfies(pom -> assertThat(pom.dependencies())
                        .filteredOn(Pom.Artifact::isOurs)
                        .hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void a_pom_that_goes_against_an_arrow_is_found() {
        var sandbox = new Pom.Artifact("dev.keyrota", "keyrota-sandbox", "compile");
        var engine = new Pom("engine", List.of(), List.of(sandbox), List.of(), List.of());

        assertThat(Arrows.inPoms(List.of(engine))).singleElement().asString().startsWith("engine may not use sandbox");
    }

    @Test
    void packages_form_no_circle() {
        Arrows.noCircles(Bytecode.ROOT).check(Bytecode.shipped());
    }

    @Test
    void a_circle_is_found() {
        assertThat(Bytecode.breaches(Arrows.noCircles(Bytecode.PLANTED), Bytecode.planted()))
                .anySatisfy(breach -> assertThat(breach).contains("Cycle detected", "circle.left", "circle.right"));
    }

    @Test
    void no_vendor_uses_another_vendor() {
        Arrows.vendorsApart(Bytecode.ROOT).check(Bytecode.shipped());
    }

    @Test
    void a_vendor_that_uses_another_vendor_is_found() {
        assertThat(Bytecode.breaches(Arrows.vendorsApart(Bytecode.PLANTED), Bytecode.planted()))
                .singleElement()
                .asString()
                .contains("connectors.heroku.Hand", "connectors.github.Hand");
    }

    @Test
    void every_source_lies_in_the_package_of_its_module() {
        assertThat(Arrows.misplaced(house)).isEmpty();
    }

    @Test
    void a_source_in_another_modules_package_is_found(@TempDir Path root) throws IOException {
        Path stray = root.resolve("journal/src/main/java/dev/keyrota/engine/Stray.java");
        Files.createDirectories(stray.getParent());
        Files.writeString(stray, "package dev.keyrota.engine; class Stray {}");
        Files.writeString(root.resolve("pom.xml"), "<project><modules><module>journal</module></modules></project>");

        assertThat(Arrows.misplaced(new House(root)))
                .singleElement()
                .asString()
                .contains("Stray.java belongs below journal/");
    }
}
