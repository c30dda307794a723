package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.Stop;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The controls of a recovery's invariants: each fires where it is broken. */
class RestoredTest {
    private final Setting setting = Recoveries.ofCi(Worlds.load(Worlds.DEFAULT, 1));
    private final World now = setting.world().copy();
    private final Place vault = now.stores().getFirst();
    private final Place ci = now.stores().get(1);
    private final String key = now.held(vault).map(Held::value).orElseThrow();
    private final State standing = Protocol.after(List.of(new Event.Opened(Scenario.RUN, setting.charter())));
    private final Run run = Objects.requireNonNull(standing.run());
    private final Invariants invariants = new Invariants(Scenario.RUN, setting);

    private Authorization made(String description) {
        return now.heroku().authorize(now.heroku().profile(), description, List.of("global"));
    }

    private List<String> violations() {
        return invariants.violations();
    }

    private void sends(String call, String detail) {
        Act write = new Act.Write(
                new StoreId("github-ci"),
                1,
                Objects.requireNonNull(setting.charter().recovery()).key());
        invariants.sent(new Sent(call, detail), now, write, null);
    }

    @Test
    void the_writing_of_the_vaults_key_to_the_store_that_drifted_is_lawful() {
        sends("github.secret.put", "github-ci " + key);
        now.hold(ci, key);
        invariants.afterChange(now);
        invariants.atEnd(now, new State.Done(run), List.of());

        assertThat(violations()).isEmpty();
    }

    @Test
    void s17_every_other_deed_is_not() {
        sends("github.secret.put", "github-ci " + made("by hand").token());
        sends("infisical.write", key);

        assertThat(violations())
                .contains("S17: a recovery sent github.secret.put", "S17: a recovery sent infisical.write");
    }

    @Test
    void s17_the_vault_holds_another_key_when_the_write_leaves() {
        now.hold(vault, made("by hand").token());
        sends("github.secret.put", "github-ci " + key);

        assertThat(violations()).containsExactly("S17: a recovery brought what the vault does not hold");
    }

    @Test
    void s17_a_key_was_ended_or_made() {
        Authorization ours = made("raxx-ci-rotation-2026-07-r0123456789ab-a1");
        now.heroku().revokeFromOutside(now.heroku().knowing(key).orElseThrow().id());
        invariants.afterChange(now);
        invariants.atEnd(now, new State.Done(run), List.of());

        assertThat(violations())
                .contains(
                        "S17: a recovery ended raxx-automation: dispatch + git push (rotated 2026-05-02)",
                        "S17: a recovery made " + ours.description());
    }

    @Test
    void s9_a_store_was_written_over_that_did_not_hold_what_was_agreed_to() {
        now.hold(ci, made("by hand").token());
        invariants.outside(now, standing);
        now.hold(ci, key);
        invariants.afterChange(now);

        assertThat(violations()).containsExactly("S9: github-ci held a stranger's value and was overwritten");
    }

    @Test
    void s5_and_s7_the_end_is_not_what_it_is_said_to_be() {
        invariants.atEnd(now, new State.Done(run), List.of());
        now.hold(ci, made("by hand").token());
        invariants.atEnd(now, new State.Undone(run, Stop.REQUESTED), List.of());

        assertThat(violations())
                .containsExactly(
                        "S5: recovered, and github-ci does not hold the vault's key",
                        "S7: aborted, and github-ci changed");
    }

    @Test
    void what_was_written_may_stay_where_the_rest_is_given_up() {
        now.hold(ci, key);
        invariants.atEnd(now, new State.Undone(run, Stop.REQUESTED), List.of());

        assertThat(violations()).isEmpty();
    }

    @Test
    void s18_a_clean_up_does_anything_else() {
        Setting cleanUp = CleanUps.ofTheUnused(Worlds.load(Worlds.DEFAULT, 1));
        World then = cleanUp.world().copy();
        Invariants its = new Invariants(Scenario.RUN, cleanUp);
        String current = then.heroku().knowing(key).orElseThrow().id();
        its.sent(new Sent("infisical.write", key), then, null, null);
        then.heroku()
                .authorize(then.heroku().profile(), "raxx-ci-rotation-2026-07-r0123456789ab-a1", List.of("global"));
        then.heroku().revokeFromOutside(current);
        its.afterChange(then);
        its.atEnd(then, new State.Done(run), List.of());

        assertThat(its.violations())
                .contains(
                        "S18: a clean-up sent infisical.write",
                        "S18: a clean-up ended another key: raxx-automation: dispatch + git push (rotated 2026-05-02)",
                        "S18: a clean-up made raxx-ci-rotation-2026-07-r0123456789ab-a1",
                        "S5: cleaned up, and it lives");
    }
}
