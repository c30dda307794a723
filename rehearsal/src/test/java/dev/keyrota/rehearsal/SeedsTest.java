package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many faults in one run, by chance, and people and rivals among them. A seed is the same scenario on every machine and for ever. */
class SeedsTest {
    private static final long SEEDS = Boolean.getBoolean("deep") ? 500_000 : 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"session-drift", "config-vars"})
    void no_seed_of_faults_breaks_an_invariant(String name) {
        Setting setting = setting(name);
        Report.of("seeds in " + name, setting, new Exploration(setting).seeds(1, SEEDS, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session-drift", "config-vars"})
    void no_seed_of_faults_and_meddling_breaks_more_than_meddling_alone(String name) {
        Setting setting = setting(name);
        Tally tally = new Exploration(setting, Exploration.Strikes.FAULTS, Windows.anywhere(name))
                .seeds(1, SEEDS, MeddlingTest.deeds(setting));
        System.out.println(tally.line("seeds with meddling in " + name));
        assertThat(tally.examples()).as(() -> Windows.unknown(name, tally)).isEmpty();
    }

    /** The control: where a rule is missing, chance finds it, and what it finds is shrunk to what is needed for it. */
    @Test
    void a_failing_seed_is_shrunk_and_replayed() {
        World world = Worlds.load(Worlds.DEFAULT, 1);
        Setting impatient = new Setting(world, Charters.impatient(world));
        Tally tally = new Exploration(impatient).seeds(1, 1_500, List.of());
        Tally.Violation found = tally.examples().getFirst();
        Plan smallest = Shrink.of(impatient, found.plan(), found.what());
        System.out.println("shrunk from " + found.plan().strikes().size() + " strikes to " + smallest);
        assertThat(smallest.strikes().size()).isBetween(1, 3);
        assertThat(Scenario.play(impatient, Plan.parse(smallest.toString())).violations())
                .contains(found.what());
    }

    private static Setting setting(String name) {
        World world = Worlds.load(name, 1);
        return new Setting(world, Charters.of(world, Charter.Urgency.SCHEDULED));
    }
}
