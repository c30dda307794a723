package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.ROLLED_OUT;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.LENT;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new key that dies: where the issuer refuses it once the vault holds it, a key that lives is asked, and only then another is minted. */
class SuspicionTest {
    private static final Question IDENTITY = new Question.Identity(NEW_KEY);
    private static final Question LISTING = new Question.Listing(OLD_KEY);
    private static final Event SUSPECTED = new Event.Suspected(NEW);
    private static final World DEAD = World.rotated().without(NEW);

    private final Story everywhere = Story.of(rotation()).everywhere();
    private final Story suspected = everywhere.then(SUSPECTED);

    @Test
    void the_old_key_is_asked_as_long_as_it_lives() {
        assertThat(suspected.next())
                .isEqualTo(new Effect.Look(
                        Effect.Purpose.SUSPICION, List.of(IDENTITY), List.of(LISTING), List.of(), List.of()));
    }

    @Test
    void once_the_old_one_is_dead_a_person_must_lend_a_key() {
        Story late = everywhere.revoked().then(SUSPECTED);

        assertThat(late.next()).isEqualTo(new Effect.End.Escalate(Stop.NEW_KEY_DEAD, null));
        assertThat(late.lent().look().twice()).containsExactly(new Question.Listing(LENT));
        assertThat(suspected.lent().look().twice()).containsExactly(new Question.Listing(LENT));
    }

    @Test
    void where_the_old_key_is_refused_too_a_person_must_lend_one() {
        World dead = DEAD.refuses(LISTING, Refusal.UNAUTHENTICATED);

        assertThat(suspected.judged(dead)).isEqualTo(new Event.Stopped(Stop.NEW_KEY_DEAD, NEW.value()));
    }

    @Test
    void refused_and_listed_by_nobody_it_is_gone_and_another_is_minted() {
        Story gone = suspected.sees(DEAD);

        assertThat(suspected.judged(DEAD)).isEqualTo(new Event.Gone(NEW, true));
        assertThat(gone.next()).isEqualTo(new Act.Create(2, Samples.description(2), OLD_KEY));
        assertThat(gone.run().attempts().getFirst().fate()).isEqualTo(Attempt.Fate.DEAD);
        assertThat(gone.run().suspect()).isFalse();
    }

    @Test
    void refused_but_listed_or_listed_by_nobody_but_answering_it_is_a_persons_to_decide() {
        Event stop = new Event.Stopped(Stop.NEW_KEY_DEAD, NEW.value());

        assertThat(suspected.judged(World.rotated().refuses(IDENTITY, Refusal.UNAUTHENTICATED)))
                .isEqualTo(stop);
        assertThat(suspected.judged(
                        DEAD.says(IDENTITY, new Reading.Identified(new Account("user", "owner@example.com")))))
                .isEqualTo(stop);
        assertThat(suspected.judged(World.rotated())).isEqualTo(stop);
    }

    @Test
    void a_list_that_does_not_come_concludes_nothing() {
        assertThat(suspected.judged(World.rotated().without(NEW).silent(LISTING)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
    }

    @Test
    void the_next_process_suspects_nothing_before_it_was_refused_itself() {
        assertThat(suspected.resumed().run().suspect()).isFalse();
    }

    // --- where it is suspected

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHENTICATED", "NO_KEY"})
    void a_look_that_is_denied_because_the_new_key_is_refused_is_a_suspicion(Refusal why) {
        World denied = World.rotated().refuses(new Question.Listing(NEW_KEY), why);

        assertThat(everywhere.judged(denied)).isEqualTo(SUSPECTED);
    }

    @Test
    void a_look_that_is_denied_for_another_reason_is_a_missing_permission() {
        World denied = World.rotated().refuses(new Question.Listing(NEW_KEY), Refusal.FORBIDDEN);

        assertThat(everywhere.judged(denied)).isEqualTo(new Event.Stopped(Stop.DENIED, null));
    }

    @Test
    void a_look_that_stops_for_another_reason_is_no_suspicion() {
        World strange =
                World.rotated().holds(APP, Samples.FOREIGN_KEY).refuses(new Question.Listing(NEW_KEY), Refusal.NO_KEY);

        assertThat(everywhere.judged(strange)).isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
    }

    @Test
    void a_new_key_that_the_vault_does_not_hold_yet_is_not_suspected() {
        Story minted = Story.of(rotation().apps("shop")).based().minted();
        World denied = World.minted().refuses(new Question.Listing(OLD_KEY), Refusal.UNAUTHENTICATED);

        assertThat(minted.judged(denied)).isEqualTo(new Event.Stopped(Stop.DENIED, null));
        assertThat(Story.of(rotation())
                        .sourced()
                        .judged(World.untouched().refuses(new Question.Listing(OLD_KEY), Refusal.UNAUTHENTICATED)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, null));
    }

    @Test
    void a_suspicion_is_not_suspected_twice() {
        Story lent = suspected.lent();

        assertThat(lent.judged(World.rotated().without(NEW).refuses(new Question.Listing(LENT), Refusal.FORBIDDEN)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, null));
    }

    @Test
    void a_store_that_is_read_with_the_key_it_holds_tells_of_its_death() {
        Order order = rotation().stores(Order.VAULT, ROLLED_OUT);
        Story rolling = Story.of(order).inTheVault().cleared(APP).sent(APP).then(new Event.Rolling(APP, "2"));

        for (Question question : List.of(new Question.Rollout(APP), new Question.Holding(APP))) {
            assertThat(rolling.judged(World.rotated().refuses(question, Refusal.UNAUTHENTICATED)))
                    .isEqualTo(SUSPECTED);
        }
        assertThat(Story.of(rotation())
                        .inTheVault()
                        .judged(World.minted().refuses(new Question.Holding(APP), Refusal.UNAUTHENTICATED)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, "app"));
    }

    // --- in the middle of a deed

    @Test
    void a_revocation_that_cannot_be_confirmed_with_a_refused_key_remains() {
        Story revoking = everywhere.gated().revokingLost();
        World dead = DEAD.refuses(new Question.Showing(NEW_KEY, OLD), Refusal.UNAUTHENTICATED);

        assertThat(revoking.facts(dead)).containsExactly(new Event.Remains(OLD));
        assertThat(revoking.facts(World.rotated().refuses(new Question.Listing(NEW_KEY), Refusal.FORBIDDEN)))
                .containsExactly(new Event.Stopped(Stop.DENIED, null));
        assertThat(revoking.facts(World.rotated().silent(new Question.Listing(NEW_KEY))))
                .containsExactly(new Event.Stopped(Stop.NO_ANSWER, null));
    }

    @Test
    void a_write_that_cannot_be_confirmed_with_a_refused_key_is_looked_at_from_the_beginning() {
        Story writing = Story.of(rotation().stores(Order.VAULT, ROLLED_OUT))
                .inTheVault()
                .cleared(APP)
                .sent(APP);

        assertThat(writing.facts(World.rotated().refuses(new Question.Holding(APP), Refusal.UNAUTHENTICATED)))
                .containsExactly(new Event.Unchanged(APP));
        assertThat(writing.facts(World.rotated().refuses(new Question.Holding(APP), Refusal.FORBIDDEN)))
                .containsExactly(new Event.Stopped(Stop.DENIED, "app"));
        assertThat(writing.facts(World.rotated().silent(new Question.Holding(APP))))
                .containsExactly(new Event.Stopped(Stop.NO_ANSWER, "app"));
    }

    @Test
    void a_deed_that_was_not_denied_is_what_reading_saw_although_the_key_was_refused_elsewhere() {
        World noList = World.done().silent(new Question.Listing(NEW_KEY)).refuses(IDENTITY, Refusal.UNAUTHENTICATED);
        StoreId second = new StoreId("second");
        Charter.Place rolledOut = new Charter.Place(second, ROLLED_OUT.kind(), ROLLED_OUT.proof());
        Story writing = Story.of(rotation().stores(Order.VAULT, Order.APP, rolledOut))
                .inTheVault()
                .cleared(APP)
                .sent(APP);

        assertThat(everywhere.gated().revoking().facts(noList))
                .containsExactly(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(writing.facts(World.rotated().refuses(new Question.Holding(second), Refusal.UNAUTHENTICATED)))
                .containsExactly(new Event.Stored(APP, Charter.Place.Proof.READING, "2", NEW_KEY, null));
    }

    @Test
    void a_key_that_was_lost_with_another_process_is_not_suspected() {
        Story lost =
                Story.of(rotation()).based().minted().verified().sending(VAULT).resumed();

        assertThat(lost.facts(World.minted().refuses(new Question.Holding(VAULT), Refusal.UNAUTHENTICATED)))
                .containsExactly(new Event.Stopped(Stop.DENIED, "vault"));
    }

    @Test
    void a_label_that_cannot_be_read_is_denied_whatever_the_key() {
        Story closing = everywhere.revoked().swept().settled().closing();

        assertThat(closing.facts(World.done().refuses(new Question.Holding(VAULT), Refusal.UNAUTHENTICATED)))
                .containsExactly(new Event.Stopped(Stop.DENIED, "vault"));
    }

    // --- faults of the program

    @Test
    void without_a_witness_or_a_new_key_nothing_is_judged() {
        Sight nothing = new Sight(Map.of(), Duration.ZERO);

        assertThatIllegalStateException()
                .isThrownBy(() -> Suspicion.judge(everywhere.revoked().run(), nothing))
                .withMessageContaining("nobody can tell");
        assertThatIllegalStateException()
                .isThrownBy(() -> Suspicion.judge(Story.of(rotation()).based().run(), nothing))
                .withMessageContaining("no new key to be suspected");
    }
}
