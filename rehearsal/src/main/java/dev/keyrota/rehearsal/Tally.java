package dev.keyrota.rehearsal;

import dev.keyrota.protocol.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of many scenarios.
 *
 * @param endings how many ended how
 * @param violations how many invariants were broken
 * @param unended how many did not come to one of the two ends, though nothing struck any more
 * @param examples some of the violations, each of which can be replayed
 * @param openExamples some of the unended ones
 */
record Tally(
        Map<String, Long> endings,
        long violations,
        long unended,
        List<Violation> examples,
        List<Violation> openExamples) {
    static final Tally NONE = new Tally(Map.of(), 0, 0, List.of(), List.of());
    private static final int EXAMPLES_MAX = 100;

    /**
     * One broken invariant.
     *
     * @param plan replays it
     * @param places where it struck
     * @param what the invariant, in words
     */
    record Violation(Plan plan, List<Point> places, String what) {
        @Override
        public String toString() {
            return plan + " " + what + " at " + places;
        }
    }

    /** Of one scenario. */
    static Tally of(Scenario.Outcome outcome) {
        boolean ended = outcome.state() instanceof State.Done || outcome.state() instanceof State.Undone;
        List<Point> places = outcome.plan().strikes().keySet().stream()
                .map(i -> outcome.points().get(i))
                .toList();
        List<Violation> examples = new ArrayList<>();
        outcome.violations().forEach(what -> examples.add(new Violation(outcome.plan(), places, what)));
        List<Violation> open =
                ended ? List.of() : List.of(new Violation(outcome.plan(), places, "L1: " + outcome.ending()));
        return new Tally(Map.of(outcome.ending(), 1L), examples.size(), open.size(), examples, open);
    }

    /** Both together. */
    Tally plus(Tally other) {
        if (other.endings.isEmpty()) {
            return this;
        }
        if (endings.isEmpty()) {
            return other;
        }
        Map<String, Long> both = new TreeMap<>(endings);
        other.endings.forEach((ending, count) -> both.merge(ending, count, Long::sum));
        return new Tally(
                both,
                violations + other.violations,
                unended + other.unended,
                some(examples, other.examples),
                some(openExamples, other.openExamples));
    }

    private static List<Violation> some(List<Violation> ours, List<Violation> theirs) {
        return theirs.isEmpty() || ours.size() >= EXAMPLES_MAX
                ? ours
                : Stream.concat(ours.stream(), theirs.stream())
                        .limit(EXAMPLES_MAX)
                        .toList();
    }

    long scenarios() {
        return endings.values().stream().mapToLong(Long::longValue).sum();
    }

    /** As {@code ./verify --deep} collects it for docs/proof. */
    String line(String name) {
        return "exploration: " + name + ": " + scenarios() + " scenarios, " + violations + " violations, " + endings;
    }
}
