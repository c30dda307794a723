package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every package says what it is for, and every public type says what it is. */
class DocumentedTest {
    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() throws IOException {
        List<Path> sources = House.ours().mainSources();

        assertThat(sources).isNotEmpty();
        assertThat(silentPackages(sources)).isEmpty();
    }

    @Test
    void a_package_without_its_page_is_found(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Lonely.java"), "package lonely; class Lonely {}");

        assertThat(silentPackages(List.of(source))).singleElement().asString().endsWith("needs a package-info.java");
    }

    @Test
    void a_package_page_that_says_nothing_is_found(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("package-info.java"), "/** Things. */ package things;");

        assertThat(silentPackages(List.of(page)))
                .anySatisfy(breach -> assertThat(breach).endsWith("is not @NullMarked"))
                .anySatisfy(breach -> assertThat(breach)
                        .endsWith("says too little: what it is for, what it promises, what it never does"));
    }

    @Test
    void every_public_type_has_its_javadoc() {
        List<Path> sources = House.ours().mainSources();

        assertThat(sources).isNotEmpty();
        assertThat(undocumented(sources)).as("public types without Javadoc").isEmpty();
    }

    @Test
    void a_public_type_without_javadoc_is_found_nested_ones_too(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Shape.java"), """
                package shapes;

                /** A shape. */
                public sealed interface Shape {
                    record Circle(int radius) implements Shape {}

                    /** A square. */
                    record Square(int side) implements Shape {
                        public record Corner() {}

                        private record Inside() {}
                    }
                }

                class Unseen {
                    public record AlsoUnseen() {}
                }
                """);

        assertThat(undocumented(List.of(source)))
                .containsExactly("Shape.java: Shape.Circle", "Shape.java: Shape.Square.Corner");
    }

    private static List<String> undocumented(List<Path> files) {
        return Source.parse(files).stream()
                .flatMap(source -> source.types().stream()
                        .filter(type -> type.isPublic() && !type.isDocumented())
                        .map(type -> source.file().getFileName() + ": " + type.name()))
                .toList();
    }

    private static List<String> silentPackages(List<Path> files) throws IOException {
        Set<Path> folders = new TreeSet<>();
        files.stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .forEach(file -> folders.add(file.resolveSibling("")));
        List<String> breaches = new ArrayList<>();
        for (Path folder : folders) {
            Path page = folder.resolve("package-info.java");
            if (!Files.exists(page)) {
                breaches.add(folder + " needs a package-info.java");
                continue;
            }
            String text = Files.readString(page);
            if (!text.contains("@NullMarked")) {
                breaches.add(page + " is not @NullMarked");
            }
            int end = text.indexOf("*/");
            if (!text.startsWith("/**") || end < 80) {
                breaches.add(page + " says too little: what it is for, what it promises, what it never does");
            }
        }
        return breaches;
    }
}
