package dev.keyrota.engine.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.World;
import dev.keyrota.sandbox.worlds.Worlds;
import org.junit.jupiter.api.Test;

/** Every fault of every call and every journal write, alone and in pairs: no invariant breaks, and every run comes to an end. */
class ExplorationTest {
    /** One pair of how many is played where not all are asked for by {@code -Ddeep=true}. */
    private static final int SHARE = 40;

    private final World world = Worlds.load(Worlds.DEFAULT, 1);
    private final Charter charter = Charters.of(world, Charter.Urgency.SCHEDULED);

    @Test
    void completes_where_nothing_goes_wrong() {
        Scenario.Outcome outcome = Scenario.play(world, charter, Plan.NONE);
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.state()).isInstanceOf(State.Done.class);
    }

    @Test
    void survives_every_single_fault() {
        Exploration exploration = new Exploration(world, charter);
        exploration.singles();
        report("singles", exploration);
    }

    @Test
    void survives_pairs_of_faults() {
        Exploration exploration = new Exploration(world, charter);
        exploration.pairs(Boolean.getBoolean("deep") ? 1 : SHARE);
        report("pairs", exploration);
    }

    private static void report(String kind, Exploration exploration) {
        System.out.println("exploration: " + kind + " " + exploration.scenarios() + " scenarios, "
                + exploration.violations().size() + " violations, " + exploration.endings());
        assertThat(exploration.scenarios()).isPositive();
        exploration.violations().stream().limit(20).forEach(System.out::println);
        assertThat(exploration.violations().size()).isZero();
    }
}
