package dev.keyrota.protocol;

import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an answer means: answered, refused or unclear, and what two answers must agree on. */
class AnswersTest {
    private static final Question HOLDING = new Question.Holding(Samples.VAULT);
    private static final Reply<Reading> SHOWN = new Reply.Answered<>(new Reading.Shown(NEW));

    @Test
    void an_answer_is_passed_on_and_nothing_else_is_made_of_a_refusal_or_a_doubt() {
        Reply<String> refused = new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(7));
        Reply<String> unclear = new Reply.Unclear<>(Doubt.BROKEN);

        assertThat(new Reply.Answered<>("four").map(String::length)).isEqualTo(new Reply.Answered<>(4));
        assertThat(refused.map(String::length))
                .isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(7)));
        assertThat(unclear.map(String::length)).isEqualTo(new Reply.Unclear<>(Doubt.BROKEN));
    }

    @Test
    void a_second_call_is_made_with_an_answer_alone() {
        Reply<String> refused = new Reply.Refused<>(Refusal.FORBIDDEN);
        Reply<String> unclear = new Reply.Unclear<>(Doubt.TIMEOUT);

        assertThat(new Reply.Answered<>("four").then(text -> new Reply.Unclear<>(Doubt.BROKEN)))
                .isEqualTo(new Reply.Unclear<>(Doubt.BROKEN));
        assertThat(refused.then(_ -> new Reply.Answered<>(1))).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN, null));
        assertThat(unclear.then(_ -> new Reply.Answered<>(1))).isEqualTo(new Reply.Unclear<>(Doubt.TIMEOUT));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void only_a_connection_a_limit_and_a_firewall_let_the_same_call_pass_later(Refusal why) {
        assertThat(why.mayPass())
                .isEqualTo(Set.of(Refusal.UNREACHABLE, Refusal.RATE_LIMITED, Refusal.EDGE_BLOCKED)
                        .contains(why));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void what_is_refused_is_denied_unless_it_may_pass(Refusal why) {
        assertThat(Checks.unanswered(new Reply.Refused<>(why), "ci"))
                .isEqualTo(new Event.Stopped(why.mayPass() ? Stop.NO_ANSWER : Stop.DENIED, "ci"));
    }

    @Test
    void what_is_unclear_is_no_answer_and_an_answer_is_one() {
        assertThat(Checks.unanswered(new Reply.Unclear<>(Doubt.SERVER_ERROR), null))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(Checks.unanswered(SHOWN, null)).isNull();
    }

    @Test
    void a_question_that_nobody_asked_has_no_answer() {
        Sight sight = sight(SHOWN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sight.to(new Question.Holding(Samples.CI), Reading.class))
                .withMessageContaining("not asked");
    }

    @Test
    void an_answer_of_another_kind_is_a_fault() {
        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> sight(SHOWN).to(HOLDING, Reading.Held.class));
    }

    @Test
    void the_answer_to_a_refused_question_is_a_fault() {
        assertThat(Checks.answer(sight(SHOWN), HOLDING, Reading.Shown.class)).isEqualTo(new Reading.Shown(NEW));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Checks.answer(sight(new Reply.Refused<>(Refusal.FORBIDDEN)), HOLDING, Reading.Shown.class))
                .withMessageContaining("not answered");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Checks.answer(sight(new Reply.Unclear<>(Doubt.TIMEOUT)), HOLDING, Reading.Shown.class))
                .withMessageContaining("not answered");
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void a_key_is_refused_where_it_is_not_valid_or_cannot_be_had(Refusal why) {
        boolean ofKey = why == Refusal.UNAUTHENTICATED || why == Refusal.NO_KEY;

        assertThat(sight(new Reply.Refused<>(why)).refused(HOLDING)).isEqualTo(ofKey);
    }

    @Test
    void a_key_that_was_not_asked_or_was_answered_is_not_refused() {
        assertThat(sight(SHOWN).refused(HOLDING)).isFalse();
        assertThat(sight(new Reply.Unclear<>(Doubt.TIMEOUT)).refused(HOLDING)).isFalse();
        assertThat(sight(SHOWN).refused(new Question.Holding(Samples.CI))).isFalse();
    }

    @Test
    void two_readings_agree_whatever_their_ages_and_clocks_say() {
        Reading.Held held = new Reading.Held(OLD_KEY, "item", "1", null, false, null);
        Reading.Traced traced = new Reading.Traced("then", Samples.BEFORE, "an environment", null);

        assertThat(new Reading.Held(OLD_KEY, "item", "1", null, false, Duration.ofSeconds(3)).steady())
                .isEqualTo(held);
        assertThat(held.steady()).isSameAs(held);
        assertThat(new Reading.Traced("then", Samples.BEFORE, "an environment", Duration.ofSeconds(3)).steady())
                .isEqualTo(traced);
        assertThat(traced.steady()).isSameAs(traced);
        assertThat(new Reading.Allowance(7).steady()).isEqualTo(new Reading.Allowance(null));
        assertThat(new Reading.Shown(OLD).steady()).isEqualTo(new Reading.Shown(OLD));
    }

    @Test
    void two_lists_agree_whatever_the_time_that_is_left() {
        Authorization entry = World.authorization(OLD, "by hand", Samples.AT);
        Authorization expiring = new Authorization(
                OLD, entry.description(), entry.scope(), entry.createdAt(), entry.userId(), entry.client(), 7L);

        assertThat(new Reading.Listed(List.of(expiring), Samples.AT).steady())
                .isEqualTo(new Reading.Listed(List.of(entry), null));
        assertThat(entry.withoutExpiry()).isSameAs(entry);
        assertThat(expiring.named("another").description()).isEqualTo("another");
        assertThat(expiring.named("another").expiresInSeconds()).isEqualTo(7);
    }

    @Test
    void an_authorization_is_found_in_a_list_by_its_id() {
        Authorization entry = World.authorization(OLD, "by hand", Samples.AT);
        Reading.Listed listed = new Reading.Listed(List.of(entry), null);

        assertThat(listed.of(OLD)).isEqualTo(entry);
        assertThat(listed.of(NEW)).isNull();
    }

    @Test
    void a_label_is_believed_only_where_it_fits_the_value() {
        Label label = World.label(NEW, OLD, Samples.RUN, Label.State.OPEN);

        assertThat(new Reading.Held(NEW_KEY, "item", "1", label, true, null).believed())
                .isEqualTo(label);
        assertThat(new Reading.Held(NEW_KEY, "item", "1", label, false, null).believed())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // state, whose run, whether it names one that it replaces, whether that one is listed
        "OPEN, elsewhere, true,  true,  true",
        "DONE, elsewhere, true,  true,  false",
        "OPEN, ours,      true,  true,  false",
        "OPEN, elsewhere, false, true,  false",
        "OPEN, elsewhere, true,  false, false",
    })
    void a_run_is_open_elsewhere_while_the_key_that_it_replaces_is_listed(
            Label.State state, String whose, boolean replaces, boolean listed, boolean open) {
        RunId run = whose.equals("ours") ? Samples.RUN : new RunId("ffffffffffff");
        Label label = World.label(NEW, replaces ? OLD : null, run, state);
        List<Authorization> entries = listed ? List.of(World.authorization(OLD, "by hand", Samples.AT)) : List.of();

        assertThat(OpenRun.elsewhere(label, Samples.RUN, new Reading.Listed(entries, null)))
                .isEqualTo(open);
    }

    private static Sight sight(Reply<Reading> reply) {
        return new Sight(Map.of(HOLDING, reply), Duration.ZERO);
    }
}
