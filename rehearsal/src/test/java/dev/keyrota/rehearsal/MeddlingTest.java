package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A person, a second writer or the same tool on another machine acts before any call of a run. */
class MeddlingTest {
    private static final boolean DEEP = Boolean.getBoolean("deep");
    private static final String PAIRED = "session-drift";
    private static final Exploration.Strikes CRASHES = point -> List.of(Fault.CRASH_BEFORE);
    private static final Path WINDOWS = Path.of("src/test/resources/dev/keyrota/rehearsal/windows.txt");
    private static final Duration OVERLAP = Duration.ofHours(25);
    private static final List<String> SETTINGS = List.of(
            "session-drift",
            "config-vars",
            "config-vars now",
            "config-vars followed",
            "session-drift overlapping",
            "session-drift by hand",
            "session-drift recovered",
            "config-vars recovered",
            "session-drift cleaned");

    /** Every moment in which somebody else's deed costs an invariant is known by name. {@code -Dwindows.write=true} writes the list anew. */
    @Test
    void the_moments_that_cannot_be_closed_are_these() throws IOException {
        StringBuilder found = new StringBuilder();
        long scenarios = 0;
        long violations = 0;
        long unknown = 0;
        for (String name : SETTINGS) {
            Setting setting = setting(name);
            for (Outside outside : deeds(setting)) {
                Tally tally = new Exploration(setting, Exploration.Strikes.of(outside)).struck(1);
                found.append(Windows.lines(name, tally));
                scenarios += tally.scenarios();
                violations += tally.violations();
                unknown += tally.but(Windows.of(name));
            }
        }
        System.out.println("exploration: a deed of somebody else before every call: " + scenarios + " scenarios, "
                + unknown + " violations, {" + (violations - unknown) + " in "
                + found.toString().lines().count() + " windows that are known}");
        if (Boolean.getBoolean("windows.write")) {
            Files.writeString(WINDOWS, found);
        }
        assertThat(found.toString()).isEqualTo(Windows.text("windows.txt"));
    }

    /** Two machines without a common journal, interleaved in every way, and the old key revoked under them. */
    @Test
    void two_machines_never_harm_each_other() {
        Exploration.Strikes rivals =
                Exploration.Strikes.of(Outside.RIVAL_BEGINS, Outside.RIVAL_WRITES, Outside.RIVAL_ENDS);
        unbroken("two machines", rivals, 1, Windows.of(PAIRED));
        if (DEEP) {
            unbroken("two machines, twice", rivals, 2, Windows.anywhere(PAIRED));
        }
    }

    /** With a crash, or the same once more, before it or after it: nothing breaks that the deed is not known to cost in that moment. */
    @ParameterizedTest
    @MethodSource("paired")
    void a_deed_beside_a_fault_costs_no_more_than_is_known(Outside outside) {
        Exploration.Strikes deed = Exploration.Strikes.of(outside);
        unbroken(outside + " and a crash", CRASHES.and(deed), 2, Windows.of(PAIRED));
        if (DEEP && !outside.name().startsWith("RIVAL")) {
            unbroken(outside + " and any fault", Exploration.Strikes.FAULTS.and(deed), 2, Windows.anywhere(PAIRED));
        }
    }

    static List<Outside> paired() {
        return deeds(setting(PAIRED));
    }

    private static void unbroken(
            String name, Exploration.Strikes strikes, int times, Predicate<Tally.Violation> known) {
        Tally tally = new Exploration(setting(PAIRED), strikes, known).struck(times);
        System.out.println(tally.line(name) + " {" + tally.known() + " in moments that are known}");
        assertThat(tally.examples()).as(() -> Windows.unknown(PAIRED, tally)).isEmpty();
    }

    /** What is done to the second store is the same as to the last one where there is no other. */
    static List<Outside> deeds(Setting setting) {
        return Stream.of(Outside.values())
                .filter(outside ->
                        !outside.isToTheSecond() || setting.world().stores().size() > 2)
                .filter(outside -> !outside.isToTheUnused() || setting.unused().isPresent())
                .toList();
    }

    private static Setting setting(String name) {
        String[] words = name.split(" ", 2);
        World world = Worlds.load(words[0], 1);
        return switch (words.length == 1 ? "" : words[1]) {
            case "now" -> new Setting(world, Charters.of(world, Charter.Urgency.NOW));
            case "followed" -> new Setting(world, Charters.followed(world));
            case "overlapping" -> new Setting(world, Charters.overlapping(world), MeddlingTest::patient);
            case "cleaned" -> beside(CleanUps.ofTheUnused(world));
            case "recovered" -> beside(Recoveries.ofAll(world));
            case "by hand" -> new Setting(world, Charters.byHand(world), People.OPERATOR);
            default -> new Setting(world, Charters.of(world, Charter.Urgency.SCHEDULED));
        };
    }

    /** While the other machine rotates. */
    private static Setting beside(Setting recovery) {
        World world = recovery.world();
        return new Setting(
                world, recovery.charter(), recovery.person(), Charters.of(world, Charter.Urgency.SCHEDULED), List.of());
    }

    /** Starts the run again when the overlap is over. */
    private static Person.Turn patient(int process, State state, List<Event> facts, World world) {
        if (state instanceof State.Resting(var _, var why, var _) && why == Pause.OVERLAP) {
            world.clock().advance(OVERLAP);
        }
        return Person.Turn.NOTHING;
    }
}
