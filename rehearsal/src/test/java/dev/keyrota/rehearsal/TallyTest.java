package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However many violations of one kind there are, none of another is left out. */
class TallyTest {
    private final World world = Worlds.load(Worlds.DEFAULT, 1);
    private final Scenario.Outcome quiet =
            Scenario.play(new Setting(world, Charters.of(world, Charter.Urgency.SCHEDULED)), Plan.NONE);

    private Tally broken(Plan plan, String what) {
        return Tally.of(new Scenario.Outcome(plan, quiet.points(), quiet.state(), List.of(what), List.of()));
    }

    @Test
    void a_rare_violation_is_seen_among_many_of_another_kind() {
        Tally tally = Tally.NONE;
        for (int i = 0; i < 5_000; i++) {
            tally = tally.plus(broken(Plan.of(i % 9, Fault.LATE), "S1: vault holds a dead key"));
        }
        tally = tally.plus(broken(Plan.of(1, Fault.LATE), "S9: another"));
        assertThat(tally.violations()).isEqualTo(5_001);
        assertThat(tally.examples()).extracting(Tally.Violation::what).contains("S9: another");
    }

    @Test
    void a_deed_in_another_moment_is_another_kind() {
        Tally both = broken(Plan.of(2, Outside.WRITES_VAULT), "S9: one")
                .plus(broken(Plan.of(9, Outside.WRITES_VAULT), "S9: one"));
        assertThat(quiet.points().get(2).moment())
                .isNotEqualTo(quiet.points().get(9).moment());
        assertThat(both.examples()).hasSize(2);
    }

    @Test
    void what_is_known_is_counted_and_not_kept() {
        Scenario.Outcome outcome = new Scenario.Outcome(
                Plan.NONE, quiet.points(), quiet.state(), List.of("S9: one", "S1: two"), List.of());
        Tally tally = Tally.of(outcome, violation -> violation.what().startsWith("S9"));
        assertThat(tally.known()).isEqualTo(1);
        assertThat(tally.examples()).extracting(Tally.Violation::what).containsExactly("S1: two");
        assertThat(quiet.state()).isInstanceOf(State.Done.class);
    }
}
