package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEWER;
import static dev.keyrota.protocol.Samples.NEWER_KEY;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.STRAY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Step 5: the new key does what it must, and in the same moment the vault is as it was and nobody else is at work. */
class VerificationTest {
    private static final Question IDENTITY = new Question.Identity(NEW_KEY);
    private static final Question APPS = new Question.Seeing(NEW_KEY);
    private static final Question LISTING = new Question.Listing(OLD_KEY);
    private static final Question VAULTED = new Question.Holding(VAULT);
    private static final Event VERIFIED = new Event.Verified(1);
    private static final Event UNFIT = new Event.Abandoned(Stop.NEW_KEY_UNFIT);

    private static Story story(Order order) {
        return Story.of(order).based().minted();
    }

    private static Authorization created(Set<String> scope, @Nullable String client, @Nullable Long expiry) {
        return new Authorization(NEW, Samples.description(1), scope, AT, "user", client, expiry);
    }

    @Test
    void the_new_key_is_asked_for_itself_and_the_list_and_the_vault_twice() {
        assertThat(story(rotation()).next())
                .isEqualTo(new Effect.Look(
                        Effect.Purpose.VERIFY, List.of(IDENTITY), List.of(LISTING, VAULTED), List.of(), List.of()));
        assertThat(story(rotation().apps("shop")).look().once()).containsExactly(IDENTITY, APPS);
    }

    @Test
    void a_key_that_does_what_it_must_is_verified() {
        assertThat(story(rotation()).judged(World.minted())).isEqualTo(VERIFIED);
        assertThat(story(rotation().apps("shop", "api")).judged(World.minted())).isEqualTo(VERIFIED);
        assertThat(story(rotation()).judged(World.minted().account("user", "OWNER@example.com")))
                .isEqualTo(VERIFIED);
    }

    static Stream<Arguments> unfit() {
        World unlisted = World.untouched()
                .says(IDENTITY, new Reading.Identified(new Account("user", "owner@example.com")))
                .says(APPS, new Reading.Apps(Set.of("shop")));
        return Stream.of(
                argumentSet("refused", World.minted().refuses(IDENTITY, Refusal.UNAUTHENTICATED)),
                argumentSet("may not ask who it is", World.minted().refuses(IDENTITY, Refusal.FORBIDDEN)),
                argumentSet("another user", World.minted().account("another", "owner@example.com")),
                argumentSet("another address", World.minted().account("user", "stranger@example.com")),
                argumentSet("refused for apps", World.minted().refuses(APPS, Refusal.UNAUTHENTICATED)),
                argumentSet("may not see apps", World.minted().refuses(APPS, Refusal.FORBIDDEN)),
                argumentSet("other apps", World.minted().says(APPS, new Reading.Apps(Set.of("another")))),
                argumentSet("not listed", unlisted),
                argumentSet("another scope", World.minted().lists(created(Set.of("read"), null, null))),
                argumentSet("of a client", World.minted().lists(created(Set.of("global"), "a client", null))),
                argumentSet("expires", World.minted().lists(created(Set.of("global"), null, 7L))),
                argumentSet("another description", World.minted().lists(NEW, "another description")));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void an_unfit_key_ends_the_run_before_the_vault_was_written(World world) {
        assertThat(story(rotation().apps("shop")).judged(world)).isEqualTo(UNFIT);
    }

    @Test
    void a_key_that_is_to_expire_must() {
        assertThat(story(rotation().expiring(7)).judged(World.minted())).isEqualTo(UNFIT);
        assertThat(story(rotation().expiring(7)).judged(World.minted().lists(created(Set.of("global"), null, 6L))))
                .isEqualTo(VERIFIED);
    }

    @Test
    void a_person_may_rename_what_they_made_once_it_was_taken_for_this_runs() {
        assertThat(story(rotation().byHand()).judged(World.minted().lists(NEW, "what they call it")))
                .isEqualTo(VERIFIED);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_without_an_answer_stops_the_run_and_gives_nothing_up(Question question, @Nullable String place) {
        assertThat(story(rotation().apps("shop")).judged(World.minted().silent(question)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, place));
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(IDENTITY, null),
                Arguments.of(APPS, null),
                Arguments.of(LISTING, null),
                Arguments.of(VAULTED, "vault"));
    }

    @Test
    void another_runs_nonce_that_lives_gives_the_run_up() {
        World rival = World.minted().lists(STRAY, "team-rotation-2026-07-rffffffffffff-a1");

        assertThat(story(rotation()).judged(rival)).isEqualTo(new Event.Abandoned(Stop.OPEN_ELSEWHERE));
        assertThat(story(rotation().siblingKeys(STRAY)).judged(rival)).isEqualTo(VERIFIED);
        assertThat(story(emergency()).judged(rival)).isEqualTo(VERIFIED);
    }

    @Test
    void the_old_ones_own_nonce_is_nobodys_rival() {
        assertThat(story(rotation()).judged(World.minted().lists(OLD, "team-rotation-2026-01-rffffffffffff-a1")))
                .isEqualTo(VERIFIED);
    }

    @Test
    void a_vault_that_somebody_changed_gives_the_run_up() {
        assertThat(story(rotation()).judged(World.minted().holds(VAULT, FOREIGN_KEY)))
                .isEqualTo(new Event.Abandoned(Stop.CONFLICT));
        assertThat(story(rotation()).judged(World.minted().holds(VAULT, NEW_KEY)))
                .isEqualTo(VERIFIED);
    }

    @Test
    void a_label_of_a_run_that_is_open_elsewhere_gives_the_run_up_unless_in_an_emergency() {
        World taken =
                World.minted().labelled(OLD_KEY, World.label(STRAY, OLD, new RunId("ffffffffffff"), Label.State.OPEN));

        assertThat(story(rotation()).judged(taken)).isEqualTo(new Event.Abandoned(Stop.CONFLICT));
        assertThat(story(emergency()).judged(taken)).isEqualTo(VERIFIED);
    }

    @Test
    void a_label_of_a_run_that_is_over_is_no_change() {
        World done =
                World.minted().labelled(OLD_KEY, World.label(STRAY, OLD, new RunId("ffffffffffff"), Label.State.DONE));

        assertThat(story(rotation()).judged(done)).isEqualTo(VERIFIED);
    }

    @Test
    void once_the_vault_was_written_nothing_is_given_up_and_a_person_decides() {
        Story second = Story.of(rotation())
                .based()
                .minted()
                .verified()
                .sent(VAULT)
                .then(new Event.Unchanged(VAULT))
                .resumed()
                .then(new Event.Unchanged(VAULT))
                .minted();
        World world = World.minted().lists(NEWER, Samples.description(2));

        assertThat(second.judged(world)).isEqualTo(new Event.Verified(2));
        assertThat(second.judged(world.refuses(new Question.Identity(NEWER_KEY), Refusal.FORBIDDEN)))
                .isEqualTo(new Event.Stopped(Stop.NEW_KEY_UNFIT, null));
        assertThat(second.judged(
                        World.minted().lists(NEWER, Samples.description(2)).holds(VAULT, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "vault"));
    }

    @Test
    void what_was_not_created_is_not_verified() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Verification.look(Story.of(rotation()).based().run()))
                .withMessage("there is no new key to verify");
        assertThatIllegalStateException()
                .isThrownBy(() -> Verification.token(Attempt.announced(1, "d")))
                .withMessage("the attempt has no token");
    }
}
