package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recoveries and clean-ups under every fault of every call and every journal write, alone and in pairs. */
class AgreementsTest {
    static List<String> plays() {
        return Battery.names().stream()
                .filter(name -> name.startsWith("recover") || name.startsWith("clean up"))
                .toList();
    }

    @Test
    void each_of_them_is_played() {
        assertThat(plays()).hasSize(18);
    }

    @ParameterizedTest
    @MethodSource("plays")
    void comes_to_its_end_where_nothing_goes_wrong(String name) {
        Scenario.Outcome outcome = Scenario.play(Battery.setting(name), Plan.NONE);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.ending()).isEqualTo(Battery.ending(name));
    }

    @ParameterizedTest
    @MethodSource("plays")
    void survives_every_single_fault(String name) {
        explore("singles: " + name, Battery.setting(name), 1);
    }

    @ParameterizedTest
    @MethodSource("plays")
    void survives_pairs_of_faults(String name) {
        explore("pairs: " + name, Battery.setting(name), 2);
    }

    private static void explore(String what, Setting setting, int strikes) {
        Report.of(what, setting, new Exploration(setting).struck(strikes));
    }
}
