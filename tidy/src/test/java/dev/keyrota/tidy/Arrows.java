package dev.keyrota.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may use whom. Calls go along the arrows, only values come back:
 *
 * <pre>
 *   cli ─► engine ─► journal ────► protocol
 *    │        └────► connectors ─► config ─► protocol
 *    ├───► sandbox ─► (nothing of ours)
 *    └───► rehearsal ─► engine, sandbox
 * </pre>
 */
final class Arrows {
    /** The modules that ship, each with those of ours that it may use. */
    static final Map<String, Set<String>> MAY_USE = Map.of(
            "protocol", Set.of(),
            "config", Set.of("protocol"),
            "journal", Set.of("protocol"),
            "connectors", Set.of("protocol", "config"),
            "engine", Set.of("protocol", "config", "journal", "connectors"),
            "sandbox", Set.of(),
            "rehearsal", Set.of("protocol", "config", "journal", "connectors", "engine", "sandbox"),
            "cli", Set.of("protocol", "config", "journal", "connectors", "engine", "sandbox", "rehearsal"));

    /** What the tests of a module may use beside that. The sandbox is a server to talk to, so it is for tests too. */
    private static final Map<String, Set<String>> TESTS_MAY_USE = Map.of("connectors", Set.of("sandbox"));

    /** The packages of the connectors that every vendor's package may use; all the others are vendors, kept apart. */
    private static final Set<String> SHARED_BY_VENDORS = Set.of("http");

    private Arrows() {}

    /** No class of a module uses a class of a module that no arrow leads to. */
    static List<ArchRule> betweenPackages(String root) {
        List<ArchRule> rules = new ArrayList<>();
        MAY_USE.forEach((module, allowed) -> {
            Set<String> others = new TreeSet<>(MAY_USE.keySet());
            others.remove(module);
            others.removeAll(allowed);
            String[] forbidden =
                    others.stream().map(other -> root + "." + other + "..").toArray(String[]::new);
            if (forbidden.length > 0) {
                rules.add(noClasses()
                        .that()
                        .resideInAPackage(root + "." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .allowEmptyShould(true));
            }
        });
        return rules;
    }

    /** No pom names a module of ours that no arrow leads to. */
    static List<String> inPoms(List<Pom> poms) {
        List<String> breaches = new ArrayList<>();
        for (Pom pom : poms) {
            Set<String> allowed = MAY_USE.get(pom.name());
            if (allowed == null) {
                continue;
            }
            for (Pom.Artifact used : pom.dependencies()) {
                String module = used.id().replaceFirst("^keyrota-", "");
                boolean forTests = used.scope().equals("test")
                        && TESTS_MAY_USE.getOrDefault(pom.name(), Set.of()).contains(module);
                if (used.isOurs() && !allowed.contains(module) && !forTests) {
                    breaches.add(pom.name() + " may not use " + module + "; it may use " + new TreeSet<>(allowed));
                }
            }
        }
        return breaches;
    }

    /** No package takes part in a circle of packages. */
    static ArchRule noCircles(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** No vendor's package of the connectors uses another vendor's. */
    static ArchRule vendorsApart(String root) {
        return slices().matching(root + ".connectors.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        alwaysTrue(), describe("shared by vendors", target -> isShared(root, target.getPackageName())))
                .allowEmptyShould(true);
    }

    private static boolean isShared(String root, String name) {
        return SHARED_BY_VENDORS.stream()
                .anyMatch(shared -> (name + ".").startsWith(root + ".connectors." + shared + "."));
    }

    /** The packages whose Java sources lie in another module's folder than their name says. */
    static List<String> misplaced(House house) {
        Map<String, String> breaches = new HashMap<>();
        for (var file : house.mainSources()) {
            String name = house.nameOf(file);
            String module = name.substring(0, name.indexOf('/'));
            if (!name.startsWith(module + "/src/main/java/dev/keyrota/" + module + "/")
                    && !name.endsWith("/module-info.java")) {
                breaches.put(name, name + " belongs below " + module + "/src/main/java/dev/keyrota/" + module + "/");
            }
        }
        return List.copyOf(breaches.values());
    }
}
