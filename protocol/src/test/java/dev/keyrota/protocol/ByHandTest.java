package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.revocation;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The key by hand: a person makes the new key and ends the old one on the issuer's page; between the steps the lease is free. */
class ByHandTest {
    private static final Question TOKEN = new Question.Identity(OLD_KEY);
    private static final Act ASKED = new Act.Receive(1, Samples.description(1), OLD_KEY);

    private final Story begun = Story.of(rotation().byHand()).based();

    // --- the new key

    @Test
    void a_person_is_asked_for_a_key_under_the_runs_description() {
        assertThat(begun.next()).isEqualTo(ASKED);
    }

    @Test
    void as_long_as_it_is_not_handed_over_the_run_waits_and_asks_for_the_same_one() {
        Story waiting = begun.minting().refused(Refusal.BY_HAND);

        assertThat(waiting.next()).isEqualTo(new Effect.End.Later(Pause.OPERATOR, null));
        assertThat(waiting.resumed().next()).isEqualTo(ASKED);
        assertThat(waiting.resumed().announced().run().attempts()).hasSize(1);
    }

    @Test
    void a_process_that_ends_while_it_asks_asks_again_and_searches_for_nothing() {
        assertThat(begun.minting().resumed().next()).isEqualTo(ASKED);
        assertThat(begun.minting().doubted().next()).isEqualTo(ASKED);
    }

    @Test
    void a_key_that_was_lost_before_the_vault_was_offered_it_can_be_handed_over_once_more() {
        Story lost = begun.minted().verified().resumed();

        assertThat(lost.next()).isEqualTo(ASKED);
        assertThat(lost.announced().run().attempts()).containsExactly(Attempt.announced(1, Samples.description(1)));
    }

    @Test
    void a_key_that_the_vault_was_offered_is_not_asked_for_again() {
        Story left = begun.minted()
                .verified()
                .sending(VAULT)
                .resumed()
                .then(new Event.Unchanged(VAULT), new Event.Unchanged(VAULT));

        assertThat(left.next()).isEqualTo(new Act.Receive(2, Samples.description(2), OLD_KEY));
    }

    @Test
    void what_a_person_made_is_never_ended_by_us() {
        Story left = begun.minted().verified().resumed();

        assertThat(left.abandoned().next()).isEqualTo(new Effect.End.Abort(Stop.REQUESTED));
        assertThat(begun.minted().abandoned().next()).isEqualTo(new Effect.End.Abort(Stop.REQUESTED));
    }

    @Test
    void what_a_person_made_is_no_leftover_whatever_it_is_called() {
        Story dead = Story.of(rotation().byHand()).everywhere().revoked();

        assertThat(dead.judged(World.done().lists(Samples.STRAY, Samples.description(7))))
                .isEqualTo(new Event.Swept(Set.of()));
    }

    // --- the old key

    @Test
    void a_person_is_asked_to_revoke_once_the_gate_was_open_and_the_death_is_proven_by_us() {
        Story asked = Story.of(rotation().byHand()).everywhere().gated();
        Act revoke = new Act.Revoke(OLD, Act.Revoke.Why.OLD, Samples.NEW_KEY);
        Story waiting = asked.then(new Event.Intended(revoke)).refused(Refusal.BY_HAND);

        assertThat(asked.next()).isEqualTo(revoke);
        assertThat(waiting.next()).isEqualTo(new Effect.End.Later(Pause.OPERATOR, null));
        assertThat(waiting.resumed().look().purpose()).isEqualTo(Effect.Purpose.GATE);
        assertThat(waiting.resumed().judged(World.done())).isEqualTo(new Event.Gone(OLD, true));
    }

    // --- a revocation alone

    @Test
    void a_key_that_is_only_to_be_ended_is_looked_at_after_the_person_was_asked() {
        Story asked = Story.of(revocation().byHand()).based();
        Act revoke = new Act.Revoke(OLD, Act.Revoke.Why.OLD, OLD_KEY);
        Story waiting = asked.then(new Event.Intended(revoke)).refused(Refusal.BY_HAND);

        assertThat(asked.next()).isEqualTo(revoke);
        assertThat(waiting.resumed().next())
                .isEqualTo(new Effect.Look(Effect.Purpose.BY_HAND, List.of(), List.of(TOKEN), List.of(), List.of()));
    }

    @Test
    void its_token_tells_whether_the_person_has_done_it() {
        Story waiting = Story.of(revocation().byHand())
                .based()
                .then(new Event.Intended(new Act.Revoke(OLD, Act.Revoke.Why.OLD, OLD_KEY)))
                .refused(Refusal.BY_HAND)
                .resumed();

        assertThat(waiting.judged(World.untouched().without(OLD))).isEqualTo(new Event.Gone(OLD, true));
        assertThat(waiting.judged(World.untouched())).isEqualTo(new Event.Paused(Pause.OPERATOR, null));
        assertThat(waiting.judged(World.untouched().silent(TOKEN))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(waiting.sees(World.untouched().without(OLD)).next()).isEqualTo(new Effect.End.Complete());
    }

    @Test
    void a_key_of_the_program_is_revoked_by_it_in_every_process() {
        Story again = Story.of(revocation()).based().revoking().resumed().then(new Event.Remains(OLD));

        assertThat(again.next()).isEqualTo(new Act.Revoke(OLD, Act.Revoke.Why.OLD, OLD_KEY));
    }

    @Test
    void the_person_is_asked_once_more_where_the_process_asked_and_was_not_answered() {
        Story asked = Story.of(revocation().byHand()).based().revoking().then(new Event.Remains(OLD));

        assertThat(asked.next()).isEqualTo(new Act.Revoke(OLD, Act.Revoke.Why.OLD, OLD_KEY));
        assertThat(asked.at(Duration.ofSeconds(1)).resumed().look().purpose()).isEqualTo(Effect.Purpose.BY_HAND);
    }

    @Test
    void a_key_that_is_handed_over_is_verified_like_any_other() {
        assertThat(begun.minted().look().purpose()).isEqualTo(Effect.Purpose.VERIFY);
        assertThat(begun.minted().judged(World.minted().lists(NEW, Samples.description(1))))
                .isEqualTo(new Event.Verified(1));
    }
}
