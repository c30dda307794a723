package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That the rules looked at something: a rule over no classes passes always. */
class SeenTest {
    private final House house = House.ours();

    @Test
    void every_type_in_the_sources_of_what_ships_is_among_the_classes_looked_at() {
        var seen = Bytecode.shipped().stream().map(JavaClass::getName).collect(Collectors.toSet());
        var written = Source.parse(house.mainSources()).stream()
                .flatMap(source -> source.types().stream()
                        .map(type -> source.packageName() + "." + type.name().replace('.', '$')))
                .collect(Collectors.toSet());

        assertThat(written).isNotEmpty();
        assertThat(seen).containsAll(written);
    }

    @Test
    void nothing_planted_is_among_them() {
        assertThat(Bytecode.shipped())
                .isNotEmpty()
                .noneMatch(type -> type.getPackageName().startsWith("dev.keyrota.tidy"));
        assertThat(Bytecode.planted()).isNotEmpty();
    }

    @Test
    void every_module_that_ships_has_sources() {
        assertThat(house.shippedModules())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(house.mainSources())
                        .anyMatch(file -> house.nameOf(file).startsWith(module + "/src/main/java/")));
    }
}
