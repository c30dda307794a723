package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEWER;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.STRAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Step 4, where the answer is lost: wait until nothing can land, search the list for the nonce, end what is found, try again. */
class SearchTest {
    private static final Question LISTING = new Question.Listing(OLD_KEY);
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final Story lost =
            Story.of(rotation()).based().at(Duration.ofSeconds(3)).minting().doubted();

    @Test
    void nothing_is_searched_for_as_long_as_the_request_may_still_land() {
        assertThat(lost.next()).isEqualTo(new Effect.Wait(QUIET, Effect.Wait.Why.QUIESCENCE));
        assertThat(lost.at(Duration.ofSeconds(602)).next())
                .isEqualTo(new Effect.Wait(Duration.ofSeconds(1), Effect.Wait.Why.QUIESCENCE));
        assertThat(lost.at(Duration.ofSeconds(603)).next())
                .isEqualTo(new Effect.Look(Effect.Purpose.SEARCH, List.of(), List.of(LISTING), List.of(), List.of()));
    }

    @Test
    void an_emergency_waits_for_the_incidents_quiescence() {
        Story hurried = Story.of(emergency()).based().minting().doubted();

        assertThat(hurried.next()).isEqualTo(new Effect.Wait(Duration.ofSeconds(90), Effect.Wait.Why.QUIESCENCE));
    }

    @Test
    void what_bears_the_nonce_of_the_lost_attempt_is_found_and_nothing_else() {
        World world = World.untouched()
                .lists(NEW, Samples.description(1))
                .lists(NEWER, Samples.description(2))
                .lists(STRAY, "team-rotation-2026-07-rffffffffffff-a1");

        assertThat(lost.at(QUIET.plusSeconds(3)).judged(world)).isEqualTo(new Event.Searched(1, Set.of(NEW)));
    }

    @Test
    void what_was_found_is_ended_before_another_is_created_under_a_new_nonce() {
        Story found = lost.then(new Event.Searched(1, Set.of(STRAY, NEW)));
        Story one = found.then(
                new Event.Intended(new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY)),
                new Event.Acknowledged(),
                new Event.Gone(NEW, false));
        Story none = one.then(
                new Event.Intended(new Act.Revoke(STRAY, Act.Revoke.Why.ORPHAN, OLD_KEY)),
                new Event.Acknowledged(),
                new Event.Gone(STRAY, false));

        assertThat(found.next()).isEqualTo(new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY));
        assertThat(one.next()).isEqualTo(new Act.Revoke(STRAY, Act.Revoke.Why.ORPHAN, OLD_KEY));
        assertThat(none.next()).isEqualTo(new Act.Create(2, Samples.description(2), OLD_KEY));
    }

    @Test
    void where_nothing_landed_another_is_created_at_once() {
        assertThat(lost.then(new Event.Searched(1, Set.of())).next())
                .isEqualTo(new Act.Create(2, Samples.description(2), OLD_KEY));
    }

    @Test
    void a_list_that_does_not_come_stops_the_run() {
        assertThat(lost.at(QUIET.plusSeconds(3)).judged(World.untouched().silent(LISTING)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
    }

    @Test
    void a_crash_after_the_announcement_starts_the_wait_again() {
        Story crashed =
                Story.of(rotation()).based().at(Duration.ofHours(1)).minting().resumed();

        assertThat(crashed.next()).isEqualTo(new Effect.Wait(QUIET, Effect.Wait.Why.QUIESCENCE));
        assertThat(lost.resumed().next()).isEqualTo(new Effect.Wait(QUIET, Effect.Wait.Why.QUIESCENCE));
    }

    @Test
    void nothing_is_searched_for_before_the_first_attempt() {
        Run run = Story.of(rotation()).based().run();

        assertThatIllegalStateException()
                .isThrownBy(() -> Search.judge(run, new Sight(Map.of(), Duration.ZERO)))
                .withMessageContaining("before the first attempt");
    }
}
