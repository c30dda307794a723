package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.RUN;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.keyrota.protocol.Effect.End;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The three functions: after, next and judge. */
class ProtocolTest {
    private static final Moment NOW = new Moment(Duration.ZERO, AT);
    private static final Sight NOTHING = new Sight(Map.of(), Duration.ZERO);
    private static final Effect.Look LOOK =
            new Effect.Look(Effect.Purpose.SOURCE, List.of(new Question.Holding(VAULT)), List.of());

    @Test
    void the_facts_of_a_run_are_folded_in_their_order() {
        State state = Protocol.after(List.of(
                new Event.Opened(RUN, rotation().charter()),
                new Event.Entered(1, "here", 1),
                new Event.Sourced(OLD_KEY, "item", "1")));

        assertThat(state).isEqualTo(Story.of(rotation()).sourced().state());
        assertThat(Protocol.after(List.of())).isEqualTo(new State.Unopened());
        assertThat(new State.Unopened().run()).isNull();
    }

    @Test
    void a_deed_is_announced_by_a_fact_of_its_own() {
        assertThat(Protocol.announce(Samples.create())).isEqualTo(new Event.Intended(Samples.create()));
    }

    @Test
    void nothing_is_done_before_a_run_is_opened_or_while_the_answer_to_a_deed_is_not_recorded() {
        State announced = Story.of(rotation()).based().minting().state();

        assertThatIllegalStateException()
                .isThrownBy(() -> Protocol.next(new State.Unopened(), NOW))
                .withMessage("the run was not opened");
        assertThatIllegalStateException()
                .isThrownBy(() -> Protocol.next(announced, NOW))
                .withMessageContaining("was not recorded");
    }

    @Test
    void a_run_that_stopped_asks_a_person_and_goes_on_from_where_it_stood() {
        Story story = Story.of(rotation()).based();
        Story stopped = story.then(new Event.Stopped(Stop.CONFLICT, "vault"));

        assertThat(stopped.next()).isEqualTo(new End.Escalate(Stop.CONFLICT, "vault"));
        assertThat(stopped.run()).isEqualTo(story.run());
        assertThat(stopped.resumed().next()).isEqualTo(story.next());
    }

    @Test
    void the_two_ends_are_told_again_whenever_a_process_asks() {
        Story completed = Story.of(rotation())
                .everywhere()
                .revoked()
                .swept()
                .settled()
                .closing()
                .then(new Event.Completed(NEW, NEW_KEY));
        Story aborted = Story.of(rotation()).then(new Event.Aborted(Stop.REQUESTED));

        assertThat(completed.next()).isEqualTo(new End.Complete());
        assertThat(completed.resumed().next()).isEqualTo(new End.Complete());
        assertThat(aborted.next()).isEqualTo(new End.Abort(Stop.REQUESTED));
        assertThat(aborted.resumed().next()).isEqualTo(new End.Abort(Stop.REQUESTED));
    }

    @Test
    void a_run_that_rests_tells_until_when() {
        Story resting = Story.of(rotation()).then(new Event.Paused(Pause.WINDOW, AT));

        assertThat(resting.next()).isEqualTo(new End.Later(Pause.WINDOW, AT));
    }

    static Stream<Arguments> lookingAtNothing() {
        Story story = Story.of(rotation()).based();
        return Stream.of(
                argumentSet("unopened", new State.Unopened()),
                argumentSet("announced", story.minting().state()),
                argumentSet(
                        "halted",
                        story.then(new Event.Stopped(Stop.CONFLICT, null)).state()),
                argumentSet(
                        "resting",
                        story.then(new Event.Paused(Pause.SESSION, null)).state()),
                argumentSet("done", new State.Done(story.run())),
                argumentSet("undone", new State.Undone(story.run(), Stop.REQUESTED)));
    }

    @ParameterizedTest
    @MethodSource("lookingAtNothing")
    void a_run_that_looks_at_nothing_judges_nothing(State state) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Protocol.judge(state, LOOK, NOTHING, NOW))
                .withMessage("nothing is looked at in " + state.getClass().getSimpleName());
    }

    @Test
    void where_no_deed_is_in_doubt_none_is_confirmed() {
        Effect.Look confirm = new Effect.Look(Effect.Purpose.CONFIRM, List.of(), List.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> Protocol.judge(Story.of(rotation()).based().state(), confirm, NOTHING, NOW))
                .withMessage("nothing is to be confirmed");
    }

    @Test
    void what_was_not_looked_at_yet_is_not_known() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Story.of(rotation()).run().known())
                .withMessageContaining("not looked at yet");
    }
}
