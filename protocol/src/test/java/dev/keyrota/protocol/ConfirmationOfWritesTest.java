package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.ROLLED_OUT;
import static dev.keyrota.protocol.Order.UNCHALLENGED;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Order.writtenBySomebodyElse;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter.Place.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps 6 and 7: whether a write was done is told by reading, and never by its answer. */
class ConfirmationOfWritesTest {
    private static final Question ALIVE = new Question.Identity(NEW_KEY);
    private static final Question VAULTED = new Question.Holding(Samples.VAULT);
    private static final Question HELD = new Question.Holding(APP);
    private static final Question TRACED = new Question.Tracing(Samples.CI);
    private static final Question PROOF = new Question.Proving(Samples.CI, NEW_KEY);
    private static final Event IN_THE_VAULT = new Event.Stored(Samples.VAULT, Proof.READING, "2", NEW_KEY, null);

    private final Story inVault =
            Story.of(rotation()).based().minted().verified().sent(Samples.VAULT);
    private final Story inCi = Story.of(rotation().stores(VAULT, CI))
            .inTheVault()
            .cleared(Samples.CI)
            .sent(Samples.CI);
    private final Story dated = Story.of(rotation().stores(VAULT, UNCHALLENGED))
            .inTheVault()
            .cleared(Samples.CI)
            .sent(Samples.CI);

    private static Effect.Look confirming(List<Question> once, List<Question> twice) {
        return new Effect.Look(Effect.Purpose.CONFIRM, once, twice, List.of(), List.of());
    }

    // --- a place that can be read

    @Test
    void the_vault_is_read_back_twice_and_the_next_store_is_looked_at_beside() {
        assertThat(inVault.next()).isEqualTo(confirming(List.of(ALIVE, HELD), List.of(VAULTED)));
    }

    @Test
    void a_vault_that_holds_the_new_key_is_proven_and_the_next_store_is_cleared() {
        assertThat(inVault.facts(World.minted().holds(Samples.VAULT, NEW_KEY)))
                .containsExactly(IN_THE_VAULT, new Event.Cleared(APP, null));
    }

    @Test
    void what_was_seen_of_the_next_store_counts_only_where_it_may_be_written() {
        World drifted = World.minted().holds(Samples.VAULT, NEW_KEY).holds(APP, FOREIGN_KEY);

        assertThat(inVault.facts(drifted)).containsExactly(IN_THE_VAULT);
        assertThat(inVault.facts(World.minted())).containsExactly(new Event.Unchanged(Samples.VAULT));
    }

    @Test
    void a_place_that_holds_what_it_held_is_unchanged_and_written_again_three_times_at_most() {
        Story once = inVault.sees(World.minted());
        Story twice = once.sent(Samples.VAULT).sees(World.minted());
        Story thrice = twice.sent(Samples.VAULT).sees(World.minted());

        assertThat(once.next()).isEqualTo(new Act.Write(Samples.VAULT, 1, NEW_KEY));
        assertThat(twice.next()).isEqualTo(new Act.Write(Samples.VAULT, 1, NEW_KEY));
        assertThat(thrice.next()).isEqualTo(new Effect.End.Escalate(Stop.NOT_WRITTEN, "vault"));
    }

    @Test
    void an_earlier_key_of_ours_is_no_strangers_and_is_written_over() {
        Story second = inVault.sees(World.minted().holds(Samples.VAULT, NEW_KEY))
                .then(new Event.Suspected(Samples.NEW), new Event.Gone(Samples.NEW, true))
                .minted()
                .verified()
                .sent(Samples.VAULT);

        assertThat(second.judged(World.untouched().holds(Samples.VAULT, NEW_KEY)))
                .isEqualTo(new Event.Unchanged(Samples.VAULT));
    }

    @Test
    void a_strangers_value_after_our_write_stops_the_run() {
        assertThat(inVault.judged(World.minted().holds(Samples.VAULT, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "vault"));
        assertThat(inVault.judged(World.minted().holds(Samples.VAULT, null)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "vault"));
    }

    @Test
    void a_vault_that_does_not_answer_stops_the_run_and_stays_in_doubt() {
        World silent = World.minted().silent(VAULTED);

        assertThat(inVault.judged(silent)).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "vault"));
        assertThat(inVault.sees(silent).resumed().next()).isEqualTo(confirming(List.of(ALIVE, HELD), List.of(VAULTED)));
    }

    // --- the store that is looked at beside

    @Test
    void nothing_is_looked_at_beside_where_the_old_key_dies_first() {
        Story hurried = Story.of(emergency()).based().minted().verified().sent(Samples.VAULT);
        Story after = Story.of(emergency()).inTheVault().revoked().cleared(APP).sent(APP);

        assertThat(hurried.next()).isEqualTo(confirming(List.of(), List.of(VAULTED)));
        assertThat(hurried.facts(World.minted().holds(Samples.VAULT, NEW_KEY))).containsExactly(IN_THE_VAULT);
        assertThat(after.next()).isEqualTo(confirming(List.of(ALIVE, TRACED), List.of(HELD)));
    }

    @Test
    void nothing_is_looked_at_beside_where_no_store_is_written_next() {
        Story last = Story.of(rotation().stores(VAULT, Order.APP))
                .inTheVault()
                .cleared(APP)
                .sent(APP);
        Story second = Story.of(rotation().stores(VAULT, writtenBySomebodyElse(Order.APP)))
                .based()
                .minted()
                .verified()
                .sent(Samples.VAULT);

        assertThat(last.next()).isEqualTo(confirming(List.of(), List.of(HELD)));
        assertThat(second.next()).isEqualTo(confirming(List.of(), List.of(VAULTED)));
    }

    @Test
    void a_store_that_is_to_be_proven_again_is_not_looked_at_beside() {
        Story reproven = Story.of(rotation())
                .inTheVault()
                .stored(APP, Samples.CI)
                .then(new Event.Unproven(Samples.CI), new Event.Unproven(APP))
                .sent(APP);

        assertThat(reproven.next()).isEqualTo(confirming(List.of(), List.of(HELD)));
    }

    @Test
    void nothing_is_looked_at_beside_a_challenge_which_takes_too_long() {
        Story ci = Story.of(rotation().stores(VAULT, CI, Order.APP))
                .inTheVault()
                .cleared(Samples.CI)
                .sent(Samples.CI);

        assertThat(ci.next()).isEqualTo(confirming(List.of(TRACED, PROOF), List.of()));
        assertThat(ci.judged(World.rotated())).isInstanceOf(Event.Stored.class);
    }

    // --- a place whose consumers are started with what it holds

    @Test
    void a_value_that_consumers_are_started_with_is_only_on_its_way() {
        Story story = Story.of(rotation().stores(VAULT, ROLLED_OUT))
                .inTheVault()
                .cleared(APP)
                .sent(APP);

        assertThat(story.judged(World.rotated())).isEqualTo(new Event.Rolling(APP, "2"));
    }

    // --- a place that cannot be read

    @Test
    void a_challenge_is_asked_beside_the_date() {
        assertThat(inCi.next()).isEqualTo(confirming(List.of(TRACED, PROOF), List.of()));
        assertThat(dated.next()).isEqualTo(confirming(List.of(TRACED), List.of()));
    }

    @Test
    void a_consumer_that_gets_the_new_key_proves_the_store() {
        assertThat(inCi.judged(World.rotated()))
                .isEqualTo(new Event.Stored(Samples.CI, Proof.CHALLENGE, "now", NEW_KEY, AT));
    }

    /** A second writer's value of the same second would bear the same date, and nobody would see that it came after the proof. */
    @Test
    void a_consumer_of_the_very_second_of_the_write_proves_nothing() {
        Reading.Traced justNow = new Reading.Traced("now", AT, null, null);

        assertThat(inCi.judged(World.rotated().puts(Samples.CI, justNow)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "ci"));
    }

    @Test
    void a_store_that_turns_out_to_hold_a_strangers_key_is_not_written_again_unasked() {
        Reading.Proven another = new Reading.Proven(false, Life.LIVE, "7", AT);

        assertThat(inCi.judged(World.minted().traced(Samples.CI, "later").says(PROOF, another)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "ci"));
    }

    @Test
    void a_consumer_that_does_not_get_it_has_the_store_written_again_three_times_at_most() {
        Story thrice = inCi;
        for (int send = 1; send < 3; send++) {
            thrice = thrice.sees(World.minted()).sees(World.minted()).sent(Samples.CI);
        }

        assertThat(inCi.judged(World.minted())).isEqualTo(new Event.Unchanged(Samples.CI));
        assertThat(inCi.sees(World.minted()).look().purpose()).isEqualTo(Effect.Purpose.CLEAR);
        assertThat(inCi.sees(World.minted()).sees(World.minted()).next())
                .isEqualTo(new Act.Write(Samples.CI, 1, NEW_KEY));
        assertThat(thrice.sees(World.minted()).sees(World.minted()).next())
                .isEqualTo(new Effect.End.Escalate(Stop.NOT_PROVEN, "ci"));
    }

    @Test
    void a_challenge_or_a_date_without_an_answer_stops_the_run() {
        assertThat(inCi.judged(World.rotated().silent(PROOF))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "ci"));
        assertThat(inCi.judged(World.rotated().silent(TRACED))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "ci"));
    }

    @Test
    void where_nobody_is_challenged_another_date_than_before_the_write_is_the_proof() {
        assertThat(dated.judged(World.rotated()))
                .isEqualTo(new Event.Stored(Samples.CI, Proof.UPDATED_AT, "now", NEW_KEY, null));
        assertThat(dated.judged(World.minted())).isEqualTo(new Event.Unchanged(Samples.CI));
    }

    @Test
    void without_a_date_from_before_the_write_a_date_proves_nothing() {
        Story never =
                Story.of(rotation().stores(VAULT, UNCHALLENGED)).inTheVault().sent(Samples.CI);

        assertThat(never.judged(World.rotated())).isEqualTo(new Event.Unchanged(Samples.CI));
    }

    @Test
    void the_new_key_acts_once_the_vault_holds_it() {
        assertThat(inVault.run().acting()).isEqualTo(OLD_KEY);
        assertThat(inVault.sees(World.minted().holds(Samples.VAULT, NEW_KEY))
                        .run()
                        .acting())
                .isEqualTo(NEW_KEY);
    }
}
