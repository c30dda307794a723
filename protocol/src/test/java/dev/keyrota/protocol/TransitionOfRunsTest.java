package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.APP;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.revocation;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.STRAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keyrota.protocol.Attempt.Fate;
import dev.keyrota.protocol.Effect.End;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a run beside its deeds: what reading saw, how it ends, what a person says, another process. */
class TransitionOfRunsTest {
    // --- what reading saw

    @Test
    void a_death_of_the_old_one_or_of_ours_gives_the_next_revocation_its_full_patience() {
        Story tried = Story.of(rotation()).based().minted().resumed();
        Act orphan = new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY);
        Story twice = tried.then(new Event.Intended(orphan), new Event.Acknowledged(), new Event.Remains(NEW))
                .then(new Event.Intended(orphan), new Event.Acknowledged());

        assertThat(twice.run().finish().revokes()).isEqualTo(2);
        assertThat(twice.then(new Event.Gone(NEW, false)).run().finish().revokes())
                .isZero();
        assertThat(twice.then(new Event.Gone(OLD, false)).run().finish().revokes())
                .isZero();
    }

    @Test
    void what_is_learned_of_an_attempt_changes_no_other() {
        Story left = Story.of(rotation())
                .based()
                .minted()
                .verified()
                .sending(Samples.VAULT)
                .resumed()
                .then(new Event.Unchanged(Samples.VAULT), new Event.Unchanged(Samples.VAULT));
        Story second = left.minting().doubted().then(new Event.Searched(2, Set.of()));

        assertThat(second.run().attempts()).extracting(Attempt::fate).containsExactly(Fate.LEFT, Fate.SEARCHED);
    }

    @Test
    void of_several_strays_only_the_one_that_died_is_gone() {
        Story lost = Story.of(rotation()).based().minting().doubted();
        Story found = lost.then(new Event.Searched(1, Set.of(STRAY, NEW)), new Event.Gone(NEW, false));

        assertThat(found.run().attempts().getFirst().strays()).containsExactly(STRAY);
        assertThat(found.run().attempts().getFirst().fate()).isEqualTo(Fate.SEARCHED);
    }

    @Test
    void an_orphan_that_died_is_swept_no_more() {
        Story swept = Story.of(rotation()).everywhere().revoked().swept(STRAY, NEW);

        assertThat(swept.then(new Event.Gone(STRAY, false)).run().finish().orphans())
                .containsExactly(NEW);
        assertThat(swept.then(new Event.Gone(OLD, true)).run().finish().orphans())
                .containsExactlyInAnyOrder(STRAY, NEW);
    }

    @Test
    void a_new_attempt_makes_what_was_seen_of_leftovers_and_of_the_whole_old() {
        Story settled = Story.of(rotation()).everywhere().revoked().swept().settled();

        assertThat(settled.run().finish().orphans()).isEmpty();
        assertThat(settled.run().finish().settled()).isTrue();
        assertThat(settled.minting().run().finish().orphans()).isNull();
        assertThat(settled.minting().run().finish().settled()).isFalse();
    }

    // --- the ends

    @Test
    void a_run_is_given_up_only_while_the_way_back_is_open() {
        Story offered = Story.of(rotation()).based().minted().verified().sending(Samples.VAULT);
        Story standing = offered.then(new Event.Acknowledged()).then(new Event.Unchanged(Samples.VAULT));
        Story revoked = Story.of(revocation()).based().revoking();

        for (Story story : List.of(standing, offered.doubted(), revoked, revoked.then(new Event.Remains(OLD)))) {
            assertThatIllegalStateException()
                    .isThrownBy(story::abandoned)
                    .withMessageStartingWith("Abandoned cannot follow in");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> standing.then(new Event.Aborted(Stop.REQUESTED)))
                .withMessageStartingWith("Aborted cannot follow in");
    }

    @Test
    void a_run_that_is_given_up_in_the_middle_of_a_deed_looks_at_the_deed_first() {
        Story story = Story.of(rotation())
                .based()
                .minted()
                .resumed()
                .then(new Event.Intended(new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY)), new Event.Acknowledged())
                .abandoned();

        assertThat(story.look().purpose()).isEqualTo(Effect.Purpose.CONFIRM);
        assertThat(story.then(new Event.Gone(NEW, false)).next()).isEqualTo(new End.Abort(Stop.REQUESTED));
    }

    @Test
    void a_run_that_only_revokes_ends_when_the_key_is_dead() {
        Story dead = Story.of(revocation()).based().revoking().then(new Event.Gone(OLD, true));

        assertThat(dead.then(new Event.Ended(OLD)).state()).isInstanceOf(State.Done.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> Story.of(revocation()).based().then(new Event.Ended(OLD)));
    }

    // --- what a person says

    @Test
    void a_person_is_heard_in_the_middle_of_a_deed() {
        Story doubtful = Story.of(rotation()).everywhere().gated().revokingLost();
        SessionId shell = new SessionId("shell");

        Run run = doubtful.then(
                        new Event.Lent(Samples.LENT, "somebody"),
                        new Event.Vouched(shell, "somebody"),
                        new Event.ApprovalsClosed("somebody"))
                .hastened(Charter.Urgency.NOW)
                .run();

        assertThat(run.loan()).isEqualTo(new Run.Loan(Samples.LENT, false));
        assertThat(run.vouched()).containsExactly(shell);
        assertThat(run.approvalsClosed()).isTrue();
        assertThat(run.urgency()).isEqualTo(Charter.Urgency.NOW);
    }

    @Test
    void what_a_person_said_stays_said_in_the_next_process_but_for_the_key_they_lent() {
        Run run = Story.of(rotation())
                .lent()
                .then(new Event.Vouched(new SessionId("one"), "somebody"))
                .then(new Event.Vouched(new SessionId("two"), "somebody"))
                .hastened(Charter.Urgency.AFTER_STORES)
                .resumed()
                .run();

        assertThat(run.loan()).isNull();
        assertThat(run.vouched()).hasSize(2);
        assertThat(run.urgency()).isEqualTo(Charter.Urgency.AFTER_STORES);
        assertThat(run.isEmergency()).isTrue();
        assertThat(run.epoch()).isEqualTo(2);
    }

    // --- another process

    @Test
    void what_has_an_age_is_forgotten_with_the_process_that_saw_it() {
        Story story = Story.of(rotation().stores(VAULT, APP))
                .everywhere()
                .then(new Event.Awaited(Samples.APP, Duration.ofSeconds(3)), new Event.Unproven(Samples.APP))
                .gated()
                .revoking()
                .then(new Event.Remains(OLD));
        Progress before = story.run().progress(Samples.APP);
        Progress after = story.resumed().run().progress(Samples.APP);

        assertThat(before.awaited()).isEqualTo(1);
        assertThat(before.awaitedAt()).isEqualTo(Duration.ofSeconds(3));
        assertThat(before.reproofs()).isEqualTo(1);
        assertThat(before.clearedFor()).isEqualTo(1);
        assertThat(after).isEqualTo(new Progress(0, null, false, 0, true, null, 0, 0, Duration.ZERO, 0, null));
        assertThat(story.run().finish().revokes()).isEqualTo(1);
        assertThat(story.resumed().run().finish().revokes()).isZero();
        assertThat(story.resumed().run().finish().everRevoked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_process_remembers_how_often_it_minted_and_the_next_begins_anew(int times) {
        Story story = Story.of(rotation()).based();
        for (int time = 0; time < times; time++) {
            story = story.minting().refused(Refusal.UNREACHABLE);
        }

        assertThat(story.run().mints()).isEqualTo(times);
        assertThat(story.resumed().run().mints()).isZero();
    }

    @Test
    void a_key_that_died_acts_no_more() {
        Story story = Story.of(rotation()).inTheVault();
        Story dead = story.then(new Event.Suspected(NEW), new Event.Gone(NEW, true));

        assertThat(story.run().acting()).isEqualTo(NEW_KEY);
        assertThat(dead.run().acting()).isEqualTo(OLD_KEY);
        assertThat(dead.minting().run().acting()).isEqualTo(OLD_KEY);
        assertThat(dead.minted().verified().stored(Samples.VAULT).run().acting())
                .isEqualTo(Samples.NEWER_KEY);
    }

    @Test
    void a_key_that_is_handed_over_a_second_time_lives_by_what_became_of_it_last() {
        Event.Stored stored = new Event.Stored(Samples.VAULT, Charter.Place.Proof.READING, "2", NEW_KEY, null);
        Story dead =
                Story.of(rotation().byHand()).inTheVault().then(new Event.Suspected(NEW), new Event.Gone(NEW, true));
        Story again = dead.minting().then(new Event.Created(2, NEW, NEW_KEY, AT));

        assertThat(dead.run().acting()).isEqualTo(OLD_KEY);
        assertThat(again.then(stored).run().acting()).isEqualTo(NEW_KEY);
    }

    @Test
    void ours_is_what_this_run_created() {
        Run run = Story.of(rotation()).based().minted().run();

        assertThat(run.isOurs(NEW_KEY)).isTrue();
        assertThat(run.isOurs(OLD_KEY)).isFalse();
        assertThat(run.isOurs(null)).isFalse();
        assertThat(run.isOld(OLD)).isTrue();
        assertThat(run.isOld(NEW)).isFalse();
        assertThat(Story.of(rotation()).run().isOld(OLD)).isFalse();
    }
}
