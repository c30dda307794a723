package dev.keyrota.rehearsal;

import dev.keyrota.protocol.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What came of many scenarios. No kind of violation is ever left out, however many there are of another: each is counted, and has one
 * example.
 *
 * @param endings how many ended how
 * @param broken the invariants that were broken, by kind
 * @param open the scenarios that did not come to one of the two ends, though nothing struck any more, by kind
 * @param known how many violations were known before, and are not among the broken
 */
record Tally(Map<String, Long> endings, Map<Kind, Found> broken, Map<Kind, Found> open, long known) {
    static final Tally NONE = new Tally(Map.of(), Map.of(), Map.of(), 0);

    /**
     * One broken invariant.
     *
     * @param plan replays it
     * @param places where it struck
     * @param what the invariant, in words
     */
    record Violation(Plan plan, List<Point> places, String what) {
        /** Of all that struck, what somebody else did and in which moment: scenarios that are merged have that in common. */
        Kind kind() {
            TreeSet<String> deeds = new TreeSet<>();
            List<Strike> strikes = List.copyOf(plan.strikes().values());
            for (int i = 0; i < strikes.size(); i++) {
                if (strikes.get(i) instanceof Outside outside) {
                    deeds.add(outside + " before " + places.get(i).moment());
                }
            }
            return new Kind(what, List.copyOf(deeds));
        }

        @Override
        public String toString() {
            return plan + " " + what + " at " + places;
        }
    }

    /**
     * Violations that are told as one.
     *
     * @param what the invariant, in words
     * @param deeds what somebody else did, and in which moment
     */
    record Kind(String what, List<String> deeds) {}

    /**
     * So many of one kind.
     *
     * @param example one of them, which can be replayed
     */
    record Found(long count, Violation example) {
        Found plus(Found other) {
            return new Found(count + other.count, example);
        }
    }

    /** Of one scenario. */
    static Tally of(Scenario.Outcome outcome) {
        return of(outcome, _ -> false);
    }

    /**
     * Of one scenario.
     *
     * @param isKnown which violations are counted and not kept
     */
    static Tally of(Scenario.Outcome outcome, Predicate<Violation> isKnown) {
        boolean ended = outcome.state() instanceof State.Done || outcome.state() instanceof State.Undone;
        List<Point> places = outcome.plan().strikes().keySet().stream()
                .map(outcome.points()::get)
                .toList();
        Map<Kind, Found> broken = new HashMap<>();
        long known = 0;
        for (String what : outcome.violations()) {
            Violation violation = new Violation(outcome.plan(), places, what);
            if (isKnown.test(violation)) {
                known++;
            } else {
                broken.merge(violation.kind(), new Found(1, violation), Found::plus);
            }
        }
        Violation left = new Violation(outcome.plan(), places, "L1: " + outcome.ending());
        Map<Kind, Found> open = ended ? Map.of() : Map.of(left.kind(), new Found(1, left));
        return new Tally(Map.of(outcome.ending(), 1L), broken, open, known);
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
        return new Tally(both, plus(broken, other.broken), plus(open, other.open), known + other.known);
    }

    private static Map<Kind, Found> plus(Map<Kind, Found> ours, Map<Kind, Found> theirs) {
        if (theirs.isEmpty()) {
            return ours;
        }
        if (ours.isEmpty()) {
            return theirs;
        }
        Map<Kind, Found> both = new HashMap<>(ours);
        theirs.forEach((kind, found) -> both.merge(kind, found, Found::plus));
        return both;
    }

    /** How many invariants were broken, but for what was known. */
    long violations() {
        return broken.values().stream().mapToLong(Found::count).sum();
    }

    /** How many invariants were broken, but for what is known by their examples. */
    long but(Predicate<Violation> isKnown) {
        return broken.values().stream()
                .filter(found -> !isKnown.test(found.example()))
                .mapToLong(Found::count)
                .sum();
    }

    /** How many scenarios did not come to one of the two ends. */
    long unended() {
        return open.values().stream().mapToLong(Found::count).sum();
    }

    /** One violation of each kind. */
    List<Violation> examples() {
        return broken.values().stream().map(Found::example).toList();
    }

    /** One unended scenario of each kind. */
    List<Violation> openExamples() {
        return open.values().stream().map(Found::example).toList();
    }

    /** How many violations there are of each invariant, whatever struck. */
    Map<String, Long> byInvariant() {
        Map<String, Long> counts = new TreeMap<>();
        broken.forEach((kind, found) -> counts.merge(kind.what(), found.count(), Long::sum));
        return counts;
    }

    long scenarios() {
        return endings.values().stream().mapToLong(Long::longValue).sum();
    }

    /** As {@code ./verify --deep} collects it for docs/proof. */
    String line(String name) {
        return "exploration: " + name + ": " + scenarios() + " scenarios, " + violations() + " violations, " + endings;
    }
}
