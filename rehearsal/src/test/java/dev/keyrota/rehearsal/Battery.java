package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Charter;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings in which a rule shows what it is for, each with the end that a run comes to there. It answers in text, since it is called
 * across test builds.
 */
public final class Battery {
    private static final String FIRST = "session-drift";
    private static final Set<String> MEDDLED = Set.of(FIRST, "by hand", "recover", "clean up");
    /** After these a run may come to its end with nobody deciding anything: where it does with a rule and not without it, the rule mends. */
    private static final Set<Outside> MENDED = Set.of(Outside.UNDOES, Outside.REVOKES_NEW, Outside.LINGERS);

    private static final Map<String, Play> PLAYS = new LinkedHashMap<>();

    static {
        scheduled(FIRST, "completed");
        scheduled("session-pinned-to-old", "stopped: SESSION_HOLDS_OLD");
        scheduled("orphan", "stopped: UNEXPLAINED_AUTHORIZATION");
        scheduled("ambiguous-mask", "stopped: OLD_NOT_IDENTIFIED");
        scheduled("old-dead", "stopped: OLD_KEY_DEAD");
        scheduled("wrong-scope", "aborted: NEW_KEY_UNFIT");
        scheduled("approval-vault", "waiting: APPROVAL");
        scheduled("github-shadow", "stopped: STORE_SHADOWED");
        scheduled("foreign-key-in-vault", "stopped: OLD_NOT_IDENTIFIED");
        play("now", "completed", clean(world -> new Setting(world, Charters.of(world, Charter.Urgency.NOW))));
        play("by hand", "completed", clean(world -> new Setting(world, Charters.byHand(world), People.OPERATOR)));
        play("saboteur", "completed", clean(world -> new Setting(world, scheduled(world), People.SABOTEUR)));
        play("followed", "completed", clean(world -> new Setting(world, Charters.followed(world))));
        play("overlap", "waiting: OVERLAP", clean(world -> new Setting(world, Charters.overlapping(world))));
        play("revoke only", "completed", clean(world -> new Setting(world, Charters.onlyRevoking(world))));
        play(
                "stranger",
                "stopped: WRONG_ACCOUNT",
                in("old-dead", world -> new Setting(world, scheduled(world), People.STRANGER)));
        play("lender", "completed", in("old-dead", world -> new Setting(world, scheduled(world), People.LENDER)));
        play(
                "rejecter",
                "completed",
                in("approval-vault", world -> new Setting(world, scheduled(world), People.REJECTER)));
        play(
                "sharing",
                "stopped: STORE_DRIFTED",
                in("config-vars", world -> new Setting(world, Charters.sharing(world))));
        scheduled("config-vars", "completed");
        situations();
    }

    private Battery() {}

    private static void situations() {
        play("mistaken", "completed", in("old-dead", world -> new Setting(world, scheduled(world), People.MISTAKEN)));
        play("forgetful", "completed", in("old-dead", Situations::forgetful));
        play("arrives again", "completed", clean(Situations::arrivesAgain));
        play("without apps", "completed", clean(world -> new Setting(world, Charters.withoutApps(world))));
        play("narrow scope", "aborted: NEW_KEY_UNFIT", clean(Situations::narrow));
        play("another account", "stopped: WRONG_ACCOUNT", clean(Situations::anotherAccount));
        play("open elsewhere", "stopped: OPEN_ELSEWHERE", clean(Situations::openElsewhere));
        play("protected", "stopped: OLD_PROTECTED", clean(world -> new Setting(world, Charters.protecting(world))));
        play("little allowance", "completed", clean(Situations::throttled));
        play("hidden tokens", "completed", clean(Situations::hidden));
        play("hidden tokens, revoke only", "completed", clean(Situations::hiddenAndOnlyRevoked));
        recoveries();
        cleanUps();
        play("given", "waiting: SESSION", clean(Situations::given));
        play("given for half a day", "completed", clean(Situations::givenForHalfADay));
        play("waiting deploy", "waiting: CONSUMERS", clean(HolesTest::deploying));
    }

    private static void cleanUps() {
        play("clean up", "completed", clean(CleanUps::ofTheUnused));
        play("clean up, in apps", "aborted: IN_USE", clean(CleanUps::ofOneInApps));
        play("clean up, in a shell", "aborted: IN_USE", clean(CleanUps::ofOneInAShell));
        play("clean up, given", "aborted: IN_USE", clean(CleanUps::ofOneGiven));
        play("clean up, renamed", "aborted: OLD_CHANGED", clean(CleanUps::ofOneRenamed));
        play("clean up, protected", "aborted: OLD_PROTECTED", clean(CleanUps::ofOneProtected));
        play("clean up, our own", "aborted: IN_USE", clean(CleanUps::ofOurOwn));
        play("clean up, another account", "aborted: WRONG_ACCOUNT", clean(CleanUps::ofAnotherAccount));
        play("clean up, after a write", "aborted: PLAN_CHANGED", clean(CleanUps::ofOneAfterAWrite));
    }

    private static void recoveries() {
        play("recover", "completed", clean(Recoveries::ofAll));
        play("recover apps", "completed", in("config-vars", Recoveries::ofApps));
        play("recover by its date", "completed", clean(Recoveries::ofCiByDate));
        play("recover, no secret", "completed", clean(Recoveries::ofNothing));
        play("recover, another key", "aborted: PLAN_CHANGED", clean(Recoveries::ofAnotherKey));
        play("recover, another store", "aborted: PLAN_CHANGED", clean(Recoveries::ofAnotherStore));
        play("recover, dead key", "aborted: OLD_KEY_DEAD", clean(Recoveries::ofADeadKey));
        play("recover, another account", "aborted: WRONG_ACCOUNT", clean(Recoveries::ofAnotherAccount));
        play("recover, open elsewhere", "aborted: OPEN_ELSEWHERE", clean(Recoveries::besideAnotherMachine));
    }

    /**
     * One setting.
     *
     * @param ending what a run comes to where nothing strikes
     * @param setting makes it anew
     */
    private record Play(String ending, Setting setting) {}

    private static void scheduled(String name, String ending) {
        play(name, ending, in(name, world -> new Setting(world, scheduled(world))));
    }

    private static void play(String name, String ending, Setting setting) {
        PLAYS.put(name, new Play(ending, setting));
    }

    private static Setting clean(Function<World, Setting> made) {
        return in(Worlds.DEFAULT, made);
    }

    private static Setting in(String name, Function<World, Setting> made) {
        return made.apply(Worlds.load(name, 1));
    }

    private static Charter scheduled(World world) {
        return Charters.of(world, Charter.Urgency.SCHEDULED);
    }

    /** What is wrong with a scenario, {@code setting | plan}; empty where nothing is. */
    public static String replay(String scenario) {
        String[] halves = scenario.split(" \\| ", 2);
        Play play = Objects.requireNonNull(PLAYS.get(halves[0]), halves[0]);
        Plan plan = halves[1].equals("-") ? Plan.NONE : Plan.parse(halves[1]);
        return wrong(play, Scenario.play(play.setting(), plan), plan);
    }

    private static String wrong(Play play, Scenario.Outcome outcome, Plan plan) {
        return outcome.violations().stream()
                .findFirst()
                .orElseGet(() -> isEndedWrongly(play, outcome, plan) ? "it ends as " + outcome.ending() : "");
    }

    private static boolean isEndedWrongly(Play play, Scenario.Outcome outcome, Plan plan) {
        if (plan.strikes().isEmpty()) {
            return !outcome.ending().equals(play.ending());
        }
        boolean mended =
                plan.strikes().values().stream().allMatch(strike -> strike instanceof Fault || MENDED.contains(strike));
        return mended && play.ending().equals("completed") && Tally.of(outcome).unended() > 0;
    }

    static Setting setting(String name) {
        return Objects.requireNonNull(PLAYS.get(name), name).setting();
    }

    /** What a run comes to in a setting where nothing strikes. */
    static String ending(String name) {
        return Objects.requireNonNull(PLAYS.get(name), name).ending();
    }

    /** The settings' names, the most telling first. */
    static List<String> names() {
        return List.copyOf(PLAYS.keySet());
    }

    /** Some scenarios of a setting that fail, {@code setting | plan | what} in a line each, for {@code setting | strikes}. */
    public static String search(String settingAndStrikes) {
        String[] halves = settingAndStrikes.split(" \\| ", 2);
        int strikes = Integer.parseInt(halves[1]);
        Play play = Objects.requireNonNull(PLAYS.get(halves[0]), halves[0]);
        if (strikes == 0) {
            String wrong = replay(halves[0] + " | -");
            return wrong.isEmpty() ? "" : halves[0] + " | - | " + wrong;
        }
        return kinds(halves[0], strikes).stream()
                .map(kind -> new Exploration(play.setting(), kind).struck(strikes))
                .flatMap(tally -> Stream.concat(tally.examples().stream(), tally.openExamples().stream()))
                .map(violation -> halves[0] + " | " + violation.plan())
                .distinct()
                .map(scenario -> scenario + " | " + replay(scenario))
                .filter(line -> !line.endsWith(" | "))
                .collect(Collectors.joining("\n"));
    }

    private static List<Exploration.Strikes> kinds(String name, int strikes) {
        if (strikes > 1 || !MEDDLED.contains(name)) {
            return List.of(Exploration.Strikes.FAULTS);
        }
        // Each apart: only so many examples are kept of an exploration, and those of one deed would hide another's.
        Stream<Exploration.Strikes> meddling = Stream.of(Outside.values())
                .filter(outside ->
                        !outside.isToTheUnused() || setting(name).unused().isPresent())
                .filter(outside -> !outside.name().startsWith("RIVAL") || outside == Outside.RIVAL_ENDS)
                .map(Exploration.Strikes::of);
        return Stream.concat(Stream.of(Exploration.Strikes.FAULTS), meddling).toList();
    }
}
