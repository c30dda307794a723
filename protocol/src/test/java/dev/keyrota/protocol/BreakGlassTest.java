package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.ROLLED_OUT;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.LENT;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dead key: a person lends another of the account, and with it the run sees, creates and revokes until the vault holds the new one. */
class BreakGlassTest {
    private static final Question OWN = new Question.Identity(OLD_KEY);
    private static final World DEAD = World.untouched().without(OLD).lender();

    private static Story story(Order order) {
        return Story.of(order).lent().sourced();
    }

    @Test
    void the_world_is_seen_with_the_lent_key_and_the_vaults_is_only_asked_whether_it_lives() {
        Effect.Look look = story(rotation()).look();

        assertThat(look.once())
                .contains(OWN, new Question.Allowance(LENT))
                .doesNotContain(new Question.Matching(OLD_KEY));
        assertThat(look.twice()).contains(new Question.Listing(LENT), new Question.Identity(LENT));
    }

    @Test
    void a_dead_key_is_replaced_although_nobody_knows_whose_it_was() {
        Base base = ((Event.Based) story(rotation()).judged(DEAD)).base();

        assertThat(base.old()).isNull();
        assertThat(base.oldDead()).isTrue();
        assertThat(base.isOldOver()).isTrue();
        assertThat(base.isOld(OLD)).isFalse();
        assertThatIllegalStateException().isThrownBy(base::oldId).withMessageContaining("nobody knows");
    }

    @Test
    void the_record_tells_whose_it_was_although_it_is_listed_no_more() {
        Base base = ((Event.Based) story(rotation().recorded(OLD, OLD_KEY)).judged(DEAD)).base();

        assertThat(base.old()).isEqualTo(new Base.Old(OLD, Base.Identification.JOURNAL, null));
        assertThat(base.isOldOver()).isTrue();
    }

    @Test
    void an_authorization_that_is_still_listed_is_not_over() {
        assertThat(Samples.deadBase(Samples.old()).isOldOver()).isFalse();
        assertThat(Samples.base().isOldOver()).isFalse();
        assertThat(Samples.base(null, false, Map.of(), Duration.ZERO).isOldOver())
                .isFalse();
        assertThat(Samples.base().isOld(OLD)).isTrue();
        assertThat(Samples.base().isOld(NEW)).isFalse();
    }

    @Test
    void a_lent_key_is_refused_while_the_vaults_lives() {
        assertThat(story(rotation()).judged(World.untouched().lender()))
                .isEqualTo(new Event.Stopped(Stop.LOAN_NOT_NEEDED, null));
    }

    @Test
    void a_key_that_may_live_is_not_taken_for_dead() {
        assertThat(story(rotation()).judged(World.untouched().lender().silent(OWN)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(story(rotation()).judged(World.untouched().lender().refuses(OWN, Refusal.FORBIDDEN)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, null));
    }

    @Test
    void a_store_that_is_read_with_the_dead_key_itself_is_not_asked() {
        Order order = rotation().stores(Order.VAULT, ROLLED_OUT, Order.CI);

        assertThat(story(order).look().twice())
                .contains(new Question.Tracing(Samples.CI))
                .doesNotContain(new Question.Holding(Samples.APP));
        assertThat(Story.of(order).sourced().look().twice()).contains(new Question.Holding(Samples.APP));
    }

    @Test
    void where_no_key_lives_a_person_is_asked_for_one() {
        Story nobodyLends = Story.of(rotation()).based(Samples.deadBase(null));

        assertThat(nobodyLends.next()).isEqualTo(new Effect.End.Escalate(Stop.OLD_KEY_DEAD, null));
    }

    @Test
    void a_lent_key_creates_the_new_one() {
        Story story = story(rotation()).then(new Event.Based(Samples.deadBase(null)));

        assertThat(story.next()).isEqualTo(new Act.Create(1, Samples.description(1), LENT));
        assertThat(story.minted().verified().next()).isEqualTo(new Act.Write(VAULT, 1, Samples.NEW_KEY));
    }

    @Test
    void a_loan_that_another_process_had_is_asked_for_again_until_the_vault_holds_a_living_key() {
        Story story = story(rotation())
                .then(new Event.Based(Samples.deadBase(null)))
                .minted()
                .verified();

        assertThat(story.resumed().next()).isEqualTo(new Effect.End.Escalate(Stop.OLD_KEY_DEAD, null));
        assertThat(story.stored(VAULT).resumed().next()).isInstanceOf(Effect.Look.class);
    }

    @Test
    void nothing_is_left_to_be_revoked_of_a_key_whose_authorization_is_gone() {
        assertThat(story(rotation())
                        .then(new Event.Based(Samples.deadBase(null)))
                        .run()
                        .finish()
                        .oldGone())
                .isTrue();
        assertThat(Story.of(rotation()).based().run().finish().oldGone()).isFalse();
    }

    @Test
    void a_revocation_needs_no_living_key() {
        assertThat(Story.of(Order.revocation()).based(Samples.deadBase(null)).next())
                .isEqualTo(new Effect.End.Complete());
    }
}
