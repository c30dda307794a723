package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.RUN;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Step 12: the label is set to done and read back; then the run is completed. */
class ConfirmationOfTheLabelTest {
    private static final Question VAULTED = new Question.Holding(VAULT);
    private static final Label DONE = World.label(NEW, null, RUN, Label.State.DONE);

    private final Story settled =
            Story.of(rotation()).everywhere().revoked().swept().settled();
    private final Story closing = settled.closing();

    @Test
    void the_label_is_closed_when_everything_was_seen_and_read_back_twice() {
        assertThat(settled.next()).isEqualTo(new Act.Close(NEW_KEY));
        assertThat(closing.next())
                .isEqualTo(new Effect.Look(Effect.Purpose.CONFIRM, List.of(), List.of(VAULTED), List.of(), List.of()));
    }

    @Test
    void a_label_of_this_run_that_says_done_completes_it() {
        assertThat(closing.judged(World.done().labelled(NEW_KEY, DONE))).isEqualTo(new Event.Completed(NEW, NEW_KEY));
        assertThat(closing.sees(World.done().labelled(NEW_KEY, DONE)).next()).isEqualTo(new Effect.End.Complete());
    }

    @Test
    void a_label_that_says_anything_else_is_closed_again() {
        Event unchanged = new Event.Unchanged(VAULT);
        Label open = World.label(NEW, null, RUN, Label.State.OPEN);
        Label foreign = World.label(NEW, null, new RunId("ffffffffffff"), Label.State.DONE);

        assertThat(closing.judged(World.done().labelled(NEW_KEY, open))).isEqualTo(unchanged);
        assertThat(closing.judged(World.done().labelled(NEW_KEY, foreign))).isEqualTo(unchanged);
        assertThat(closing.judged(World.done())).isEqualTo(unchanged);
        assertThat(closing.judged(World.done().puts(VAULT, new Reading.Held(NEW_KEY, "item", "3", DONE, false, null))))
                .isEqualTo(unchanged);
    }

    @Test
    void after_three_times_a_person_decides_and_the_next_process_tries_again() {
        Event unchanged = new Event.Unchanged(VAULT);
        Story twice = closing.then(unchanged).closing().then(unchanged);
        Story thrice = twice.closing().then(unchanged);

        assertThat(twice.next()).isEqualTo(new Act.Close(NEW_KEY));
        assertThat(thrice.next()).isEqualTo(new Effect.End.Escalate(Stop.NOT_WRITTEN, "vault"));
        assertThat(thrice.resumed().swept().settled().next()).isEqualTo(new Act.Close(NEW_KEY));
    }

    @Test
    void a_vault_that_lost_the_new_key_stops_the_run() {
        assertThat(closing.judged(World.done().labelled(FOREIGN_KEY, DONE)))
                .isEqualTo(new Event.Stopped(Stop.STORE_LOST, "vault"));
    }

    @Test
    void a_vault_that_does_not_answer_stops_the_run() {
        assertThat(closing.judged(World.done().silent(VAULTED))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "vault"));
    }

    @Test
    void a_run_without_a_new_key_is_not_completed() {
        Run run = Story.of(rotation()).based().run();
        World world = World.done().labelled(NEW_KEY, DONE);
        Act close = new Act.Close(NEW_KEY);

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Confirmation.judge(run, close, world.seenBy(Confirmation.look(run, close), Duration.ZERO)))
                .withMessageContaining("completed by its new key");
    }
}
