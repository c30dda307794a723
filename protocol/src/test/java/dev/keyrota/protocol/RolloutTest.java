package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.ROLLED_OUT;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keyrota.protocol.Charter.Place.Proof;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Step 7: a config variable counts when the release that carries it is current and succeeded and no process of an older one runs. */
class RolloutTest {
    private static final Question HELD = new Question.Holding(APP);
    private static final Question ROLLOUT = new Question.Rollout(APP);

    private final Story written = Story.of(rotation().stores(VAULT, ROLLED_OUT))
            .inTheVault()
            .cleared(APP)
            .sent(APP);
    private final Story rolling = written.then(new Event.Rolling(APP, "2"));

    private static World release(String version, boolean complete, boolean failed) {
        return World.rotated().says(ROLLOUT, new Reading.RolledOut(version, complete, failed));
    }

    @Test
    void a_value_that_was_read_back_is_not_proven_before_its_consumers_have_it() {
        assertThat(written.judged(World.rotated())).isEqualTo(new Event.Rolling(APP, "2"));
        assertThat(rolling.next())
                .isEqualTo(
                        new Effect.Look(Effect.Purpose.ROLLOUT, List.of(ROLLOUT), List.of(HELD), List.of(), List.of()));
    }

    @Test
    void a_release_that_every_process_runs_proves_the_store() {
        assertThat(rolling.judged(World.rotated())).isEqualTo(new Event.Stored(APP, Proof.ROLLOUT, "2", NEW_KEY, null));
        assertThat(rolling.sees(World.rotated()).look().purpose()).isEqualTo(Effect.Purpose.GATE);
    }

    @Test
    void a_process_of_an_older_release_or_another_current_one_is_waited_for() {
        Event awaited = new Event.Awaited(APP, Duration.ofSeconds(9));

        assertThat(rolling.at(Duration.ofSeconds(9)).judged(release("2", false, false)))
                .isEqualTo(awaited);
        assertThat(rolling.at(Duration.ofSeconds(9)).judged(release("3", true, false)))
                .isEqualTo(awaited);
    }

    @Test
    void a_release_that_failed_stops_the_run() {
        assertThat(rolling.judged(release("2", false, true))).isEqualTo(new Event.Stopped(Stop.NOT_PROVEN, "app"));
    }

    @Test
    void a_newer_release_with_the_same_value_is_followed() {
        assertThat(rolling.judged(World.rotated().holds(APP, NEW_KEY, "3", null)))
                .isEqualTo(new Event.Rolling(APP, "3"));
    }

    @Test
    void a_release_that_was_rolled_back_is_written_again_and_a_strangers_value_stops_the_run() {
        assertThat(rolling.judged(World.rotated().holds(APP, OLD_KEY))).isEqualTo(new Event.Unproven(APP));
        assertThat(rolling.sees(World.rotated().holds(APP, OLD_KEY)).next()).isEqualTo(new Act.Write(APP, 1, NEW_KEY));
        assertThat(rolling.judged(World.rotated().holds(APP, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
    }

    @Test
    void a_release_of_an_earlier_key_of_ours_is_written_again_too() {
        Story second = rolling.then(new Event.Suspected(Samples.NEW), new Event.Gone(Samples.NEW, true))
                .minted()
                .verified()
                .stored(Samples.VAULT)
                .cleared(APP)
                .sent(APP)
                .then(new Event.Rolling(APP, "3"));

        assertThat(second.judged(World.rotated().lists(Samples.NEWER, Samples.description(2))))
                .isEqualTo(new Event.Unproven(APP));
    }

    @Test
    void a_question_without_an_answer_stops_the_run() {
        assertThat(rolling.judged(World.rotated().silent(ROLLOUT))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "app"));
        assertThat(rolling.judged(World.rotated().silent(HELD))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "app"));
    }

    @Test
    void consumers_are_waited_for_two_minutes_and_then_left_for_later() {
        Story waited = rolling;
        for (int look = 1; look <= 24; look++) {
            assertThat(waited.at(Duration.ofHours(1)).look().purpose()).isEqualTo(Effect.Purpose.ROLLOUT);
            waited = waited.then(new Event.Awaited(APP, Duration.ofSeconds(look)));
        }

        assertThat(waited.next()).isEqualTo(new Effect.End.Later(Pause.ROLLOUT, null));
        assertThat(waited.resumed().look().purpose()).isEqualTo(Effect.Purpose.ROLLOUT);
    }

    @Test
    void a_newer_release_counts_as_a_look_and_another_attempts_starts_afresh() {
        assertThat(rolling.then(new Event.Rolling(APP, "3")).run().progress(APP).awaited())
                .isEqualTo(1);
        assertThat(rolling.then(new Event.Awaited(APP, Duration.ZERO), new Event.Rolling(APP, "3"))
                        .run()
                        .progress(APP)
                        .awaited())
                .isEqualTo(2);
        assertThat(rolling.run().progress(APP).awaited()).isZero();
    }

    @Test
    void nothing_is_rolled_out_where_nothing_is_outstanding() {
        for (Story story :
                List.of(Story.of(rotation()).everywhere(), Story.of(rotation()).based())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Rollout.judge(
                            story.run(), new Sight(Map.of(), Duration.ZERO), new Moment(Duration.ZERO, Samples.AT)))
                    .withMessage("nothing is rolled out");
        }
    }
}
