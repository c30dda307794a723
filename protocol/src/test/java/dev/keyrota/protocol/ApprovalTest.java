package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A write to the vault that went to a person for approval may land at any time: nothing else happens until it is decided. */
class ApprovalTest {
    private static final Question OPEN = new Question.Approving(VAULT);
    private static final Question VAULTED = new Question.Holding(VAULT);
    private static final Event PAUSED = new Event.Paused(Pause.APPROVAL, null);
    private static final Event SETTLED = new Event.ApprovalsSettled(VAULT);
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final Story asked = Story.of(rotation())
            .based()
            .minted()
            .verified()
            .at(Duration.ofSeconds(3))
            .sending(VAULT)
            .refused(Refusal.APPROVAL_REQUIRED);
    private final Story quiet = asked.at(QUIET.plusSeconds(3));

    @Test
    void the_request_is_looked_for_when_it_can_no_longer_appear() {
        assertThat(asked.next()).isEqualTo(new Effect.Wait(QUIET, Effect.Wait.Why.QUIESCENCE));
        assertThat(quiet.next())
                .isEqualTo(new Effect.Look(
                        Effect.Purpose.APPROVAL, List.of(), List.of(OPEN, VAULTED), List.of(), List.of()));
    }

    @Test
    void a_request_that_is_open_is_waited_for_without_the_lease() {
        World open = World.minted().says(OPEN, new Reading.Approvals(List.of("17")));

        assertThat(quiet.judged(open)).isEqualTo(PAUSED);
        assertThat(quiet.sees(open).next()).isEqualTo(new Effect.End.Later(Pause.APPROVAL, null));
    }

    @Test
    void a_request_that_was_merged_is_a_write_like_any_other() {
        World merged = World.minted().holds(VAULT, NEW_KEY).says(OPEN, new Reading.Approvals(List.of("17")));

        assertThat(quiet.judged(merged))
                .isEqualTo(new Event.Stored(VAULT, Charter.Place.Proof.READING, "2", NEW_KEY, null));
        assertThat(quiet.sees(merged).look().purpose()).isEqualTo(Effect.Purpose.CLEAR);
    }

    @Test
    void where_no_request_is_open_and_nothing_was_written_a_person_decides() {
        assertThat(quiet.judged(World.minted())).isEqualTo(SETTLED);
        assertThat(quiet.sees(World.minted()).next()).isEqualTo(new Effect.End.Escalate(Stop.NOT_WRITTEN, "vault"));
        assertThat(quiet.sees(World.minted()).resumed().run().approving()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN", "UNSUPPORTED"})
    void where_only_people_may_see_requests_a_person_says_when_none_is_open(Refusal why) {
        World unseen = World.minted().refuses(OPEN, why);

        assertThat(quiet.judged(unseen)).isEqualTo(PAUSED);
        assertThat(quiet.then(new Event.ApprovalsClosed("somebody")).judged(unseen))
                .isEqualTo(SETTLED);
    }

    @Test
    void what_a_person_said_of_an_earlier_request_is_forgotten_with_a_new_one() {
        Run again = asked.then(new Event.ApprovalsClosed("somebody"))
                .sending(VAULT)
                .refused(Refusal.APPROVAL_REQUIRED)
                .run();

        assertThat(again.approving()).isTrue();
        assertThat(again.approvalsClosed()).isFalse();
    }

    @Test
    void a_question_without_an_answer_stops_the_run() {
        assertThat(quiet.judged(World.minted().silent(OPEN))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "vault"));
        assertThat(quiet.judged(World.minted().silent(VAULTED))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "vault"));
        assertThat(quiet.judged(World.minted().refuses(OPEN, Refusal.UNAUTHENTICATED)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, "vault"));
    }

    @Test
    void a_vault_that_somebody_else_wrote_stops_the_run() {
        assertThat(quiet.judged(World.minted().holds(VAULT, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "vault"));
    }

    @Test
    void the_approval_of_another_store_is_a_refusal_like_any_other() {
        Story app = Story.of(rotation())
                .inTheVault()
                .cleared(Samples.APP)
                .sending(Samples.APP)
                .refused(Refusal.APPROVAL_REQUIRED);

        assertThat(app.next()).isEqualTo(new Effect.End.Escalate(Stop.NOT_WRITTEN, "app"));
    }

    @Test
    void no_approval_is_looked_for_before_a_write() {
        Run run = Story.of(rotation()).based().run();
        Sight sight = World.untouched().seenBy(Approval.look(run), Duration.ZERO);

        assertThatIllegalStateException()
                .isThrownBy(() -> Approval.judge(run, sight))
                .withMessage("nothing was written");
    }
}
