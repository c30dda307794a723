package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keyrota.protocol.Charter.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Step 7: a store is written only if it is still what it was, or what this run made of it. */
class ClearanceTest {
    private static final Question HELD = new Question.Holding(APP);
    private static final Question TRACED = new Question.Tracing(Samples.CI);
    private static final Question ALIVE = new Question.Identity(NEW_KEY);

    private final Story readable = Story.of(rotation()).inTheVault();
    private final Story traced = Story.of(rotation().stores(VAULT, CI)).inTheVault();

    @Test
    void the_next_store_is_looked_at_once() {
        assertThat(readable.next())
                .isEqualTo(
                        new Effect.Look(Effect.Purpose.CLEAR, List.of(ALIVE, HELD), List.of(), List.of(), List.of()));
        assertThat(traced.look().once()).containsExactly(ALIVE, TRACED);
    }

    @Test
    void a_store_that_holds_the_old_key_or_ours_is_cleared_and_then_written() {
        assertThat(readable.judged(World.minted())).isEqualTo(new Event.Cleared(APP, null));
        assertThat(readable.judged(World.minted().holds(APP, NEW_KEY))).isEqualTo(new Event.Cleared(APP, null));
        assertThat(readable.sees(World.minted()).next()).isEqualTo(new Act.Write(APP, 1, NEW_KEY));
    }

    @Test
    void a_key_that_somebody_has_ended_is_written_nowhere() {
        World ended = World.minted().refuses(ALIVE, Refusal.UNAUTHENTICATED);

        assertThat(readable.judged(ended)).isEqualTo(new Event.Suspected(Samples.NEW));
        assertThat(readable.judged(World.minted().silent(ALIVE))).isEqualTo(new Event.Cleared(APP, null));
    }

    @Test
    void a_store_that_somebody_changed_is_not_overwritten() {
        Event conflict = new Event.Stopped(Stop.CONFLICT, "app");

        assertThat(readable.judged(World.minted().holds(APP, FOREIGN_KEY))).isEqualTo(conflict);
        assertThat(readable.judged(World.minted().holds(APP, null))).isEqualTo(conflict);
    }

    @Test
    void a_store_that_cannot_be_read_is_cleared_by_the_date_of_its_last_write() {
        assertThat(traced.judged(World.minted())).isEqualTo(new Event.Cleared(Samples.CI, "then"));
        assertThat(traced.judged(World.minted().traced(Samples.CI, "later"))).isEqualTo(new Event.Unproven(Samples.CI));
        assertThat(traced.judged(World.minted().shadowed(Samples.CI)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "ci"));
    }

    @Test
    void once_a_write_of_ours_was_announced_another_date_is_ours_or_a_strangers_and_the_consumer_tells() {
        Story sent = traced.cleared(Samples.CI)
                .sent(Samples.CI)
                .then(new Event.Unchanged(Samples.CI))
                .resumed();

        assertThat(sent.judged(World.minted())).isEqualTo(new Event.Cleared(Samples.CI, "then"));
        assertThat(sent.judged(World.minted().traced(Samples.CI, "later"))).isEqualTo(new Event.Unproven(Samples.CI));
        assertThat(sent.judged(World.minted().shadowed(Samples.CI))).isEqualTo(new Event.Stopped(Stop.CONFLICT, "ci"));
    }

    @Test
    void where_no_consumer_can_be_asked_the_proof_afterwards_is_a_date_too() {
        Story sent = Story.of(rotation().stores(VAULT, Order.UNCHALLENGED))
                .inTheVault()
                .cleared(Samples.CI)
                .sent(Samples.CI)
                .then(new Event.Unchanged(Samples.CI))
                .resumed();

        assertThat(sent.judged(World.minted().traced(Samples.CI, "later")))
                .isEqualTo(new Event.Cleared(Samples.CI, "later"));
    }

    @Test
    void what_an_earlier_key_of_this_run_was_proven_to_have_written_is_known() {
        Story again = traced.stored(Samples.CI)
                .then(new Event.Suspected(Samples.NEW), new Event.Gone(Samples.NEW, true))
                .minted()
                .verified()
                .stored(Samples.VAULT);
        Event.Stored proven =
                Objects.requireNonNull(again.run().progress(Samples.CI).stored());
        World asProven =
                World.minted().lists(Samples.NEWER, Samples.description(2)).traced(Samples.CI, proven.evidence());

        assertThat(again.judged(asProven)).isEqualTo(new Event.Cleared(Samples.CI, proven.evidence()));
    }

    @Test
    void a_proof_that_was_made_again_for_an_earlier_key_does_not_stand_in_the_way_of_the_next() {
        Story again = traced.stored(Samples.CI)
                .then(new Event.Unproven(Samples.CI))
                .then(new Event.Suspected(Samples.NEW), new Event.Gone(Samples.NEW, true))
                .minted()
                .verified()
                .stored(Samples.VAULT);

        assertThat(again.look().purpose()).isEqualTo(Effect.Purpose.CLEAR);
    }

    @Test
    void what_was_seen_before_a_consumers_proof_is_looked_at_again_after_it() {
        Story unchanged = traced.cleared(Samples.CI).sent(Samples.CI).then(new Event.Unchanged(Samples.CI));

        assertThat(unchanged.look())
                .isEqualTo(
                        new Effect.Look(Effect.Purpose.CLEAR, List.of(ALIVE, TRACED), List.of(), List.of(), List.of()));
    }

    @Test
    void an_emergency_passes_over_a_store_that_is_not_as_it_was_and_leaves_it_for_a_person_after_the_others() {
        Story hurried = Story.of(emergency()).inTheVault().revoked();
        Story passed = hurried.sees(World.done().holds(APP, FOREIGN_KEY));

        assertThat(hurried.judged(World.done().holds(APP, FOREIGN_KEY))).isEqualTo(new Event.PassedOver(APP));
        assertThat(passed.look().once()).containsExactly(ALIVE, TRACED);
        assertThat(passed.stored(Samples.CI).judged(World.done().holds(APP, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
    }

    @Test
    void a_store_that_was_passed_over_is_looked_at_again_by_the_next_process() {
        Story passed = Story.of(emergency())
                .inTheVault()
                .revoked()
                .then(new Event.PassedOver(APP))
                .stored(Samples.CI)
                .resumed();

        assertThat(passed.look().once()).containsExactly(ALIVE, HELD);
    }

    @Test
    void an_emergency_after_the_stores_stops_for_a_store_that_is_not_as_it_was() {
        assertThat(readable.hastened(Urgency.AFTER_STORES).judged(World.minted().holds(APP, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
    }

    @Test
    void where_an_emergency_did_not_wait_for_a_stores_word_there_is_nothing_to_compare_with() {
        Story scheduled = Story.of(rotation().stores(VAULT, CI))
                .based(Samples.unheardBase())
                .minted()
                .verified()
                .stored(Samples.VAULT);

        assertThat(scheduled.judged(World.minted())).isEqualTo(new Event.Unproven(Samples.CI));
        assertThat(scheduled.hastened(Urgency.AFTER_STORES).judged(World.minted()))
                .isEqualTo(new Event.Cleared(Samples.CI, "then"));
    }

    @Test
    void a_store_that_does_not_answer_stops_the_run() {
        assertThat(readable.judged(World.minted().silent(HELD))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "app"));
    }

    @Test
    void where_every_store_is_written_none_is_cleared() {
        Run run = Story.of(rotation()).everywhere().run();

        assertThatIllegalStateException()
                .isThrownBy(() -> Clearance.judge(run, new Sight(Map.of(), Duration.ZERO)))
                .withMessage("every store is written");
    }
}
