package dev.keyrota.rehearsal;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a failing plan as small as it can be: what is left out of it is not needed for the failure. */
final class Shrink {
    /** A strike makes a run longer by so many points at most, as a rule: all that comes after it would be struck earlier without it. */
    private static final int LONGER_MAX = 60;

    private Shrink() {}

    /**
     * The plan without whatever it fails without.
     *
     * @param what the beginning of the violation's words
     */
    static Plan of(Setting setting, Plan failing, String what) {
        Plan smallest = failing;
        Plan smaller = failing;
        while (smaller != null) {
            smallest = smaller;
            smaller = smaller(setting, smallest, what);
        }
        return smallest;
    }

    private static @Nullable Plan smaller(Setting setting, Plan failing, String what) {
        return failing.strikes().keySet().stream()
                .flatMap(point ->
                        IntStream.rangeClosed(0, LONGER_MAX).mapToObj(earlier -> failing.without(point, earlier)))
                .filter(plan -> fails(setting, plan, what))
                .findFirst()
                .orElse(null);
    }

    private static boolean fails(Setting setting, Plan plan, String what) {
        return Scenario.play(setting, plan).violations().stream().anyMatch(violation -> violation.startsWith(what));
    }
}
