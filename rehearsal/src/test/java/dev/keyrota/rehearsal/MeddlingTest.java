package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person, a second writer or the same tool on another machine acts before any call of a run. */
class MeddlingTest {
    private static final boolean DEEP = Boolean.getBoolean("deep");
    private static final List<String> WORLDS = List.of("session-drift", "config-vars");

    /** Every moment in which somebody else's deed costs an invariant is known by name. {@code -Dwindows.write=true} writes the list anew. */
    @Test
    void the_moments_that_cannot_be_closed_are_these() throws IOException {
        Map<String, TreeSet<String>> windows = new TreeMap<>();
        long deeds = 0;
        for (String name : WORLDS) {
            for (Outside outside : Outside.values()) {
                Tally tally = new Exploration(setting(name), Exploration.Strikes.of(outside)).struck(1);
                deeds += tally.scenarios();
                tally.examples()
                        .forEach(violation -> windows.computeIfAbsent(
                                        line(name, outside, violation), _ -> new TreeSet<>())
                                .add(violation.places().getFirst().call()));
                assertThat(tally.examples()).allMatch(Windows::explain);
            }
        }
        String found = windows.entrySet().stream()
                .map(window -> window.getKey() + ", before " + String.join(", ", window.getValue()) + "\n")
                .collect(Collectors.joining());
        System.out.println("exploration: a deed of somebody else before every call: " + deeds
                + " scenarios, 0 violations, {" + windows.size() + " windows that cannot be closed}");
        if (Boolean.getBoolean("windows.write")) {
            Files.writeString(Path.of("src/test/resources/dev/keyrota/rehearsal/windows.txt"), found);
        }
        assertThat(found).isEqualTo(known());
    }

    private static String line(String world, Outside outside, Tally.Violation violation) {
        return world + ": " + outside + " costs "
                + violation
                        .what()
                        .replaceFirst("^(rival: )?(S\\d+): .*", "$1$2")
                        .strip();
    }

    private static String known() throws IOException {
        try (InputStream in = MeddlingTest.class.getResourceAsStream("windows.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Two machines without a common journal, interleaved in every way, and the old key revoked under them. */
    @Test
    void two_machines_never_harm_each_other() {
        Exploration.Strikes rivals =
                Exploration.Strikes.of(Outside.RIVAL_BEGINS, Outside.RIVAL_WRITES, Outside.RIVAL_ENDS);
        Tally tally = new Exploration(setting("session-drift"), rivals).struck(DEEP ? 2 : 1);
        List<Tally.Violation> unexplained = unexplained(tally);
        System.out.println("exploration: two machines: " + tally.scenarios() + " scenarios, " + unexplained.size()
                + " violations, " + tally.endings());
        assertThat(unexplained).isEmpty();
    }

    /** With a fault before it or after it: no invariant breaks that the deed does not cost alone. */
    @ParameterizedTest
    @EnumSource
    void a_deed_beside_a_fault_costs_no_more_than_alone(Outside outside) {
        Exploration.Strikes either = faults(outside).and(Exploration.Strikes.of(outside));
        Tally tally = new Exploration(setting("session-drift"), either).struck(2);
        List<Tally.Violation> unexplained = unexplained(tally);
        System.out.println("exploration: " + outside + " and " + (DEEP ? "any fault" : "a crash") + ": "
                + tally.scenarios() + " scenarios, " + unexplained.size() + " violations, {"
                + tally.violations() + " in moments that cannot be closed}");
        assertThat(unexplained).isEmpty();
    }

    private static List<Tally.Violation> unexplained(Tally tally) {
        return tally.examples().stream()
                .filter(violation -> !Windows.explain(violation))
                .toList();
    }

    private static Exploration.Strikes faults(Outside outside) {
        Set<Fault> few = Set.of(Fault.CRASH_BEFORE);
        boolean all = DEEP && !outside.name().startsWith("RIVAL");
        return all
                ? Exploration.Strikes.FAULTS
                : point -> Exploration.Strikes.FAULTS.at(point).stream()
                        .filter(few::contains)
                        .toList();
    }

    private static Setting setting(String name) {
        World world = Worlds.load(name, 1);
        return new Setting(world, Charters.of(world, Charter.Urgency.SCHEDULED));
    }
}
