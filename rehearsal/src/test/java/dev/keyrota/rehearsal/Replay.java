package dev.keyrota.rehearsal;

import java.util.ArrayList;
import java.util.List;

/**
 * Plays one scenario again and prints what happened: {@code Replay session-drift 19:LATE,25:FORBIDDEN}, or {@code -} for no strike. The
 * settings are those of {@link Battery}; a test whose setting is not among them prints the same when it fails.
 */
final class Replay {
    private Replay() {}

    /** Prints the facts, where it struck, and every violation. */
    public static void main(String[] arguments) {
        Plan plan = arguments[1].equals("-") ? Plan.NONE : Plan.parse(arguments[1]);
        System.out.println(text(Scenario.play(Battery.setting(arguments[0]), plan)));
    }

    /** What happened, line by line. */
    static String text(Scenario.Outcome outcome) {
        List<String> lines = new ArrayList<>();
        outcome.facts().forEach(fact -> lines.add(fact.toString()));
        // What struck, and not what was planned: the run may be over before a planned point.
        outcome.plan()
                .strikes()
                .forEach((point, strike) -> lines.add(
                        "struck by " + strike + " at " + outcome.points().get(point)));
        lines.addAll(outcome.violations());
        lines.add("ended: " + outcome.ending());
        return String.join("\n", lines);
    }
}
