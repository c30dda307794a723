package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A clean-up under every fault of every call and every journal write, alone and in pairs. */
class CleanUpTest {
    private static final List<String> PLAYS =
            Battery.names().stream().filter(name -> name.startsWith("clean up")).toList();

    static List<String> plays() {
        return PLAYS;
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
        explore(name, 1);
    }

    @ParameterizedTest
    @MethodSource("plays")
    void survives_pairs_of_faults(String name) {
        explore(name, 2);
    }

    @Test
    void each_reason_not_to_end_it_is_played() {
        assertThat(PLAYS).hasSize(8);
    }

    private static void explore(String name, int strikes) {
        Setting setting = Battery.setting(name);
        String kind = strikes == 1 ? "singles" : "pairs";
        Report.of(kind + ": " + name, setting, new Exploration(setting).struck(strikes));
    }
}
