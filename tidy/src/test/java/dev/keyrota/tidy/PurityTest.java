package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurityTest {
    @Test
    void the_protocol_is_pure() {
        Purity.rules(Bytecode.ROOT).forEach(rule -> rule.check(Bytecode.shipped()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.InstantSource.system()",
                "java.util.UUID.randomUUID()",
                "java.lang.System",
                "java.nio.file.Files",
                "java.util.Random",
                "java.util.Locale.getDefault()",
                "java.lang.String.format(",
                "java.lang.String.toUpperCase()",
                "java.lang.Thread",
            })
    void what_reaches_outside_is_found(String impurity) {
        assertThat(breaches()).anySatisfy(breach -> assertThat(breach).contains("protocol.Impure", impurity));
    }

    @Test
    void records_pattern_switches_lambdas_and_times_handed_in_are_pure() {
        assertThat(breaches())
                .isNotEmpty()
                .noneSatisfy(breach -> assertThat(breach).contains("protocol.Pure."));
    }

    private static List<String> breaches() {
        return Purity.rules(Bytecode.PLANTED).stream()
                .flatMap(rule -> Bytecode.breaches(rule, Bytecode.planted()).stream())
                .toList();
    }
}
