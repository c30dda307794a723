package dev.keyrota.engine.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import org.junit.jupiter.api.Test;

/** Runs that a person takes part in: what it comes to without faults, and under each single one. */
class PersonsTest {
    private final World world = Worlds.load(Worlds.DEFAULT, 1);
    private final Charter scheduled = Charters.of(world, Charter.Urgency.SCHEDULED);

    @Test
    void a_person_creates_the_key_and_ends_the_old_one() {
        explore("by hand", world, Charters.byHand(world), Person.OPERATOR, "completed");
    }

    @Test
    void nobody_hands_a_key_over() {
        assertThat(Scenario.play(world, Charters.byHand(world), Plan.NONE).ending())
                .isEqualTo("waiting: OPERATOR");
    }

    @Test
    void a_lent_key_replaces_a_dead_one() {
        World dead = Worlds.load("old-dead", 1);
        Charter charter = Charters.of(dead, Charter.Urgency.SCHEDULED);
        assertThat(Scenario.play(dead, charter, Plan.NONE).ending()).isEqualTo("stopped: OLD_KEY_DEAD");
        explore("break-glass", dead, charter, Person.LENDER, "completed");
    }

    @Test
    void a_lent_key_is_refused_while_the_old_one_lives() {
        assertThat(Scenario.play(world, scheduled, Person.LENDER, Plan.NONE).ending())
                .isEqualTo("stopped: LOAN_NOT_NEEDED");
    }

    @Test
    void an_emergency_meets_an_open_run_at_every_point() {
        explore("hastened", world, scheduled, Person.HASTENER, "completed");
    }

    @Test
    void somebody_revokes_the_new_key_of_an_interrupted_run() {
        explore("sabotage", world, scheduled, Person.SABOTEUR, "completed");
    }

    @Test
    void somebody_else_writes_the_stores_after_the_vault() {
        explore("second writer", world, Charters.followed(world), Person.PATIENT, "completed");
        World apps = Worlds.load("config-vars", 1);
        explore("second writer of config variables", apps, Charters.followed(apps), Person.PATIENT, "completed");
    }

    private static void explore(String name, World world, Charter charter, Person person, String ending) {
        Scenario.Outcome quiet = Scenario.play(world, charter, person, Plan.NONE);
        assertThat(quiet.violations()).isEmpty();
        assertThat(quiet.ending()).isEqualTo(ending);
        Exploration exploration = new Exploration(world, charter, person);
        exploration.singles();
        System.out.println("exploration: singles, " + name + " " + exploration.scenarios() + " scenarios, "
                + exploration.violations().size() + " violations, " + exploration.endings());
        assertThat(exploration.violations().stream().limit(20)).isEmpty();
    }
}
