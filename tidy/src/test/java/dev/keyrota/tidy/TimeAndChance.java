package dev.keyrota.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/**
 * Time, ids and chance are arguments. One forgotten {@code Instant.now()} undoes replay, so the machine's clock and its sources of
 * chance are named only where a program is put together.
 */
final class TimeAndChance {
    /** Where they may be asked, and why. A line that nothing needs any more is a failure too. */
    static final Map<String, String> WIRED_IN = Map.of(
            "dev.keyrota.cli.Main", "puts the program together: hands clock, chance and patience to all that follows",
            "dev.keyrota.journal.note.GivenSeed",
                    "hands the JDK the seed that it was given, and has no chance of its own: only a SecureRandom may");

    private static final Set<String> ALWAYS = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep",
            "java.security.SecureRandom.<init>",
            "java.security.SecureRandom.getInstance",
            "java.security.SecureRandom.getInstanceStrong",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");

    /** Chance and time of the machine only if nothing is handed in; with a seed or a time they are fine. */
    private static final Set<String> WITHOUT_ARGUMENTS = Set.of(
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.Date.<init>",
            "java.util.GregorianCalendar.<init>",
            "java.util.Calendar.getInstance");

    private TimeAndChance() {}

    static ArchRule rule(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and(describe(
                        "are not named in TimeAndChance.WIRED_IN", type -> !WIRED_IN.containsKey(outermost(type))))
                .should()
                .accessTargetWhere(describe("the machine's clock or chance", TimeAndChance::asksTheMachine))
                .because("time, ids and chance are arguments: take a java.time.InstantSource, a source of ids, a seed");
    }

    static boolean asksTheMachine(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        String member = owner + "." + name;
        return ALWAYS.contains(member)
                || (WITHOUT_ARGUMENTS.contains(member) && hasNoArguments(access))
                || (owner.startsWith("java.time.")
                        && (name.equals("now") || name.startsWith("system") || name.startsWith("tick")));
    }

    static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static boolean hasNoArguments(JavaAccess<?> access) {
        return access.getTarget().getFullName().endsWith("()");
    }
}
