package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.sandbox.heroku.Deployment;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that a person takes part in: what it comes to without faults, and under each single one. */
class PersonsTest {
    private final World world = Worlds.load(Worlds.DEFAULT, 1);
    private final Charter scheduled = Charters.of(world, Charter.Urgency.SCHEDULED);

    @Test
    void a_person_creates_the_key_and_ends_the_old_one() {
        explore("by hand", world, Charters.byHand(world), People.OPERATOR, "completed");
    }

    @Test
    void nobody_hands_a_key_over() {
        assertThat(Scenario.play(new Setting(world, Charters.byHand(world)), Plan.NONE)
                        .ending())
                .isEqualTo("waiting: OPERATOR");
    }

    @Test
    void a_lent_key_replaces_a_dead_one() {
        World dead = Worlds.load("old-dead", 1);
        Charter charter = Charters.of(dead, Charter.Urgency.SCHEDULED);
        assertThat(Scenario.play(new Setting(dead, charter), Plan.NONE).ending())
                .isEqualTo("stopped: OLD_KEY_DEAD");
        explore("break-glass", dead, charter, People.LENDER, "completed");
    }

    @Test
    void a_lent_key_is_refused_while_the_old_one_lives() {
        assertThat(Scenario.play(new Setting(world, scheduled, People.LENDER), Plan.NONE)
                        .ending())
                .isEqualTo("stopped: LOAN_NOT_NEEDED");
    }

    @Test
    void an_emergency_meets_an_open_run_at_every_point() {
        explore("hastened", world, scheduled, People.HASTENER, "completed");
    }

    @Test
    void somebody_revokes_the_new_key_of_an_interrupted_run() {
        explore("sabotage", world, scheduled, People.SABOTEUR, "completed");
    }

    @Test
    void somebody_else_writes_the_stores_after_the_vault() {
        explore("second writer", world, Charters.followed(world), Person.PATIENT, "completed");
        World apps = Worlds.load("config-vars", 1);
        explore("second writer of config variables", apps, Charters.followed(apps), Person.PATIENT, "completed");
    }

    @Test
    void the_old_key_lives_until_the_last_dyno_runs_with_the_new_one() {
        World slow = Worlds.load("config-vars", 1);
        for (String name : List.of("console-prod", "api-prod")) {
            slow.heroku()
                    .put(slow.heroku()
                            .app(name)
                            .orElseThrow()
                            .deploying(Deployment.AT_ONCE
                                    .withPhase(Duration.ofSeconds(20))
                                    .withRestart(Duration.ofSeconds(30))));
        }
        explore("slow dynos", slow, Charters.of(slow, Charter.Urgency.SCHEDULED), Person.PATIENT, "completed");
    }

    @Test
    void a_dyno_that_is_never_restarted_keeps_the_old_key_alive() {
        World kept = Worlds.load("config-vars", 1);
        kept.heroku()
                .put(kept.heroku()
                        .app("api-prod")
                        .orElseThrow()
                        .keeping("run.1", kept.clock().instant()));
        assertThat(Scenario.play(new Setting(kept, Charters.of(kept, Charter.Urgency.SCHEDULED)), Plan.NONE)
                        .ending())
                .isEqualTo("waiting: ROLLOUT");
    }

    @Test
    void a_release_that_fails_stops_the_run() {
        World failing = Worlds.load("config-vars", 1);
        failing.heroku()
                .put(failing.heroku().app("api-prod").orElseThrow().deploying(Deployment.AT_ONCE.withSuccess(false)));
        assertThat(Scenario.play(new Setting(failing, Charters.of(failing, Charter.Urgency.SCHEDULED)), Plan.NONE)
                        .ending())
                .isEqualTo("stopped: NOT_PROVEN");
    }

    @Test
    void what_was_not_agreed_to_is_not_done() {
        explore("disagreed", world, scheduled, People.DISAGREEING, "aborted: PLAN_CHANGED");
    }

    @Test
    void a_person_merges_the_write_that_waited_for_approval() {
        World vault = Worlds.load("approval-vault", 1);
        Charter charter = Charters.of(vault, Charter.Urgency.SCHEDULED);
        explore("approved", vault, charter, People.APPROVER, "completed");
    }

    @Test
    void a_person_rejects_it_and_says_that_nothing_is_open() {
        World vault = Worlds.load("approval-vault", 1);
        Charter charter = Charters.of(vault, Charter.Urgency.SCHEDULED);
        explore("rejected", vault, charter, People.REJECTER, "completed");
    }

    private static void explore(String name, World world, Charter charter, Person person, String ending) {
        Setting setting = new Setting(world, charter, person);
        Scenario.Outcome quiet = Scenario.play(setting, Plan.NONE);
        assertThat(quiet.violations()).isEmpty();
        assertThat(quiet.ending()).isEqualTo(ending);
        Report.of("singles, " + name, setting, new Exploration(setting).struck(1));
    }
}
