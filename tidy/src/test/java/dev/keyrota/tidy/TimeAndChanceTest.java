package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAndChanceTest {
    @Test
    void only_where_a_program_is_put_together_is_the_machine_asked_for_time_or_chance() {
        TimeAndChance.rule(Bytecode.ROOT).check(Bytecode.shipped());
    }

    @Test
    void every_exception_is_still_needed_and_says_why() {
        var needed = Bytecode.shipped().stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(TimeAndChance::asksTheMachine))
                .map(TimeAndChance::outermost)
                .collect(Collectors.toSet());

        assertThat(needed).containsAll(TimeAndChance.WIRED_IN.keySet());
        assertThat(TimeAndChance.WIRED_IN.values())
                .allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.Clock.systemUTC()",
                "java.lang.System.nanoTime()",
                "java.lang.System.currentTimeMillis()",
                "java.util.UUID.randomUUID()",
                "java.util.Random.<init>()",
                "java.security.SecureRandom.<init>()",
                "java.lang.Thread.sleep(java.time.Duration)",
                "java.lang.Math.random()",
            })
    void asking_the_machine_is_found(String member) {
        assertThat(breaches()).anySatisfy(breach -> assertThat(breach).contains("planted.engine.Restless", member));
    }

    @Test
    void a_method_reference_is_found() {
        assertThat(breaches())
                .anySatisfy(
                        breach -> assertThat(breach).contains("planted.protocol.Impure", "java.time.Instant.now()"));
    }

    @Test
    void a_seed_or_a_time_handed_in_is_fine() {
        assertThat(breaches())
                .isNotEmpty()
                .noneSatisfy(breach -> assertThat(breach).contains("planted.engine.Seeded"));
    }

    private static List<String> breaches() {
        return Bytecode.breaches(TimeAndChance.rule(Bytecode.PLANTED), Bytecode.planted());
    }
}
