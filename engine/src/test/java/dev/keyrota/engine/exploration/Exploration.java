package dev.keyrota.engine.exploration;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.worlds.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plays every scenario of a kind in one world and counts what came of them. */
final class Exploration {
    private final World world;
    private final Charter charter;
    private final Person person;
    private final Map<String, LongAdder> endings = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final LongAdder scenarios = new LongAdder();

    Exploration(World world, Charter charter) {
        this(world, charter, Person.PATIENT);
    }

    Exploration(World world, Charter charter, Person person) {
        this.world = world;
        this.charter = charter;
        this.person = person;
    }

    /** Every fault at every point of the run without faults. */
    void singles() {
        singlePlans(Scenario.play(world, charter, person, Plan.NONE)).parallel().forEach(this::play);
    }

    /**
     * Every pair of faults: for each single fault, every fault at every later point of the run that it leads to.
     *
     * @param share one of how many pairs is played; 1 for all. Which ones is the same each time.
     */
    void pairs(int share) {
        singlePlans(Scenario.play(world, charter, person, Plan.NONE)).parallel().forEach(first -> {
            Scenario.Outcome outcome = Scenario.play(world, charter, person, first);
            plansAfter(outcome)
                    .filter(plan -> Math.floorMod(plan.hashCode(), share) == 0)
                    .forEach(this::play);
        });
    }

    private static Stream<Plan> singlePlans(Scenario.Outcome quiet) {
        return plansAfter(quiet);
    }

    private static Stream<Plan> plansAfter(Scenario.Outcome outcome) {
        List<Point> points = outcome.points();
        return IntStream.range(outcome.plan().last() + 1, points.size())
                .boxed()
                .flatMap(i -> Stream.of(points.get(i).kind().faults())
                        .map(fault -> outcome.plan().and(i, fault)));
    }

    private void play(Plan plan) {
        Scenario.Outcome outcome = Scenario.play(world, charter, person, plan);
        scenarios.increment();
        endings.computeIfAbsent(outcome.ending(), _ -> new LongAdder()).increment();
        outcome.violations().forEach(violation -> violations.add(plan + " " + violation));
        if (!(outcome.state() instanceof State.Done) && !(outcome.state() instanceof State.Undone)) {
            violations.add(plan + " L1: " + outcome.ending() + " at " + places(outcome));
        }
    }

    private static List<Point> places(Scenario.Outcome outcome) {
        return outcome.plan().faults().keySet().stream()
                .map(i -> outcome.points().get(i))
                .toList();
    }

    long scenarios() {
        return scenarios.sum();
    }

    Map<String, Long> endings() {
        Map<String, Long> sorted = new TreeMap<>();
        endings.forEach((ending, count) -> sorted.put(ending, count.sum()));
        return sorted;
    }

    List<String> violations() {
        return new ArrayList<>(violations);
    }
}
