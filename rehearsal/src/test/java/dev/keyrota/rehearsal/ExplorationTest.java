package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault of every call and every journal write, alone and in pairs: no invariant breaks, and every run comes to an end. */
class ExplorationTest {
    private final World world = Worlds.load(Worlds.DEFAULT, 1);
    private final Setting setting = new Setting(world, Charters.of(world, Charter.Urgency.SCHEDULED));

    @Test
    void completes_where_nothing_goes_wrong() {
        Scenario.Outcome outcome = Scenario.play(setting, Plan.NONE);
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.state()).isInstanceOf(State.Done.class);
    }

    @Test
    void survives_every_single_fault() {
        Report.of("singles", setting, new Exploration(setting).struck(1));
    }

    @Test
    void survives_pairs_of_faults() {
        Report.of("pairs", setting, new Exploration(setting).struck(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOW", "AFTER_STORES"})
    void survives_every_single_fault_in_an_emergency(Charter.Urgency urgency) {
        Setting emergency = new Setting(world, Charters.of(world, urgency));
        Report.of("singles of an emergency, " + urgency, emergency, new Exploration(emergency).struck(1));
    }

    /** The control: the smallest scenario that quiescence is for breaks an invariant without it, and the exploration sees it. */
    @Test
    void a_late_write_before_a_crash_needs_quiescence() {
        List<Point> points = Scenario.play(setting, Plan.NONE).points();
        int write = points.indexOf(new Point(Point.Kind.DEED, "infisical.write", "write vault"));
        Plan lateThenCrash = Plan.of(write, Fault.LATE).and(write + 1, Fault.CRASH_BEFORE);
        assertThat(Scenario.play(setting, lateThenCrash).violations()).isEmpty();
        assertThat(Scenario.play(new Setting(world, Charters.impatient(world)), lateThenCrash)
                        .violations())
                .contains("S1: vault holds a dead key");
    }

    /** A fork is the scenario itself: what is played from the step before a strike comes to what is played from the start. */
    @Test
    void a_forked_scenario_comes_to_what_one_from_the_start_comes_to() {
        List<Point> points = Scenario.play(setting, Plan.NONE).points();
        Tally played = Tally.NONE;
        for (int i = 0; i < points.size(); i++) {
            for (Fault fault : points.get(i).kind().faults()) {
                played = played.plus(Tally.of(Scenario.play(setting, Plan.of(i, fault))));
            }
        }
        assertThat(new Exploration(setting).struck(1)).isEqualTo(played);
    }

    /** What is counted because it stands where another stood comes to what it comes to when it is played. */
    @Test
    void a_scenario_at_the_same_juncture_comes_to_the_same() {
        Set<Fault> few = Set.of(Fault.UNREACHABLE, Fault.SILENT_AFTER, Fault.LATE, Fault.CRASH_BEFORE);
        Exploration.Strikes some = point -> Exploration.Strikes.FAULTS.at(point).stream()
                .filter(few::contains)
                .toList();
        Person unmerged = (_, _, _, _) -> Person.Turn.NOTHING;
        Tally merged = new Exploration(setting, some).struck(2);
        assertThat(new Exploration(new Setting(world, setting.charter(), unmerged), some).struck(2))
                .isEqualTo(merged);
    }

    /** The same after deeds of somebody else, in a world with more stores. The plan that is kept for an example may be another's. */
    @Test
    void a_scenario_at_the_same_juncture_after_a_deed_of_somebody_else_comes_to_the_same() {
        World apps = Worlds.load("config-vars", 1);
        Charter charter = Charters.of(apps, Charter.Urgency.SCHEDULED);
        Exploration.Strikes some = point -> switch (point.kind()) {
            case READ ->
                point.call().startsWith("infisical")
                        ? List.of(Outside.WRITES_SECOND, Outside.REVOKES_NEW, Outside.STOPS)
                        : List.of();
            case DEED -> List.of(Fault.CRASH_BEFORE, Fault.SILENT_AFTER);
            case FACT -> List.of();
        };
        Person unmerged = (_, _, _, _) -> Person.Turn.NOTHING;
        Tally merged = new Exploration(new Setting(apps, charter), some).struck(2);
        Tally played = new Exploration(new Setting(apps, charter, unmerged), some).struck(2);
        assertThat(merged.violations()).isPositive();
        assertThat(merged.endings()).isEqualTo(played.endings());
        assertThat(merged.byInvariant()).isEqualTo(played.byInvariant());
        assertThat(merged.broken().keySet()).isEqualTo(played.broken().keySet());
    }
}
