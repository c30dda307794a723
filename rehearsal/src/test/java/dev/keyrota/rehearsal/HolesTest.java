package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.sandbox.github.RunStatus;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Situations that were found on paper to break the runbook, each under every single fault. Others are in MeddlingTest and PersonsTest. */
class HolesTest {
    @Test
    void an_approval_is_merged_days_after_it_was_asked_for() {
        World world = Worlds.load("approval-vault", 1);
        Person late = (process, _, _, now) -> {
            if (process >= 2) {
                now.clock().advance(Duration.ofDays(3));
                new Meddler(now, new Setting(world, Charters.of(world, Charter.Urgency.SCHEDULED)), Scenario.RUN)
                        .does(Outside.MERGES);
            }
            return Person.Turn.NOTHING;
        };
        explore("approval merged late", new Setting(world, scheduled(world), late), "completed");
    }

    @Test
    void a_deploy_waits_for_a_reviewer_since_before_the_write() {
        explore("waiting deploy", deploying(Worlds.load(Worlds.DEFAULT, 1)), "waiting: CONSUMERS");
    }

    @Test
    void the_old_key_dies_only_after_that_deploy_has_ended() {
        World world = Worlds.load(Worlds.DEFAULT, 1);
        long deploy = plant(world);
        Person reviewer = (process, _, _, now) -> {
            if (process == 1) {
                now.github().actions().end(deploy);
            }
            return Person.Turn.NOTHING;
        };
        explore("reviewed deploy", new Setting(world, scheduled(world), reviewer), "completed");
    }

    @Test
    void two_configured_credentials_hold_one_authorization() {
        World world = Worlds.load("config-vars", 1);
        explore("shared authorization", new Setting(world, Charters.sharing(world)), "stopped: STORE_DRIFTED");
    }

    static Setting deploying(World world) {
        plant(world);
        return new Setting(world, scheduled(world));
    }

    private static long plant(World world) {
        return world.github()
                .actions()
                .plant(
                        "raxx-app/TradeMasterAPI",
                        "keyrota-probe.yml",
                        "push",
                        RunStatus.WAITING,
                        world.clock().instant().minus(Duration.ofHours(5)),
                        null);
    }

    private static Charter scheduled(World world) {
        return Charters.of(world, Charter.Urgency.SCHEDULED);
    }

    private static void explore(String name, Setting setting, String ending) {
        Scenario.Outcome quiet = Scenario.play(setting, Plan.NONE);
        assertThat(quiet.violations()).isEmpty();
        assertThat(quiet.ending()).isEqualTo(ending);
        Report.safe("singles, " + name, setting, new Exploration(setting).struck(1), ending);
    }
}
