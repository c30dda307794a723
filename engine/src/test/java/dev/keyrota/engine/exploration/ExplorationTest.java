package dev.keyrota.engine.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private final World world = Worlds.load(Worlds.DEFAULT, 1);
    private final Charter charter = Charters.of(world, Charter.Urgency.SCHEDULED);

    @Test
    void completes_without_faults() {
        Scenario.Outcome outcome = Scenario.play(world, charter, Plan.NONE);
        outcome.facts().forEach(System.out::println);
        System.out.println(outcome.points().size() + " points");
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.state()).isInstanceOf(State.Done.class);
    }

    @Test
    void survives_every_single_fault() {
        List<Point> points = Scenario.play(world, charter, Plan.NONE).points();
        List<String> violations = new ArrayList<>();
        Map<String, Integer> endings = new TreeMap<>();
        for (int i = 0; i < points.size(); i++) {
            for (Fault fault : points.get(i).kind().faults()) {
                Scenario.Outcome outcome = Scenario.play(world, charter, Plan.of(i, fault));
                endings.merge(outcome.ending(), 1, Integer::sum);
                outcome.violations().forEach(v -> violations.add(outcome.plan() + " " + v));
                if (!(outcome.state() instanceof State.Done) && !(outcome.state() instanceof State.Undone)) {
                    violations.add("L1 " + points.get(i) + " " + fault + " " + outcome.ending());
                }
            }
        }
        System.out.println(points.size() + " points; " + endings);
        violations.stream().limit(40).forEach(System.out::println);
        assertThat(violations).isEmpty();
    }
}
