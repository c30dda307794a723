package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rotation comes to in each world that ships, without faults and under each single one. */
class WorldsTest {
    @ParameterizedTest
    @CsvSource({
        "clean,                 completed",
        "session-drift,         completed",
        "config-vars,           completed",
        "two-same-descriptions, completed",
        "rate-limited,          completed",
        "session-pinned-to-old, stopped: SESSION_HOLDS_OLD",
        "orphan,                stopped: UNEXPLAINED_AUTHORIZATION",
        "empty-suffix-mask,     stopped: OLD_NOT_IDENTIFIED",
        "ambiguous-mask,        stopped: OLD_NOT_IDENTIFIED",
        "old-dead,              stopped: OLD_KEY_DEAD",
        "wrong-scope,           aborted: NEW_KEY_UNFIT",
        "approval-vault,        waiting: APPROVAL",
        "github-shadow,         stopped: STORE_SHADOWED",
        "foreign-key-in-vault,  stopped: OLD_NOT_IDENTIFIED",
    })
    void ends_as_the_world_demands(String name, String ending) {
        World world = Worlds.load(name, 1);
        Scenario.Outcome outcome =
                Scenario.play(new Setting(world, Charters.of(world, Charter.Urgency.SCHEDULED)), Plan.NONE);
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.ending()).isEqualTo(ending);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void no_single_fault_breaks_an_invariant(String name) {
        explore(name, Charter.Urgency.SCHEDULED, 1);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void no_single_fault_breaks_an_invariant_in_an_emergency(String name) {
        explore(name, Charter.Urgency.NOW, 1);
    }

    /** In every world in a deep run, else in one that stops early; the clean world is ExplorationTest's. */
    @ParameterizedTest
    @MethodSource("paired")
    void no_pair_of_faults_breaks_an_invariant(String name) {
        explore(name, Charter.Urgency.SCHEDULED, 2);
        explore(name, Charter.Urgency.NOW, 2);
    }

    private static void explore(String name, Charter.Urgency urgency, int strikes) {
        World world = Worlds.load(name, 1);
        Setting setting = new Setting(world, Charters.of(world, urgency));
        String kind = (strikes == 1 ? "singles in " : "pairs in ") + name;
        Report.safe(
                urgency == Charter.Urgency.SCHEDULED ? kind : kind + ", " + urgency,
                setting,
                new Exploration(setting).struck(strikes),
                urgency == Charter.Urgency.NOW ? hastily(name) : ending(name));
    }

    /** What a world holds a run up with, whatever strikes beside. */
    private static String ending(String name) {
        return switch (name) {
            case "session-pinned-to-old" -> "stopped: SESSION_HOLDS_OLD";
            case "orphan" -> "stopped: UNEXPLAINED_AUTHORIZATION";
            case "empty-suffix-mask", "ambiguous-mask", "foreign-key-in-vault" -> "stopped: OLD_NOT_IDENTIFIED";
            case "old-dead" -> "stopped: OLD_KEY_DEAD";
            case "approval-vault" -> "waiting: APPROVAL";
            case "github-shadow" -> "stopped: STORE_SHADOWED";
            default -> "completed";
        };
    }

    /** An emergency is held up by less, and by a store that is hidden only after it has written all others. */
    private static String hastily(String name) {
        return switch (name) {
            case "session-pinned-to-old", "orphan" -> "completed";
            case "github-shadow" -> "stopped: CONFLICT";
            default -> ending(name);
        };
    }

    static List<String> paired() {
        return Boolean.getBoolean("deep") ? Worlds.SHIPPED : List.of("orphan");
    }

    static List<String> shipped() {
        return Worlds.SHIPPED;
    }
}
