package dev.keyrota.rehearsal;

/**
 * Plays one scenario again and prints what happened: {@code Replay session-drift 19:LATE,25:FORBIDDEN}, or {@code -} for no strike. The
 * settings are those of {@link Battery}.
 */
final class Replay {
    private Replay() {}

    /** Prints the facts, where it struck, and every violation. */
    public static void main(String[] arguments) {
        Plan plan = arguments[1].equals("-") ? Plan.NONE : Plan.parse(arguments[1]);
        Scenario.Outcome outcome = Scenario.play(Battery.setting(arguments[0]), plan);
        outcome.facts().forEach(System.out::println);
        plan.strikes()
                .forEach((point, strike) -> System.out.println(
                        "struck by " + strike + " at " + outcome.points().get(point)));
        outcome.violations().forEach(System.out::println);
        System.out.println("ended: " + outcome.ending());
    }
}
