package dev.keyrota.engine.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(names = {"NOW", "AFTER_STORES"})
    void survives_every_single_fault_in_an_emergency(Charter.Urgency urgency) {
        Exploration exploration = new Exploration(world, Charters.of(world, urgency));
        exploration.singles();
        report("singles of an emergency, " + urgency, exploration);
    }

    /** The control: the smallest scenario that quiescence is for breaks an invariant without it, and the exploration sees it. */
    @Test
    void a_late_write_before_a_crash_needs_quiescence() {
        List<Point> points = Scenario.play(world, charter, Plan.NONE).points();
        int write = points.indexOf(new Point(Point.Kind.DEED, "infisical.write"));
        Plan lateThenCrash = Plan.of(write, Fault.LATE).and(write + 1, Fault.CRASH_BEFORE);
        assertThat(Scenario.play(world, charter, lateThenCrash).violations()).isEmpty();
        assertThat(Scenario.play(world, Charters.impatient(world), lateThenCrash)
                        .violations())
                .contains("S1: vault holds a dead key");
    }

    private static void report(String kind, Exploration exploration) {
        System.out.println("exploration: " + kind + ": " + exploration.scenarios() + " scenarios, "
                + exploration.violations().size() + " violations, " + exploration.endings());
        assertThat(exploration.scenarios()).isPositive();
        exploration.violations().stream().limit(20).forEach(System.out::println);
        assertThat(exploration.violations().size()).isZero();
    }
}
