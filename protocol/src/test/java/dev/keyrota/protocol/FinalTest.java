package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.NEIGHBOUR;
import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Step 12: every store and the key are looked at once more after the revocation. */
class FinalTest {
    private static final Question IDENTITY = new Question.Identity(NEW_KEY);

    private final Story swept =
            Story.of(rotation().siblings(NEIGHBOUR)).everywhere().revoked().swept();
    private final Story hurried = Story.of(emergency().siblings(NEIGHBOUR))
            .inTheVault()
            .revoked()
            .stored(APP, Samples.CI)
            .swept();

    @Test
    void the_key_and_every_store_are_asked_once_and_siblings_only_where_they_were_not_before() {
        List<Question> stores =
                List.of(new Question.Holding(VAULT), new Question.Holding(APP), new Question.Tracing(Samples.CI));

        assertThat(swept.look().purpose()).isEqualTo(Effect.Purpose.FINAL);
        assertThat(swept.look().once()).contains(IDENTITY).containsAll(stores).hasSize(4);
        assertThat(hurried.look().once())
                .contains(IDENTITY, new Question.Holding(Samples.NEIGHBOUR))
                .containsAll(stores)
                .hasSize(5);
    }

    @Test
    void a_whole_world_settles_the_run() {
        assertThat(swept.judged(World.done())).isEqualTo(new Event.Settled());
        assertThat(hurried.judged(World.done())).isEqualTo(new Event.Settled());
        assertThat(swept.sees(World.done()).next()).isEqualTo(new Act.Close(NEW_KEY));
    }

    @Test
    void a_store_that_lost_the_new_key_stops_the_run() {
        assertThat(swept.judged(World.done().holds(APP, OLD_KEY))).isEqualTo(new Event.Stopped(Stop.STORE_LOST, "app"));
    }

    @Test
    void a_new_key_that_is_refused_is_suspected() {
        assertThat(swept.judged(World.done().without(NEW))).isEqualTo(new Event.Suspected(NEW));
        assertThat(swept.judged(World.done().without(NEW).holds(APP, OLD_KEY))).isEqualTo(new Event.Suspected(NEW));
        assertThat(swept.judged(World.done().silent(IDENTITY))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
    }

    @Test
    void a_place_of_another_credential_that_an_emergency_cut_off_is_named() {
        assertThat(hurried.judged(World.done().holds(Samples.NEIGHBOUR, OLD_KEY)))
                .isEqualTo(new Event.Stopped(Stop.STORE_DRIFTED, "neighbour"));
        assertThat(swept.judged(World.done().holds(Samples.NEIGHBOUR, OLD_KEY))).isEqualTo(new Event.Settled());
    }
}
