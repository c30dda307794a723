package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.CI;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In an emergency the old key is dead, so that a store in trouble may not hold up the others, and stops the run after them. */
class TriageTest {
    private static final Question HELD = new Question.Holding(APP);
    private static final Event PASSED_OVER = new Event.PassedOver(APP);

    private final Story hurried = Story.of(emergency()).inTheVault().revoked();
    private final Story inTime = Story.of(rotation()).inTheVault();

    @Test
    void a_store_that_does_not_answer_is_passed_over() {
        assertThat(hurried.judged(World.done().silent(HELD))).isEqualTo(PASSED_OVER);
        assertThat(inTime.judged(World.minted().silent(HELD))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "app"));
    }

    @Test
    void a_store_that_turns_out_to_hold_a_strangers_key_after_our_write_is_passed_over() {
        World foreign = World.done().holds(APP, FOREIGN_KEY);

        assertThat(hurried.cleared(APP).sent(APP).judged(foreign)).isEqualTo(PASSED_OVER);
        assertThat(inTime.cleared(APP).sent(APP).judged(foreign)).isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
    }

    @Test
    void a_store_that_was_passed_over_in_doubt_is_no_longer_doubted_and_looked_at_before_it_is_written() {
        Story passed = hurried.cleared(APP).sent(APP).then(PASSED_OVER).stored(CI);

        assertThat(passed.look().purpose()).isEqualTo(Effect.Purpose.CLEAR);
        assertThat(passed.look().once()).containsExactly(new Question.Identity(Samples.NEW_KEY), HELD);
    }

    @Test
    void a_store_that_refuses_the_write_is_passed_over() {
        Event refused = new Event.Refused(Refusal.FORBIDDEN, null, Duration.ZERO);

        Story passed = hurried.cleared(APP)
                .then(new Event.Intended(new Act.Write(APP, 1, Samples.NEW_KEY)))
                .then(refused);

        assertThat(Outstanding.next(passed.run())).isEqualTo(Order.CI);
        assertThat(passed.run().progress(APP).passedOver()).isTrue();
    }

    @Test
    void what_is_wrong_with_it_then_stops_the_run() {
        Story last = hurried.then(PASSED_OVER).stored(CI);

        assertThat(last.judged(World.done().silent(HELD))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "app"));
        assertThat(last.judged(World.done().holds(APP, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
    }

    @Test
    void a_store_that_a_person_has_put_right_meanwhile_is_written() {
        Story right = hurried.then(PASSED_OVER).stored(CI).sees(World.done());

        assertThat(right.next()).isEqualTo(new Act.Write(APP, 1, Samples.NEW_KEY));
    }

    @Test
    void a_store_that_was_written_in_vain_so_often_that_nobody_believes_in_it_comes_last() {
        Story vain = hurried;
        for (int i = 0; i < Decision.SENDS_MAX; i++) {
            vain = vain.cleared(APP).sent(APP).then(new Event.Unchanged(APP));
        }

        assertThat(Outstanding.next(vain.run())).isEqualTo(Order.CI);
        assertThat(vain.cleared(APP).stored(CI).next()).isEqualTo(new Effect.End.Escalate(Stop.NOT_WRITTEN, "app"));
    }

    @Test
    void only_the_look_at_a_store_passes_it_over() {
        Story last = hurried.stored(APP, CI);

        assertThat(last.look().purpose()).isEqualTo(Effect.Purpose.SWEEP);
        assertThat(last.then(new Event.Swept(Set.of())).judged(World.done().holds(APP, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.STORE_LOST, "app"));
    }

    @Test
    void what_somebody_else_brings_about_is_not_waited_for_before_the_others_are_written() {
        Story followed = Story.of(emergency().stores(Order.VAULT, Order.writtenBySomebodyElse(Order.APP), Order.CI))
                .inTheVault()
                .revoked();
        Story rolling = Story.of(emergency().stores(Order.VAULT, Order.ROLLED_OUT, Order.CI))
                .inTheVault()
                .revoked()
                .cleared(APP)
                .sent(APP)
                .then(new Event.Rolling(APP, "7"));

        assertThat(Outstanding.next(followed.run())).isEqualTo(Order.CI);
        assertThat(Outstanding.next(rolling.run())).isEqualTo(Order.CI);
        assertThat(rolling.stored(CI).look().purpose()).isEqualTo(Effect.Purpose.ROLLOUT);
    }

    @Test
    void what_was_waited_for_as_long_as_a_process_may_comes_last() {
        Story followed = Story.of(emergency().stores(Order.VAULT, Order.writtenBySomebodyElse(Order.APP), Order.CI))
                .inTheVault()
                .revoked();
        for (int i = 0; i < Decision.AWAITS_MAX; i++) {
            followed = followed.then(new Event.Awaited(APP, Duration.ofSeconds(i)));
        }

        assertThat(Outstanding.next(followed.then(new Event.PassedOver(CI)).run()))
                .isEqualTo(Order.CI);
    }

    @Test
    void a_store_that_was_only_passed_over_is_looked_at_again_before_one_that_was_tried_in_vain() {
        Story vain = Story.of(emergency().stores(Order.VAULT, Order.APP, Order.CI))
                .inTheVault()
                .revoked();
        for (int i = 0; i < Decision.SENDS_MAX; i++) {
            vain = vain.cleared(APP).sent(APP).then(new Event.Unchanged(APP));
        }

        assertThat(Outstanding.next(vain.then(new Event.PassedOver(CI)).run())).isEqualTo(Order.CI);
    }
}
