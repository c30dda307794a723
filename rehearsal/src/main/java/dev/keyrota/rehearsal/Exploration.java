package dev.keyrota.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays every scenario of a kind in one setting: all that may strike, at every point, so many times in a run.
 *
 * <p>No scenario is played from the start again: it is forked from the step before its next strike. And where two stand at the same
 * {@link Juncture}, all that may become of them is the same; it is played once, and counted for both.
 */
final class Exploration {
    private final Setting setting;
    private final Strikes strikes;
    private final Predicate<Tally.Violation> isKnown;
    private final Map<Standing, Tally> known = new ConcurrentHashMap<>();

    /** What may strike at a point. */
    interface Strikes {
        /** Every fault that there is. */
        Strikes FAULTS = point -> List.of(point.kind().faults());

        List<? extends Strike> at(Point point);

        /** Deeds of somebody else, before every call; and what is done to the machine, before every fact too. */
        static Strikes of(Outside... deeds) {
            return point ->
                    Stream.of(deeds).filter(deed -> deed.mayStrike(point)).toList();
        }

        /** Either. */
        default Strikes and(Strikes other) {
            return point ->
                    Stream.concat(at(point).stream(), other.at(point).stream()).toList();
        }
    }

    /** Where a scenario stands, and how many strikes are to come. */
    private record Standing(Juncture juncture, int strikes) {}

    Exploration(Setting setting) {
        this(setting, Strikes.FAULTS);
    }

    Exploration(Setting setting, Strikes strikes) {
        this(setting, strikes, _ -> false);
    }

    /** @param isKnown which violations are counted and not kept */
    Exploration(Setting setting, Strikes strikes, Predicate<Tally.Violation> isKnown) {
        this.setting = setting;
        this.strikes = strikes;
        this.isKnown = isKnown;
    }

    /** Every scenario with so many strikes. */
    Tally struck(int times) {
        Scenario scenario = new Scenario(setting, Plan.NONE);
        Stream.Builder<Branch> branches = Stream.builder();
        boolean more = true;
        while (more) {
            Branch quiet = new Branch(
                    scenario.fork(Plan.NONE), Plan.NONE, scenario.points().size());
            more = scenario.step();
            struck(quiet, scenario).forEach(branches::add);
        }
        return branches.build().toList().parallelStream()
                .map(branch -> all(branch, times - 1))
                .reduce(Tally.NONE, Tally::plus);
    }

    /** Strikes by chance, one scenario for each seed. */
    Tally seeds(long from, long count, List<Outside> meddling) {
        return LongStream.range(from, from + count)
                .parallel()
                .mapToObj(seed -> Tally.of(Scenario.play(setting, new Chance(seed, meddling)), isKnown))
                .reduce(Tally.NONE, Tally::plus);
    }

    /**
     * A scenario at a step in which something strikes.
     *
     * @param base as it is before that step
     * @param plan all that strikes, the last time in that step
     * @param from the first point that may be struck after it
     */
    private record Branch(Scenario base, Plan plan, int from) {}

    /** What a step may be struck by, once more than its branch says. */
    private Stream<Branch> struck(Branch branch, Scenario after) {
        List<Point> points = after.points();
        return IntStream.range(branch.from(), points.size())
                .boxed()
                .flatMap(i -> strikes.at(points.get(i)).stream()
                        .map(strike -> new Branch(branch.base(), branch.plan().and(i, strike), i + 1)));
    }

    /** All that becomes of a branch with so many strikes more: in the same step, and in later ones. */
    private Tally all(Branch branch, int times) {
        Scenario scenario = branch.base().fork(branch.plan());
        boolean more = scenario.step();
        Tally now = times == 0 ? Tally.NONE : struckOnce(branch, scenario, times);
        return now.plus(more ? after(scenario, branch.plan(), times) : ended(scenario, times));
    }

    private Tally struckOnce(Branch branch, Scenario after, int times) {
        return struck(branch, after).map(next -> all(next, times - 1)).reduce(Tally.NONE, Tally::plus);
    }

    /** A place on the way of a scenario: where it stands, if that alone tells what becomes of it, and what its next step may be struck by. */
    private record Stage(@Nullable Standing standing, Tally struck) {}

    /** The same between two steps: every step from here on may be struck, or none. */
    private Tally after(Scenario scenario, Plan plan, int times) {
        List<Stage> way = new ArrayList<>();
        Tally tally = null;
        while (tally == null) {
            Juncture juncture = scenario.juncture();
            Standing standing = juncture == null ? null : new Standing(juncture, times);
            tally = standing == null ? null : known.get(standing);
            if (tally == null) {
                int from = scenario.points().size();
                Branch branch = times == 0 ? null : new Branch(scenario.fork(plan), plan, from);
                boolean more = scenario.step();
                way.add(new Stage(standing, branch == null ? Tally.NONE : struckOnce(branch, scenario, times)));
                tally = more ? null : ended(scenario, times);
            }
        }
        for (Stage stage : way.reversed()) {
            tally = stage.struck().plus(tally);
            if (stage.standing() != null) {
                known.put(stage.standing(), tally);
            }
        }
        return tally;
    }

    /** A scenario that ends before all has struck is none of those that were asked for. */
    private Tally ended(Scenario scenario, int times) {
        return times == 0 ? Tally.of(scenario.end(), isKnown) : Tally.NONE;
    }
}
