package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.revocation;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.CI;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keyrota.protocol.Attempt.Fate;
import dev.keyrota.protocol.Effect.End;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a deed changes: its announcement, its answer, its refusal. Which facts can follow which is told by {@link TransitionTableTest}. */
class TransitionOfDeedsTest {
    private static final Act REVOKE = new Act.Revoke(OLD, Act.Revoke.Why.OLD, NEW_KEY);

    // --- an announcement

    @Test
    void a_creation_that_is_announced_is_an_attempt_whose_answer_is_not_known() {
        Run run = Story.of(rotation()).based().minting().run();

        assertThat(run.attempts()).containsExactly(Attempt.announced(1, Samples.description(1)));
        assertThat(run.mints()).isEqualTo(1);
        assertThat(run.vaultIntended()).isFalse();
    }

    @Test
    void a_write_to_the_vault_that_is_announced_is_the_point_of_no_return() {
        Story announced = Story.of(rotation()).based().minted().verified().sending(Samples.VAULT);

        assertThat(announced.run().vaultIntended()).isTrue();
        assertThat(announced.run().isPastReturn()).isTrue();
        assertThat(announced.run().progress(Samples.VAULT).sends()).isEqualTo(1);
        assertThat(announced.resumed().run().vaultIntended()).isTrue();
        assertThat(announced.resumed().run().progress(Samples.VAULT).sends()).isZero();
        assertThat(announced.resumed().run().progress(Samples.VAULT).everSent()).isTrue();
    }

    @Test
    void a_write_to_another_store_offers_the_vault_nothing() {
        Run run = Story.of(rotation())
                .based()
                .minted()
                .verified()
                .cleared(Samples.APP)
                .sending(Samples.APP)
                .run();

        assertThat(run.isPastReturn()).isFalse();
    }

    @Test
    void a_store_that_is_written_again_is_not_proven_any_more() {
        Run run = Story.of(rotation()).everywhere().sending(CI).run();

        assertThat(run.progress(CI).stored()).isNull();
    }

    @Test
    void only_the_old_ones_revocation_is_a_point_of_no_return() {
        Act orphan = new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY);
        Story both = Story.of(revocation()).based().revoking().then(new Event.Remains(OLD), new Event.Intended(orphan));

        assertThat(both.run().isPastReturn()).isTrue();
        assertThat(Story.of(rotation())
                        .based()
                        .then(new Event.Intended(REVOKE))
                        .run()
                        .isPastReturn())
                .isTrue();
        assertThat(Story.of(rotation())
                        .based()
                        .minted()
                        .then(new Event.Intended(orphan))
                        .run()
                        .isPastReturn())
                .isFalse();
    }

    // --- an answer

    @Test
    void a_creation_that_is_answered_is_in_the_custody_of_this_process() {
        Story minted = Story.of(rotation()).based().minted();
        Attempt attempt = minted.run().attempts().getFirst();

        assertThat(attempt.fate()).isEqualTo(Fate.CREATED);
        assertThat(attempt.id()).isEqualTo(NEW);
        assertThat(attempt.fingerprint()).isEqualTo(NEW_KEY);
        assertThat(attempt.epoch()).isEqualTo(1);
        assertThat(minted.run().fresh()).isEqualTo(attempt);
        assertThat(minted.resumed().run().fresh()).isNull();
    }

    @Test
    void the_answer_to_another_attempt_cannot_follow() {
        Event other = new Event.Created(2, NEW, NEW_KEY, AT);

        assertThatIllegalStateException()
                .isThrownBy(() -> Story.of(rotation()).based().minting().then(other))
                .withMessage("Created cannot follow in Announced");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Story.of(rotation().byHand()).based().minting().then(other))
                .withMessage("Created cannot follow in Announced");
    }

    @Test
    void a_success_of_a_creation_is_its_key_and_no_bare_word() {
        for (Order order : List.of(rotation(), rotation().byHand())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Story.of(order).based().minting().then(new Event.Acknowledged()))
                    .withMessage("Acknowledged cannot follow in Announced");
        }
    }

    static Stream<Event> answers() {
        return Stream.of(
                new Event.Opened(Samples.RUN, rotation().charter()),
                new Event.Created(1, NEW, NEW_KEY, AT),
                new Event.Acknowledged(),
                new Event.Refused(Refusal.UNREACHABLE, null, Duration.ZERO),
                new Event.Doubted(Doubt.TIMEOUT, Duration.ZERO),
                new Event.Remains(OLD),
                new Event.Completed(NEW, NEW_KEY),
                new Event.Adopted("api", "prod", NEW, NEW_KEY, AT, "somebody"));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("answers")
    void what_answers_a_deed_cannot_follow_where_none_is_in_flight(Event answer) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Story.of(rotation()).based().then(answer))
                .withMessage(answer.getClass().getSimpleName() + " cannot follow in Standing");
    }

    @Test
    void an_answer_that_is_lost_is_remembered_with_its_time_and_by_another_process_from_its_beginning() {
        Story lost =
                Story.of(rotation()).based().at(Duration.ofSeconds(7)).minting().doubted();

        assertThat(lost.run().unsure()).isEqualTo(Duration.ofSeconds(7));
        assertThat(lost.resumed().run().unsure()).isZero();
        assertThat(Story.of(rotation()).based().minting().resumed().run().unsure())
                .isZero();
        assertThat(Story.of(rotation()).based().resumed().run().unsure()).isNull();
    }

    // --- a refusal

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "UNREACHABLE", "EDGE_BLOCKED"})
    void a_refusal_that_passes_is_waited_for_and_the_deed_is_done_again(Refusal why) {
        Story create = Story.of(rotation()).based().minting().refused(why);
        Story write = Story.of(rotation())
                .inTheVault()
                .cleared(Samples.APP)
                .sending(Samples.APP)
                .refused(why);
        Story revoke = Story.of(rotation())
                .everywhere()
                .gated()
                .then(new Event.Intended(REVOKE))
                .refused(why);
        Story close = Story.of(rotation())
                .everywhere()
                .revoked()
                .swept()
                .settled()
                .then(new Event.Intended(new Act.Close(NEW_KEY)))
                .refused(why);

        for (Story story : List.of(create, write, revoke, close)) {
            assertThat(story.next()).isEqualTo(new Effect.Wait(Duration.ofSeconds(5), Effect.Wait.Why.RATE_LIMIT));
        }
        assertThat(create.run().attempts().getFirst().fate()).isEqualTo(Fate.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RATE_LIMITED", "UNREACHABLE", "EDGE_BLOCKED"})
    void any_other_refusal_of_a_write_is_a_persons_to_decide(Refusal why) {
        Story app = Story.of(rotation()).inTheVault().cleared(Samples.APP).sending(Samples.APP);

        assertThat(app.refused(why).next()).isEqualTo(new End.Escalate(Stop.NOT_WRITTEN, "app"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RATE_LIMITED", "UNREACHABLE", "EDGE_BLOCKED", "NOT_FOUND", "UNAUTHENTICATED", "BY_HAND"})
    void any_other_refusal_of_a_revocation_is_a_persons_to_decide(Refusal why) {
        Story revoking = Story.of(rotation()).everywhere().gated().then(new Event.Intended(REVOKE));

        assertThat(revoking.refused(why).next()).isEqualTo(new End.Escalate(Stop.NOT_REVOKED, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "UNAUTHENTICATED"})
    void a_revocation_of_what_is_gone_already_is_told_by_reading(Refusal why) {
        Story revoking = Story.of(rotation()).everywhere().gated().then(new Event.Intended(REVOKE));

        assertThat(revoking.refused(why).look().purpose()).isEqualTo(Effect.Purpose.CONFIRM);
    }

    @Test
    void a_label_that_is_not_closed_is_a_persons_to_decide_and_read_again_by_the_next_process() {
        Story refused = Story.of(rotation())
                .everywhere()
                .revoked()
                .swept()
                .settled()
                .then(new Event.Intended(new Act.Close(NEW_KEY)))
                .refused(Refusal.APPROVAL_REQUIRED);

        assertThat(refused.next()).isEqualTo(new End.Escalate(Stop.NOT_WRITTEN, "vault"));
        assertThat(refused.resumed().look().purpose()).isEqualTo(Effect.Purpose.CONFIRM);
    }
}
