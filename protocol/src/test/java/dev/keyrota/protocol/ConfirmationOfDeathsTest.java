package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.revocation;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.STRAY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Step 10: dead is what two lists lack, what cannot be shown, and whose token is refused. */
class ConfirmationOfDeathsTest {
    private static final Question LISTING = new Question.Listing(NEW_KEY);
    private static final Question SHOWING = new Question.Showing(NEW_KEY, OLD);
    private static final Question TOKEN = new Question.Identity(OLD_KEY);
    private static final Event REMAINS = new Event.Remains(OLD);
    private static final Event GONE = new Event.Gone(OLD, true);

    /** The old one's revocation was answered, and nothing else is left to be done. */
    private final Story last = Story.of(rotation()).everywhere().gated().revoking();

    /** An answer was lost on the way, so that the sweep is still to come. */
    private final Story doubtful = Story.of(rotation()).everywhere().gated().revokingLost();

    @Test
    void the_old_one_must_vanish_from_the_list_from_its_page_and_with_its_token() {
        assertThat(doubtful.next())
                .isEqualTo(new Effect.Look(
                        Effect.Purpose.CONFIRM, List.of(), List.of(LISTING), List.of(), List.of(SHOWING, TOKEN)));
    }

    @Test
    void what_is_listed_by_nobody_and_refused_is_gone() {
        assertThat(doubtful.judged(World.done())).isEqualTo(GONE);
    }

    @Test
    void what_is_still_listed_or_shown_remains_and_is_revoked_again_three_times_at_most() {
        assertThat(doubtful.judged(World.rotated())).isEqualTo(REMAINS);
        assertThat(doubtful.judged(World.rotated().refuses(SHOWING, Refusal.NOT_FOUND)))
                .isEqualTo(REMAINS);
        assertThat(doubtful.judged(World.done().says(SHOWING, new Reading.Shown(OLD))))
                .isEqualTo(REMAINS);

        Story later = doubtful.at(Duration.ofMinutes(10)).then(REMAINS);
        assertThat(later.look().purpose()).isEqualTo(Effect.Purpose.GATE);
        Story thrice = later.gated().revoking().then(REMAINS).gated().revoking().then(REMAINS);
        assertThat(thrice.next()).isEqualTo(new Effect.End.Escalate(Stop.NOT_REVOKED, OLD.value()));
    }

    @Test
    void a_token_that_still_works_stops_the_run() {
        assertThat(doubtful.judged(
                        World.done().says(TOKEN, new Reading.Identified(new Account("user", "owner@example.com")))))
                .isEqualTo(new Event.Stopped(Stop.NOT_REVOKED, OLD.value()));
    }

    @Test
    void a_token_that_cannot_be_had_any_more_leaves_the_lists_as_the_proof() {
        assertThat(doubtful.judged(World.done().refuses(TOKEN, Refusal.NO_KEY))).isEqualTo(new Event.Gone(OLD, false));
    }

    @Test
    void a_token_of_which_nothing_is_said_is_not_believed_dead() {
        assertThat(doubtful.judged(World.done().silent(TOKEN))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(doubtful.judged(World.done().refuses(TOKEN, Refusal.UNREACHABLE)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(doubtful.judged(World.done().refuses(TOKEN, Refusal.NOT_FOUND)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, null));
        assertThat(doubtful.judged(World.done().refuses(TOKEN, Refusal.FORBIDDEN)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, null));
    }

    @Test
    void a_question_without_an_answer_stops_the_run() {
        assertThat(doubtful.judged(World.done().silent(LISTING))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(doubtful.judged(World.done().silent(SHOWING))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(doubtful.judged(World.done().refuses(SHOWING, Refusal.FORBIDDEN)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, null));
    }

    // --- the last looks beside it

    @Test
    void where_nothing_else_is_left_the_last_look_at_everything_is_made_beside() {
        assertThat(last.look().once())
                .containsExactly(
                        new Question.Identity(NEW_KEY),
                        new Question.Holding(VAULT),
                        new Question.Holding(APP),
                        new Question.Tracing(Samples.CI));
        assertThat(last.facts(World.done())).containsExactly(GONE, new Event.Swept(Set.of()), new Event.Settled());
        assertThat(last.sees(World.done()).next()).isEqualTo(new Act.Close(NEW_KEY));
    }

    @Test
    void what_is_left_over_is_ended_before_the_last_look_counts() {
        assertThat(last.facts(World.done().lists(STRAY, Samples.description(7))))
                .containsExactly(GONE);
    }

    @Test
    void a_store_that_is_not_as_it_should_be_is_looked_at_again() {
        assertThat(last.facts(World.done().holds(APP, FOREIGN_KEY))).containsExactly(GONE, new Event.Swept(Set.of()));
        assertThat(last.sees(World.done().holds(APP, FOREIGN_KEY)).look().purpose())
                .isEqualTo(Effect.Purpose.FINAL);
    }

    @Test
    void what_remains_has_no_last_look() {
        assertThat(last.facts(World.rotated())).containsExactly(REMAINS);
    }

    @Test
    void an_emergency_that_has_stores_to_write_has_no_last_look() {
        Story hurried = Story.of(emergency()).inTheVault().gated().revoking();

        assertThat(hurried.look().once()).isEmpty();
        assertThat(hurried.facts(World.done())).containsExactly(GONE);
    }

    @Test
    void another_key_than_the_new_one_cannot_make_the_last_look() {
        Story lent = Story.of(rotation())
                .everywhere()
                .gated()
                .then(
                        new Event.Intended(new Act.Revoke(OLD, Act.Revoke.Why.OLD, Samples.LENT)),
                        new Event.Acknowledged());

        assertThat(lent.look().once()).isEmpty();
        assertThat(lent.facts(World.done().lender())).containsExactly(GONE);
    }

    // --- our own leftovers

    @Test
    void a_leftover_of_ours_has_no_token_to_be_asked() {
        Story orphan = Story.of(rotation())
                .based()
                .minted()
                .resumed()
                .then(
                        new Event.Intended(new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY)),
                        new Event.Acknowledged());

        assertThat(orphan.next())
                .isEqualTo(new Effect.Look(
                        Effect.Purpose.CONFIRM,
                        List.of(),
                        List.of(new Question.Listing(OLD_KEY)),
                        List.of(),
                        List.of(new Question.Showing(OLD_KEY, NEW))));
        assertThat(orphan.facts(World.untouched())).containsExactly(new Event.Gone(NEW, false));
        assertThat(orphan.facts(World.minted())).containsExactly(new Event.Remains(NEW));
    }

    // --- a key that revokes itself

    @Test
    void a_key_that_revoked_itself_is_only_asked_whether_it_is_refused() {
        Story itself = Story.of(revocation()).based().revoking();

        assertThat(itself.next())
                .isEqualTo(new Effect.Look(Effect.Purpose.CONFIRM, List.of(), List.of(), List.of(), List.of(TOKEN)));
        assertThat(itself.judged(World.untouched().without(OLD))).isEqualTo(GONE);
        assertThat(itself.judged(World.untouched())).isEqualTo(REMAINS);
        assertThat(itself.judged(World.untouched().silent(TOKEN))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
    }

    // --- a creation

    @Test
    void a_creation_is_searched_for_and_never_confirmed() {
        Run run = Story.of(rotation()).based().run();
        Act receive = new Act.Receive(1, "d", OLD_KEY);

        for (Act act : List.of(Samples.create(), receive)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Confirmation.look(run, act))
                    .withMessageContaining("searched for");
            assertThatIllegalStateException()
                    .isThrownBy(() -> Confirmation.judge(run, act, new Sight(Map.of(), Duration.ZERO)))
                    .withMessageContaining("searched for");
        }
    }
}
