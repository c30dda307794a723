package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.Stop;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The controls: each invariant fires where it is broken, and not where somebody else is to answer for it. */
class InvariantsTest {
    private static final String OURS = "raxx-ci-rotation-2026-07-r0123456789ab-a";

    private static final Fingerprint KEY = new Fingerprint("a".repeat(64));

    private final World start = Worlds.load(Worlds.DEFAULT, 1);
    private final Charter charter = Charters.of(start, Charter.Urgency.SCHEDULED);
    private final World now = start.copy();
    private final Place vault = start.stores().getFirst();
    private final Place second = start.stores().get(1);
    private final String oldToken = start.held(vault).map(Held::value).orElseThrow();
    private final Authorization old = start.heroku().knowing(oldToken).orElseThrow();
    private final State standing = Protocol.after(List.of(new Event.Opened(Scenario.RUN, charter)));
    private final Run run = Objects.requireNonNull(standing.run());
    private Invariants invariants = new Invariants(Scenario.RUN, new Setting(start, charter));

    private Authorization made(String description) {
        return now.heroku().authorize(now.heroku().profile(), description, List.of("global"));
    }

    private void revoked(Authorization authorization) {
        now.heroku().revokeFromOutside(authorization.id());
    }

    private List<String> violations() {
        return invariants.violations();
    }

    @Test
    void s1_and_s2_a_place_is_left_with_a_dead_key() {
        revoked(old);
        invariants.afterChange(now);
        assertThat(violations())
                .contains("S1: vault holds a dead key", "S2: revoked while vault held it: " + old.description());
    }

    @Test
    void s1_a_dead_key_that_somebody_left_is_theirs_only_while_it_stands_there() {
        Authorization theirs = made("by hand");
        now.hold(vault, theirs.token());
        revoked(theirs);
        invariants.outside(now, standing);
        invariants.afterChange(now);
        assertThat(violations()).isEmpty();
        now.hold(second, theirs.token());
        invariants.afterChange(now);
        assertThat(violations()).contains("S1: github-ci holds a dead key");
    }

    @Test
    void s1_the_run_brings_a_key_that_somebody_has_ended() {
        Authorization ours = made(OURS + 1);
        revoked(ours);
        invariants.outside(now, standing);
        now.hold(second, ours.token());
        invariants.afterChange(now);
        assertThat(violations()).containsExactly("S1: github-ci holds a dead key");
    }

    @Test
    void s3_a_fact_holds_a_token() {
        invariants.atEnd(
                now, new State.Halted(standing, Stop.CONFLICT, null), List.of(new Event.ApprovalsClosed(oldToken)));
        assertThat(violations()).containsExactly("S3: the journal holds the token of " + old.description());
    }

    @Test
    void s4_the_run_ends_what_is_not_its_own() {
        Authorization theirs = made("somebody's");
        invariants.outside(now, standing);
        revoked(theirs);
        invariants.afterChange(now);
        assertThat(violations()).containsExactly("S4: revoked somebody's");
    }

    @Test
    void s4_the_run_ends_a_key_that_a_person_made_for_it() {
        invariants = new Invariants(Scenario.RUN, new Setting(start, Charters.byHand(start)));
        Authorization theirs = made(OURS + 1);
        invariants.outside(now, standing);
        revoked(theirs);
        invariants.afterChange(now);
        assertThat(violations()).containsExactly("S4: revoked " + OURS + 1);
    }

    @Test
    void s5_and_s6_the_run_is_done_and_nothing_was_done() {
        invariants.atEnd(now, new State.Done(run), List.of());
        assertThat(violations())
                .contains(
                        "S5: done, and the old one lives",
                        "S6: done, and 0 of ours live",
                        "S5: done, and vault does not hold the new key");
    }

    @Test
    void s5_a_store_holds_another_key_of_ours_than_the_one_that_is_current() {
        Authorization current = made(OURS + 2);
        now.hold(vault, current.token());
        now.hold(second, made(OURS + 1).token());
        Event completed = new Event.Completed(new AuthorizationId(current.id()), KEY);
        invariants.atEnd(now, new State.Done(run), List.of(completed));
        assertThat(violations())
                .contains("S5: done, and github-ci does not hold the new key", "S6: done, and 2 of ours live")
                .doesNotContain("S5: done, and vault does not hold the new key");
    }

    @Test
    void s6_and_s7_the_run_is_aborted_and_the_world_is_not_as_before() {
        now.hold(vault, made(OURS + 1).token());
        invariants.atEnd(now, new State.Undone(run, Stop.NOT_CREATED), List.of());
        assertThat(violations()).containsExactly("S6: aborted, and 1 of ours live", "S7: aborted, and vault changed");
    }

    @Test
    void s9_a_strangers_value_is_overwritten() {
        now.hold(second, made("by hand").token());
        invariants.outside(now, standing);
        now.hold(second, made(OURS + 1).token());
        invariants.afterChange(now);
        assertThat(violations()).containsExactly("S9: github-ci held a stranger's value and was overwritten");
    }

    @Test
    void s9_a_person_decides_about_the_value_that_they_were_told_of_and_about_no_other() {
        now.hold(second, made("by hand").token());
        invariants.outside(now, standing);
        invariants.stopped(new State.Halted(standing, Stop.CONFLICT, second.id()), now);
        now.hold(second, made(OURS + 1).token());
        invariants.afterChange(now);
        assertThat(violations()).isEmpty();
        now.hold(second, made("by hand again").token());
        invariants.outside(now, standing);
        now.hold(second, made(OURS + 2).token());
        invariants.afterChange(now);
        assertThat(violations()).containsExactly("S9: github-ci held a stranger's value and was overwritten");
    }

    @Test
    void s9_who_is_told_that_a_store_was_not_written_decides_about_no_value() {
        now.hold(second, made("by hand").token());
        invariants.outside(now, standing);
        invariants.stopped(new State.Halted(standing, Stop.NOT_WRITTEN, second.id()), now);
        now.hold(second, made(OURS + 1).token());
        invariants.afterChange(now);
        assertThat(violations()).hasSize(1);
    }

    @Test
    void s11_a_deed_is_not_what_was_announced() {
        Act create = new Act.Create(1, OURS + 1, KEY);
        invariants.sent(new Sent("heroku.authorizations.create", OURS + 1), now, create, null);
        assertThat(violations()).isEmpty();
        invariants.sent(new Sent("heroku.authorizations.create", OURS + 2), now, create, null);
        assertThat(violations()).containsExactly("S11: a deed that nothing announced: heroku.authorizations.create");
        invariants.sent(new Sent("infisical.write", oldToken), now, null, null);
        assertThat(violations()).contains("S11: a deed that nothing announced: infisical.write");
    }

    @Test
    void s12_the_old_key_is_revoked_on_old_evidence_or_on_none() {
        Act revoke = new Act.Revoke(new AuthorizationId(old.id()), Act.Revoke.Why.OLD, KEY);
        Sent sent = new Sent("heroku.authorizations.revoke", old.id());
        invariants.sent(sent, now, revoke, Duration.ofSeconds(60));
        assertThat(violations()).isEmpty();
        invariants.sent(sent, now, revoke, Duration.ofSeconds(61));
        invariants.sent(sent, now, revoke, null);
        assertThat(violations()).containsExactly("S12: revoked on evidence of PT1M1S", "S12: revoked on no evidence");
    }

    @Test
    void l1_a_run_is_left_in_the_middle() {
        invariants.atEnd(now, standing, List.of());
        assertThat(violations()).containsExactly("L1: left open");
    }

    @Test
    void l1_no_process_ever_comes_to_an_end() {
        Fate crashes = (_, point) -> point.kind() == Point.Kind.READ ? Fault.CRASH_BEFORE : null;
        assertThat(Scenario.play(new Setting(start, charter), crashes).violations())
                .containsExactly("L1: 200 processes come to no end", "L1: left open");
    }

    /** An emergency that a rival makes of its run is told to the run that it has begun. */
    @Test
    void somebody_else_takes_a_begun_run_over_and_hastens_it() {
        Simulation simulation = new Simulation(start.copy(), List.of(), Plan.NONE);
        Machine machine = new Machine(new Setting(start, charter), Scenario.RUN, "simulated", simulation);
        machine.step();
        machine.step();
        machine.takenOverBy(Person.HASTY);
        machine.step();
        assertThat(machine.events()).anyMatch(Event.Hastened.class::isInstance);
    }
}
