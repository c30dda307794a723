package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEWER;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.STRAY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Step 11: every authorization with this run's nonce that is not the new one dies, not before every store was seen once more. */
class SweepTest {
    private static final Question LISTING = new Question.Listing(NEW_KEY);

    private final Story revoked = Story.of(rotation()).everywhere().revoked();

    @Test
    void the_list_is_asked_twice_and_every_store_once_more() {
        assertThat(revoked.next())
                .isEqualTo(new Effect.Look(
                        Effect.Purpose.SWEEP,
                        List.of(
                                new Question.Holding(VAULT),
                                new Question.Holding(APP),
                                new Question.Tracing(Samples.CI),
                                new Question.Registrations()),
                        List.of(LISTING),
                        List.of(),
                        List.of()));
    }

    @Test
    void what_bears_this_runs_nonce_and_is_not_the_new_one_is_an_orphan() {
        World world = World.done()
                .lists(STRAY, Samples.description(7))
                .lists(NEWER, "team-rotation-2026-07-rffffffffffff-a1")
                .lists(Samples.LENDER, "by hand of the lender");

        assertThat(revoked.judged(world)).isEqualTo(new Event.Swept(Set.of(STRAY)));
        assertThat(revoked.judged(World.done())).isEqualTo(new Event.Swept(Set.of()));
    }

    /** The vault held the first attempt's key for a while, and a shell was given it; another attempt is what the stores hold now. */
    @ParameterizedTest
    @EnumSource(Charter.Urgency.class)
    void an_orphan_whose_key_a_session_was_given_is_left_until_that_is_over(Charter.Urgency urgency) {
        SessionId shell = new SessionId("env-1");
        Registration given = new Registration(shell, NEW_KEY, null, Samples.AT.plusSeconds(1), "ada");
        Story later = Story.of(rotation().urgency(urgency))
                .based()
                .minted()
                .verified()
                .sending(VAULT)
                .resumed()
                .then(new Event.Unchanged(VAULT))
                .at(Duration.ofMinutes(10))
                .sees(World.minted())
                .minted()
                .verified()
                .stored(VAULT, APP, Samples.CI)
                .revoked();
        World both = World.done()
                .lists(NEWER, Samples.description(2))
                .holds(VAULT, Samples.NEWER_KEY)
                .holds(APP, Samples.NEWER_KEY);

        assertThat(later.judged(both.given(given))).isEqualTo(new Event.Paused(Pause.SESSION, given.until()));
        assertThat(later.judged(both.given(given).listedAt(given.until()))).isEqualTo(new Event.Swept(Set.of(NEW)));
        assertThat(later.judged(both)).isEqualTo(new Event.Swept(Set.of(NEW)));
        for (Fingerprint harmless : List.of(Samples.NEWER_KEY, Samples.FOREIGN_KEY)) {
            Registration other = new Registration(shell, harmless, null, given.until(), "ada");
            assertThat(later.judged(both.given(other))).isEqualTo(new Event.Swept(Set.of(NEW)));
        }
        assertThat(later.then(new Event.Vouched(shell, "ada")).judged(both.given(given)))
                .isEqualTo(new Event.Swept(Set.of(NEW)));
        assertThat(later.judged(both.silent(new Question.Registrations())))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
    }

    @Test
    void orphans_die_one_after_the_other_before_the_last_look() {
        Story swept = revoked.swept(STRAY, NEWER);
        Act first = new Act.Revoke(STRAY, Act.Revoke.Why.ORPHAN, NEW_KEY);
        Act second = new Act.Revoke(NEWER, Act.Revoke.Why.ORPHAN, NEW_KEY);
        Story one = swept.then(new Event.Intended(first), new Event.Acknowledged(), new Event.Gone(STRAY, false));
        Story none = one.then(new Event.Intended(second), new Event.Acknowledged(), new Event.Gone(NEWER, false));

        assertThat(swept.next()).isEqualTo(first);
        assertThat(one.next()).isEqualTo(second);
        assertThat(none.look().purpose()).isEqualTo(Effect.Purpose.FINAL);
    }

    @Test
    void an_orphans_death_is_confirmed_without_the_last_look() {
        Story revoking = revoked.swept(STRAY).announced().then(new Event.Acknowledged());

        assertThat(revoking.look().once()).isEmpty();
        assertThat(revoking.facts(World.done())).containsExactly(new Event.Gone(STRAY, false));
    }

    @Test
    void an_orphan_that_does_not_die_is_a_persons_after_three_times() {
        Act revoke = new Act.Revoke(STRAY, Act.Revoke.Why.ORPHAN, NEW_KEY);
        Story story = revoked.swept(STRAY);
        for (int time = 0; time < 3; time++) {
            assertThat(story.next()).isEqualTo(revoke);
            story = story.then(new Event.Intended(revoke), new Event.Acknowledged(), new Event.Remains(STRAY));
        }

        assertThat(story.next()).isEqualTo(new Effect.End.Escalate(Stop.ORPHAN_REMAINS, STRAY.value()));
    }

    @Test
    void a_store_that_lost_the_new_key_stops_the_sweep() {
        assertThat(revoked.judged(World.done().holds(APP, OLD_KEY)))
                .isEqualTo(new Event.Stopped(Stop.STORE_LOST, "app"));
        assertThat(revoked.judged(World.done().silent(new Question.Holding(APP))))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "app"));
        assertThat(revoked.judged(World.done().silent(LISTING))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
    }

    @Test
    void a_lost_answer_is_waited_out_before_the_sweep_in_an_emergency_too() {
        Story story = Story.of(Order.emergency())
                .inTheVault()
                .gated()
                .revokingLost()
                .then(new Event.Gone(Samples.OLD, true))
                .stored(APP, Samples.CI);

        assertThat(story.at(Duration.ofSeconds(90)).next())
                .isEqualTo(new Effect.Wait(Duration.ofSeconds(510), Effect.Wait.Why.QUIESCENCE));
        assertThat(story.at(Duration.ofMinutes(10)).look().purpose()).isEqualTo(Effect.Purpose.SWEEP);
    }

    @Test
    void the_next_process_sweeps_anew() {
        assertThat(revoked.swept().settled().resumed().look().purpose()).isEqualTo(Effect.Purpose.SWEEP);
    }

    @Test
    void an_attempt_that_was_left_alive_dies_in_the_sweep() {
        Story second = Story.of(rotation())
                .based()
                .minted()
                .verified()
                .sending(VAULT)
                .resumed()
                .then(new Event.Unchanged(VAULT), new Event.Unchanged(VAULT))
                .minted()
                .verified()
                .stored(VAULT, APP, Samples.CI)
                .revoked()
                .at(Duration.ofMinutes(10));
        World world = World.done()
                .lists(NEWER, Samples.description(2))
                .holds(VAULT, Samples.NEWER_KEY)
                .holds(APP, Samples.NEWER_KEY);

        assertThat(second.judged(world)).isEqualTo(new Event.Swept(Set.of(NEW)));
        assertThat(second.swept(NEW).next()).isEqualTo(new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, Samples.NEWER_KEY));
    }

    @Test
    void without_a_new_key_everything_of_this_run_is_left_over() {
        Run run = Story.of(rotation()).based().run();

        assertThat(Sweep.of(
                        run,
                        new Reading.Listed(
                                List.of(World.authorization(NEW, Samples.description(1), Samples.AT)), null)))
                .isEqualTo(new Event.Swept(Set.of(NEW)));
    }
}
