package dev.keyrota.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/**
 * The protocol is a pure function: the same facts give the same answer on every machine, for ever. An allow-list of packages keeps out
 * files, sockets and threads; a deny-list within them keeps out what depends on the moment, the machine or chance.
 */
final class Purity {
    private static final String[] PACKAGES = {
        "java.lang", "java.lang.annotation", "java.lang.invoke", "java.lang.runtime", "java.math", "java.nio.charset",
        "java.time", "java.time.format", "java.time.temporal", "java.time.chrono", "java.util", "java.util.function",
        "java.util.regex", "java.util.stream", "java.text", "org.jspecify.annotations",
    };

    /** Types of those packages that reach outside. */
    private static final Set<String> TYPES = Set.of(
            "java.lang.ClassLoader",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.ScopedValue",
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Random",
            "java.util.ResourceBundle",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.TimeZone");

    /** Members of those packages whose answer differs between machines or runs. */
    private static final Set<String> MEMBERS = Set.of(
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.lang.String.formatted",
            "java.lang.Throwable.printStackTrace",
            "java.nio.charset.Charset.defaultCharset",
            "java.util.Collections.shuffle",
            "java.util.Locale.getDefault",
            "java.util.UUID.randomUUID");

    /** Those that depend on the machine's locale only where none is given: the parameters of the dependent form. */
    private static final Set<String> WITHOUT_LOCALE = Set.of(
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()");

    private Purity() {}

    static List<ArchRule> rules(String root) {
        String pure = root + ".protocol..";
        return List.of(
                classes()
                        .that()
                        .resideInAPackage(pure)
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(PACKAGES)
                                .or(resideInAnyPackage(pure))
                                .or(describe(
                                        "an array of primitives",
                                        type -> type.getBaseComponentType().isPrimitive()))
                                .and(describe("no type that reaches outside", Purity::staysInside)))
                        .because("the protocol decides from facts only: hand it the value that you would have fetched"),
                noClasses()
                        .that()
                        .resideInAPackage(pure)
                        .should()
                        .accessTargetWhere(dependsOnTheMachine())
                        .because("the same facts must give the same answer on every machine: take it as an argument"));
    }

    private static boolean staysInside(JavaClass type) {
        return !TYPES.contains(type.getBaseComponentType().getName());
    }

    private static DescribedPredicate<JavaAccess<?>> dependsOnTheMachine() {
        return describe("a member that depends on the moment, the machine or chance", access -> {
            String member =
                    access.getTargetOwner().getName() + "." + access.getTarget().getName();
            return MEMBERS.contains(member)
                    || WITHOUT_LOCALE.contains(member + parameters(access))
                    || TimeAndChance.asksTheMachine(access);
        });
    }

    private static String parameters(JavaAccess<?> access) {
        String whole = access.getTarget().getFullName();
        int open = whole.indexOf('(');
        return open < 0 ? "" : whole.substring(open);
    }
}
