package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.revocation;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Order.within;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.keyrota.protocol.Charter.Urgency;
import dev.keyrota.protocol.Charter.Window;
import dev.keyrota.protocol.Effect.End;
import dev.keyrota.protocol.Effect.Purpose;
import dev.keyrota.protocol.Effect.Wait;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is next: the rules in their order, the waits, the budgets, and what an emergency does not wait for. */
class DecisionTest {
    private static final Act REVOKE = new Act.Revoke(OLD, Act.Revoke.Why.OLD, NEW_KEY);
    private static final Act END_NEW = new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY);

    // --- the way forward

    static Stream<Arguments> way() {
        Story begun = Story.of(rotation());
        Story minted = begun.based().minted();
        Story inVault = begun.inTheVault();
        Story everywhere = begun.everywhere();
        Story revoked = everywhere.revoked();
        return Stream.of(
                argumentSet("read the vault", begun, Purpose.SOURCE),
                argumentSet("see the world", begun.sourced(), Purpose.BASELINE),
                argumentSet("create", begun.based(), new Act.Create(1, Samples.description(1), OLD_KEY)),
                argumentSet("verify", minted, Purpose.VERIFY),
                argumentSet("write the vault", minted.verified(), new Act.Write(Samples.VAULT, 1, NEW_KEY)),
                argumentSet("look at the next store", inVault, Purpose.CLEAR),
                argumentSet("write it", inVault.cleared(APP), new Act.Write(APP, 1, NEW_KEY)),
                argumentSet("look at the one after", inVault.stored(APP), Purpose.CLEAR),
                argumentSet("gate", everywhere, Purpose.GATE),
                argumentSet("revoke the old one", everywhere.gated(), REVOKE),
                argumentSet("sweep", revoked, Purpose.SWEEP),
                argumentSet("look once more", revoked.swept(), Purpose.FINAL),
                argumentSet("set the label to done", revoked.swept().settled(), new Act.Close(NEW_KEY)));
    }

    @ParameterizedTest
    @MethodSource("way")
    void a_rotation_goes_its_way_step_by_step(Story story, Object step) {
        Object next = story.next() instanceof Effect.Look look ? look.purpose() : story.next();

        assertThat(next).isEqualTo(step);
    }

    @Test
    void in_an_emergency_the_old_key_dies_as_soon_as_the_vault_holds_the_new_one() {
        Story inVault = Story.of(emergency()).inTheVault();

        assertThat(inVault.look().purpose()).isEqualTo(Purpose.GATE);
        assertThat(inVault.gated().next()).isEqualTo(REVOKE);
        assertThat(inVault.revoked().look().purpose()).isEqualTo(Purpose.CLEAR);
        assertThat(inVault.revoked().stored(APP, Samples.CI).look().purpose()).isEqualTo(Purpose.SWEEP);
    }

    @Test
    void a_run_that_a_person_hastens_goes_on_as_an_emergency() {
        Story inVault = Story.of(rotation()).inTheVault();

        assertThat(inVault.hastened(Urgency.NOW).look().purpose()).isEqualTo(Purpose.GATE);
        assertThat(inVault.hastened(Urgency.AFTER_STORES).look().purpose()).isEqualTo(Purpose.CLEAR);
    }

    // --- a revocation alone

    @Test
    void a_run_that_only_revokes_does_it_with_the_key_itself_and_mints_nothing() {
        Story story = Story.of(revocation()).based();
        Act itself = new Act.Revoke(OLD, Act.Revoke.Why.OLD, OLD_KEY);

        assertThat(story.next()).isEqualTo(itself);
        assertThat(story.revoking().then(new Event.Gone(OLD, true)).next()).isEqualTo(new End.Complete());
        assertThat(Protocol.ending(
                        story.revoking().then(new Event.Gone(OLD, true)).run()))
                .isEqualTo(new Event.Ended(OLD));
    }

    @Test
    void a_key_that_does_not_die_is_a_persons_after_three_times() {
        Event remains = new Event.Remains(OLD);
        Story twice = Story.of(revocation())
                .based()
                .revoking()
                .then(remains)
                .revoking()
                .then(remains);

        assertThat(twice.next()).isInstanceOf(Act.Revoke.class);
        assertThat(twice.revoking().then(remains).next()).isEqualTo(new End.Escalate(Stop.NOT_REVOKED, OLD.value()));
        assertThat(twice.revoking().then(remains).resumed().next()).isInstanceOf(Act.Revoke.class);
    }

    // --- patience

    @Test
    void after_a_refusal_that_may_pass_the_run_holds_still() {
        Story limited = Story.of(rotation())
                .based()
                .at(Duration.ofSeconds(3))
                .minting()
                .then(new Event.Refused(Refusal.RATE_LIMITED, Duration.ofSeconds(30), Duration.ofSeconds(3)));

        assertThat(limited.next()).isEqualTo(new Wait(Duration.ofSeconds(30), Wait.Why.RATE_LIMIT));
        assertThat(limited.at(Duration.ofSeconds(32)).next())
                .isEqualTo(new Wait(Duration.ofSeconds(1), Wait.Why.RATE_LIMIT));
        assertThat(limited.at(Duration.ofSeconds(33)).next())
                .isEqualTo(new Act.Create(2, Samples.description(2), OLD_KEY));
        assertThat(limited.resumed().next()).isInstanceOf(Act.Create.class);
    }

    @Test
    void a_vendor_that_names_no_time_is_given_five_seconds() {
        assertThat(Story.of(rotation())
                        .based()
                        .minting()
                        .refused(Refusal.UNREACHABLE)
                        .next())
                .isEqualTo(new Wait(Duration.ofSeconds(5), Wait.Why.RATE_LIMIT));
    }

    @Test
    void an_allowance_that_is_too_small_is_waited_for() {
        Story throttled =
                Story.of(rotation()).sourced().then(new Event.Throttled(Duration.ofMinutes(4), Duration.ofSeconds(2)));

        assertThat(throttled.next()).isEqualTo(new Wait(Duration.ofSeconds(242), Wait.Why.RATE_LIMIT));
        assertThat(throttled.at(Duration.ofSeconds(242)).look().purpose()).isEqualTo(Purpose.BASELINE);
    }

    @Test
    void no_run_begins_before_a_duplicate_of_an_earlier_write_can_no_longer_arrive() {
        Story young = Story.of(rotation()).based(Samples.youngBase(Duration.ofMinutes(9)));

        assertThat(young.at(Duration.ofMinutes(2)).next())
                .isEqualTo(new Wait(Duration.ofMinutes(7), Wait.Why.QUIESCENCE));
        assertThat(young.at(Duration.ofMinutes(9)).next()).isInstanceOf(Act.Create.class);
        assertThat(young.hastened(Urgency.NOW).next()).isInstanceOf(Act.Create.class);
        assertThat(young.hastened(Urgency.AFTER_STORES).next()).isInstanceOf(Wait.class);
        assertThat(young.minted().look().purpose()).isEqualTo(Purpose.VERIFY);
    }

    // --- creating

    @Test
    void what_the_issuer_does_not_create_is_tried_six_times_at_most_and_then_the_world_is_as_before() {
        Story story = Story.of(rotation()).based();
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(story.next()).isEqualTo(new Act.Create(attempt, Samples.description(attempt), OLD_KEY));
            story = story.minting().refused(Refusal.UNREACHABLE).at(Duration.ofHours(attempt));
        }

        assertThat(story.next()).isEqualTo(new End.Abort(Stop.NOT_CREATED));
        assertThat(story.resumed().next()).isEqualTo(new Act.Create(7, Samples.description(7), OLD_KEY));
    }

    @Test
    void once_the_vault_was_offered_a_key_a_person_decides_after_six_times() {
        Story story = Story.of(rotation())
                .based()
                .minted()
                .verified()
                .sending(Samples.VAULT)
                .resumed()
                .then(new Event.Unchanged(Samples.VAULT), new Event.Unchanged(Samples.VAULT));
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(story.next()).isInstanceOf(Act.Create.class);
            story = story.minting().refused(Refusal.UNREACHABLE).at(Duration.ofHours(attempt));
        }

        assertThat(story.next()).isEqualTo(new End.Escalate(Stop.NOT_CREATED, null));
    }

    @Test
    void an_issuer_that_will_not_create_ends_the_run_or_asks_a_person_once_the_vault_was_offered_a_key() {
        Story before = Story.of(rotation())
                .based()
                .minting()
                .refused(Refusal.FORBIDDEN)
                .at(Duration.ofSeconds(5));
        Story after = Story.of(rotation())
                .based()
                .minted()
                .verified()
                .sending(Samples.VAULT)
                .resumed()
                .then(new Event.Unchanged(Samples.VAULT), new Event.Unchanged(Samples.VAULT))
                .minting()
                .refused(Refusal.FORBIDDEN);

        assertThat(before.next()).isEqualTo(new End.Abort(Stop.NOT_CREATED));
        assertThat(after.next()).isEqualTo(new End.Escalate(Stop.NOT_CREATED, null));
    }

    // --- giving up

    @Test
    void a_run_that_is_given_up_ends_what_it_created_and_then_the_world_is_as_before() {
        Story minted = Story.of(rotation()).based().minted().abandoned();

        assertThat(minted.next()).isEqualTo(END_NEW);
        assertThat(minted.then(new Event.Intended(END_NEW), new Event.Acknowledged(), new Event.Gone(NEW, false))
                        .next())
                .isEqualTo(new End.Abort(Stop.REQUESTED));
        assertThat(Story.of(rotation()).abandoned().next()).isEqualTo(new End.Abort(Stop.REQUESTED));
    }

    @Test
    void what_was_created_and_does_not_die_is_a_persons_after_three_times() {
        Story story = Story.of(rotation()).based().minted().abandoned();
        for (int time = 0; time < 3; time++) {
            assertThat(story.next()).isEqualTo(END_NEW);
            story = story.then(new Event.Intended(END_NEW), new Event.Acknowledged(), new Event.Remains(NEW));
        }

        assertThat(story.next()).isEqualTo(new End.Escalate(Stop.ORPHAN_REMAINS, NEW.value()));
    }

    @Test
    void a_run_that_is_given_up_while_an_answer_is_lost_searches_first() {
        assertThat(Story.of(rotation()).based().minting().doubted().abandoned().next())
                .isInstanceOf(Wait.class);
    }

    @Test
    void with_nothing_left_to_undo_no_living_key_is_asked_for() {
        Story story = Story.of(rotation()).based(Samples.deadBase(null));

        Story ended = story.lent()
                .minted()
                .abandoned()
                .announced()
                .then(new Event.Acknowledged(), new Event.Gone(NEW, false))
                .resumed();

        assertThat(story.abandoned().next()).isEqualTo(new End.Abort(Stop.REQUESTED));
        assertThat(ended.next()).isEqualTo(new End.Abort(Stop.REQUESTED));
        assertThat(story.lent().minted().abandoned().resumed().next())
                .isEqualTo(new End.Escalate(Stop.OLD_KEY_DEAD, null));
    }

    // --- the overlap

    @Test
    void both_keys_live_as_long_as_the_overlap_says() {
        Story story =
                Story.of(rotation().overlap(Duration.ofHours(1))).everywhere().at(Duration.ofSeconds(9));
        End later = new End.Later(Pause.OVERLAP, AT.plusSeconds(3609));
        Story resting = story.then(new Event.Paused(Pause.OVERLAP, AT.plusSeconds(3609)));

        assertThat(story.next()).isEqualTo(later);
        assertThat(resting.next()).isEqualTo(later);
        Story resumed = resting.resumed();
        assertThat(resumed.next()).isEqualTo(later);
        assertThat(resumed.at(Duration.ofSeconds(3608)).next()).isEqualTo(later);
        assertThat(resumed.at(Duration.ofSeconds(3609)).look().purpose()).isEqualTo(Purpose.GATE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCHEDULED")
    void an_emergency_has_no_overlap(Urgency urgency) {
        Story story = Story.of(rotation().overlap(Duration.ofHours(1)).urgency(urgency))
                .everywhere();

        assertThat(story.look().purpose()).isEqualTo(Purpose.GATE);
    }

    @Test
    void another_rest_than_the_overlap_begins_none() {
        Story story = Story.of(rotation().overlap(Duration.ofHours(1)))
                .everywhere()
                .then(new Event.Paused(Pause.SESSION, AT))
                .resumed();

        assertThat(story.next()).isEqualTo(new End.Later(Pause.OVERLAP, AT.plusSeconds(3600)));
    }

    @Test
    void a_death_by_somebody_else_ends_the_overlap() {
        Story story =
                Story.of(rotation().overlap(Duration.ofHours(1))).everywhere().then(new Event.Gone(OLD, true));

        assertThat(story.look().purpose()).isEqualTo(Purpose.SWEEP);
    }

    // --- a store's time of the day

    @Test
    void a_store_that_has_its_time_of_the_day_is_written_then_unless_there_is_no_time() {
        Order order = rotation().stores(VAULT, within(CI, new Window(600, 660)));
        Story early = Story.of(order).inTheVault();

        assertThat(early.at(Duration.ofMillis(500)).next())
                .isEqualTo(new End.Later(Pause.WINDOW, AT.plusSeconds(3600)));
        assertThat(early.at(Duration.ofHours(1)).look().purpose()).isEqualTo(Purpose.CLEAR);
        assertThat(early.hastened(Urgency.AFTER_STORES).look().purpose()).isEqualTo(Purpose.CLEAR);
        assertThat(early.at(Duration.ofHours(1)).cleared(Samples.CI).next())
                .isEqualTo(new Act.Write(Samples.CI, 1, NEW_KEY));
    }

    // --- the revocation

    @Test
    void a_lost_answer_is_waited_out_before_the_gate() {
        Story story = Story.of(rotation())
                .based()
                .minted()
                .verified()
                .sending(Samples.VAULT)
                .doubted()
                .then(new Event.Stored(Samples.VAULT, Charter.Place.Proof.READING, "2", NEW_KEY, null))
                .stored(APP, Samples.CI);

        assertThat(story.next()).isEqualTo(new Wait(Duration.ofMinutes(10), Wait.Why.QUIESCENCE));
        assertThat(story.at(Duration.ofMinutes(10)).look().purpose()).isEqualTo(Purpose.GATE);
        assertThat(story.hastened(Urgency.AFTER_STORES).next())
                .isEqualTo(new Wait(Duration.ofSeconds(90), Wait.Why.QUIESCENCE));
    }

    // --- what was seen before a wait

    @Test
    void a_write_that_was_refused_for_a_moment_is_cleared_and_the_key_verified_again() {
        Story vault = Story.of(rotation()).based().minted().verified().sending(Samples.VAULT);
        Story ci = Story.of(rotation().stores(VAULT, CI))
                .inTheVault()
                .cleared(Samples.CI)
                .sending(Samples.CI);

        assertThat(vault.refused(Refusal.RATE_LIMITED)
                        .at(Duration.ofSeconds(5))
                        .look()
                        .purpose())
                .isEqualTo(Purpose.VERIFY);
        assertThat(ci.refused(Refusal.RATE_LIMITED)
                        .verified()
                        .at(Duration.ofSeconds(5))
                        .look()
                        .purpose())
                .isEqualTo(Purpose.CLEAR);
    }
}
