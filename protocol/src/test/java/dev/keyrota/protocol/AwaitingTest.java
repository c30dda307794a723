package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.UNCHALLENGED;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Order.writtenBySomebodyElse;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keyrota.protocol.Charter.Place.Proof;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Step 7: a store that a second writer brings the vault's value is waited for and proven, never written. */
class AwaitingTest {
    private static final Question HELD = new Question.Holding(APP);
    private static final Question TRACED = new Question.Tracing(Samples.CI);

    private final Story readable =
            Story.of(rotation().stores(VAULT, writtenBySomebodyElse(Order.APP))).inTheVault();
    private final Story challenged =
            Story.of(rotation().stores(VAULT, writtenBySomebodyElse(CI))).inTheVault();
    private final Story dated = Story.of(rotation().stores(VAULT, writtenBySomebodyElse(UNCHALLENGED)))
            .inTheVault();

    @Test
    void the_store_is_asked_twice_and_not_written() {
        assertThat(readable.next())
                .isEqualTo(new Effect.Look(Effect.Purpose.AWAIT, List.of(), List.of(HELD), List.of(), List.of()));
        assertThat(challenged.look().twice()).containsExactly(TRACED);
    }

    @Test
    void a_store_that_has_the_new_key_is_proven() {
        assertThat(readable.judged(World.rotated()))
                .isEqualTo(new Event.Stored(APP, Proof.READING, "2", NEW_KEY, null));
    }

    @Test
    void a_store_that_has_the_old_key_is_waited_for() {
        assertThat(readable.at(Duration.ofSeconds(9)).judged(World.minted()))
                .isEqualTo(new Event.Awaited(APP, Duration.ofSeconds(9)));
    }

    @Test
    void a_store_that_has_a_strangers_key_stops_the_run() {
        assertThat(readable.judged(World.minted().holds(APP, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
    }

    @Test
    void a_store_that_does_not_answer_stops_the_run() {
        assertThat(readable.judged(World.minted().silent(HELD))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "app"));
    }

    @Test
    void a_store_that_cannot_be_read_is_waited_for_until_its_date_changes() {
        assertThat(challenged.at(Duration.ofSeconds(9)).judged(World.minted()))
                .isEqualTo(new Event.Awaited(Samples.CI, Duration.ofSeconds(9)));
        assertThat(dated.judged(World.minted())).isEqualTo(new Event.Awaited(Samples.CI, Duration.ZERO));
    }

    @Test
    void what_was_then_written_is_proven_where_it_can_be() {
        assertThat(challenged.judged(World.rotated())).isEqualTo(new Event.Unproven(Samples.CI));
        assertThat(challenged.sees(World.rotated()).look().purpose()).isEqualTo(Effect.Purpose.REPROVE);
        assertThat(dated.judged(World.rotated()))
                .isEqualTo(new Event.Stored(Samples.CI, Proof.UPDATED_AT, "now", NEW_KEY, null));
    }

    @Test
    void a_store_that_another_place_hides_stops_the_run() {
        assertThat(dated.judged(World.minted().shadowed(Samples.CI)))
                .isEqualTo(new Event.Stopped(Stop.STORE_SHADOWED, "ci"));
    }

    // --- how long

    @Test
    void five_seconds_pass_between_two_looks() {
        Story waited = readable.at(Duration.ofSeconds(9)).sees(World.minted());

        assertThat(waited.next()).isEqualTo(new Effect.Wait(Duration.ofSeconds(5), Effect.Wait.Why.PROPAGATION));
        assertThat(waited.at(Duration.ofSeconds(13)).next())
                .isEqualTo(new Effect.Wait(Duration.ofSeconds(1), Effect.Wait.Why.PROPAGATION));
        assertThat(waited.at(Duration.ofSeconds(14)).look().purpose()).isEqualTo(Effect.Purpose.AWAIT);
    }

    @Test
    void after_two_minutes_the_run_rests_and_the_next_process_looks_again() {
        Story waited = readable;
        for (int look = 1; look < 24; look++) {
            waited = waited.then(new Event.Awaited(APP, Duration.ofSeconds(look)));
        }
        assertThat(waited.at(Duration.ofHours(1)).look().purpose()).isEqualTo(Effect.Purpose.AWAIT);

        Story patient = waited.then(new Event.Awaited(APP, Duration.ofSeconds(24)));
        assertThat(patient.at(Duration.ofHours(1)).next()).isEqualTo(new Effect.End.Later(Pause.SECOND_WRITER, null));
        assertThat(patient.resumed().look().purpose()).isEqualTo(Effect.Purpose.AWAIT);
    }

    @Test
    void nobody_is_waited_for_where_nothing_is_outstanding() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Awaiting.judge(
                        Story.of(rotation()).everywhere().run(), nothing(), new Moment(Duration.ZERO, Samples.AT)))
                .withMessageContaining("no second writer");
        assertThatIllegalStateException()
                .isThrownBy(() -> Awaiting.judge(
                        Story.of(rotation()).based().run(), nothing(), new Moment(Duration.ZERO, Samples.AT)))
                .withMessageContaining("no second writer");
    }

    private static Sight nothing() {
        return new Sight(Map.of(), Duration.ZERO);
    }
}
