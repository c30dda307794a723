package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.NEIGHBOUR;
import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.SHELL;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Charter.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Step 9: every proof that is demanded before the old key dies. */
class GateTest {
    private static final Question NEW_IDENTITY = new Question.Identity(NEW_KEY);
    private static final Question OLD_IDENTITY = new Question.Identity(OLD_KEY);
    private static final Question LISTING = new Question.Listing(NEW_KEY);
    private static final Question HELD = new Question.Holding(APP);
    private static final Question TRACED = new Question.Tracing(Samples.CI);
    private static final Question BESIDE = new Question.Holding(Samples.NEIGHBOUR);
    private static final Question SESSION = new Question.Session(SHELL);
    private static final Question GIVEN = new Question.Registrations();
    private static final Question PENDING = new Question.Pending(Samples.CI, AT);
    private static final Place UNREADABLE =
            new Place(new StoreId("unreadable"), Place.Kind.WRITE_ONLY, Place.Proof.CHALLENGE);
    private static final Event OPEN = new Event.Gated(Duration.ofSeconds(9));

    private static Story story(Order order) {
        return Story.of(order).everywhere().at(Duration.ofSeconds(9));
    }

    private static Event judged(World world) {
        return story(rotation().siblings(NEIGHBOUR).sessions(SHELL)).judged(world);
    }

    private static Event.Stopped stop(Stop why, @Nullable String place) {
        return new Event.Stopped(why, place);
    }

    // --- what is asked

    @Test
    void every_store_sibling_session_and_consumer_is_asked() {
        Effect.Look look = story(rotation().siblings(NEIGHBOUR, UNREADABLE).sessions(SHELL))
                .look();

        assertThat(look.purpose()).isEqualTo(Effect.Purpose.GATE);
        assertThat(look.once()).containsExactlyInAnyOrder(NEW_IDENTITY, OLD_IDENTITY, PENDING, SESSION, GIVEN);
        assertThat(look.twice()).containsExactlyInAnyOrder(LISTING, new Question.Holding(VAULT), HELD, TRACED, BESIDE);
    }

    @Test
    void where_the_old_key_dies_first_the_vault_alone_is_asked() {
        Effect.Look look = Story.of(emergency().siblings(NEIGHBOUR).sessions(SHELL))
                .inTheVault()
                .look();

        assertThat(look.once()).containsExactlyInAnyOrder(NEW_IDENTITY, OLD_IDENTITY);
        assertThat(look.twice()).containsExactlyInAnyOrder(LISTING, new Question.Holding(VAULT));
    }

    @Test
    void an_emergency_after_the_stores_asks_for_all_but_unfinished_consumers() {
        Effect.Look look = story(rotation()
                        .urgency(Urgency.AFTER_STORES)
                        .siblings(NEIGHBOUR)
                        .sessions(SHELL))
                .look();

        assertThat(look.once()).containsExactlyInAnyOrder(NEW_IDENTITY, OLD_IDENTITY, SESSION, GIVEN);
        assertThat(look.twice()).contains(HELD, TRACED, BESIDE);
    }

    // --- open

    @Test
    void the_gate_opens_where_every_proof_is_seen() {
        assertThat(judged(World.rotated())).isEqualTo(OPEN);
    }

    @Test
    void the_evidence_is_as_old_as_its_first_question() {
        Story story = story(rotation());
        Sight sight = World.rotated().seenBy(story.look(), Duration.ofSeconds(2));

        assertThat(Protocol.judge(story.state(), story.look(), sight, story.now()))
                .containsExactly(new Event.Gated(Duration.ofSeconds(2)));
    }

    @Test
    void an_emergency_opens_with_the_vault_alone() {
        assertThat(Story.of(emergency().siblings(NEIGHBOUR).sessions(SHELL))
                        .inTheVault()
                        .judged(World.minted().holds(VAULT, NEW_KEY)))
                .isEqualTo(new Event.Gated(Duration.ZERO));
    }

    // --- shut

    @Test
    void a_store_that_does_not_hold_the_new_key_keeps_it_shut() {
        assertThat(judged(World.rotated().holds(APP, OLD_KEY))).isEqualTo(stop(Stop.CONFLICT, "app"));
        assertThat(judged(World.rotated().holds(VAULT, FOREIGN_KEY))).isEqualTo(stop(Stop.CONFLICT, "vault"));
        assertThat(judged(World.rotated().silent(HELD))).isEqualTo(stop(Stop.NO_ANSWER, "app"));
    }

    @Test
    void a_store_that_cannot_be_read_and_was_written_since_its_proof_is_proven_again() {
        assertThat(judged(World.rotated().traced(Samples.CI, "later"))).isEqualTo(new Event.Unproven(Samples.CI));
        assertThat(judged(World.rotated().shadowed(Samples.CI))).isEqualTo(stop(Stop.STORE_SHADOWED, "ci"));
    }

    @Test
    void a_store_that_is_written_again_and_again_is_somebodys() {
        Story story = story(rotation());
        for (int proof = 0; proof < 3; proof++) {
            assertThat(story.judged(World.rotated().traced(Samples.CI, "later")))
                    .isEqualTo(new Event.Unproven(Samples.CI));
            story = story.then(new Event.Unproven(Samples.CI), story.proof(Samples.CI));
        }

        assertThat(story.judged(World.rotated().traced(Samples.CI, "later"))).isEqualTo(stop(Stop.CONFLICT, "ci"));
        assertThat(story.judged(World.rotated())).isEqualTo(OPEN);
    }

    @Test
    void a_new_key_that_is_refused_is_suspected() {
        assertThat(judged(World.rotated().without(NEW))).isEqualTo(new Event.Suspected(NEW));
        assertThat(judged(World.rotated().without(NEW).holds(APP, OLD_KEY))).isEqualTo(new Event.Suspected(NEW));
        assertThat(judged(World.rotated().silent(NEW_IDENTITY))).isEqualTo(stop(Stop.NO_ANSWER, null));
    }

    @Test
    void a_new_key_that_is_not_listed_keeps_it_shut() {
        World unlisted = World.rotated().says(LISTING, new Reading.Listed(List.of(), AT));

        assertThat(judged(unlisted)).isEqualTo(stop(Stop.NEW_KEY_DEAD, null));
        assertThat(judged(World.rotated().silent(LISTING))).isEqualTo(stop(Stop.NO_ANSWER, null));
    }

    @ParameterizedTest
    @CsvSource({"another description, 1000", "by hand 2026, 999"})
    void an_old_one_that_is_not_what_it_was_keeps_it_shut(String description, long age) {
        World changed = World.rotated().lists(World.authorization(OLD, description, AT.minusSeconds(age)));

        assertThat(judged(changed)).isEqualTo(stop(Stop.OLD_CHANGED, OLD.value()));
    }

    @Test
    void an_old_one_that_is_gone_while_its_token_works_keeps_it_shut() {
        World strange = World.rotated()
                .without(OLD)
                .says(OLD_IDENTITY, new Reading.Identified(new Account("user", "owner@example.com")));

        assertThat(judged(strange)).isEqualTo(stop(Stop.OLD_CHANGED, OLD.value()));
    }

    @Test
    void a_sibling_that_holds_the_old_key_keeps_it_shut() {
        assertThat(judged(World.rotated().holds(Samples.NEIGHBOUR, OLD_KEY)))
                .isEqualTo(stop(Stop.STORE_DRIFTED, "neighbour"));
        assertThat(judged(World.rotated().silent(BESIDE))).isEqualTo(stop(Stop.NO_ANSWER, "neighbour"));
        assertThat(judged(World.rotated().holds(Samples.NEIGHBOUR, null))).isEqualTo(OPEN);
        assertThat(judged(World.rotated().refuses(BESIDE, Refusal.NOT_FOUND))).isEqualTo(OPEN);
    }

    @Test
    void it_stays_shut_while_a_session_holds_the_old_key() {
        assertThat(judged(World.rotated()
                        .says(
                                SESSION,
                                new Reading.Reported(OLD_KEY, Life.LIVE, "owner@example.com", OLD, "environment"))))
                .isEqualTo(stop(Stop.SESSION_HOLDS_OLD, "shell"));
        assertThat(judged(World.rotated()
                        .says(SESSION, new Reading.Reported(null, Life.UNKNOWN, null, null, "environment"))))
                .isEqualTo(OPEN);
    }

    @Test
    void a_session_that_cannot_be_asked_keeps_it_shut_until_a_named_person_answers_for_it() {
        Story story = story(rotation().sessions(SHELL));
        Event paused = new Event.Paused(Pause.SESSION, null);

        for (World mute :
                List.of(World.rotated().silent(SESSION), World.rotated().refuses(SESSION, Refusal.NOT_FOUND))) {
            assertThat(story.judged(mute)).isEqualTo(paused);
            assertThat(story.then(new Event.Vouched(SHELL, "somebody")).judged(mute))
                    .isEqualTo(OPEN);
            assertThat(story.then(new Event.Vouched(new SessionId("another"), "somebody"))
                            .judged(mute))
                    .isEqualTo(paused);
        }
    }

    private static Registration given(String session, Fingerprint key, Instant until) {
        return new Registration(new SessionId(session), key, null, until, "somebody");
    }

    @Test
    void a_session_that_was_given_the_old_key_keeps_it_shut_until_it_is_over() {
        Registration early = given("env-1", OLD_KEY, AT.plusSeconds(1));
        Registration late = given("env-2", OLD_KEY, AT.plusSeconds(2));
        Event paused = new Event.Paused(Pause.SESSION, late.until());

        assertThat(judged(World.rotated().given(late, early))).isEqualTo(paused);
        assertThat(judged(World.rotated().given(early, late).listedAt(early.until())))
                .isEqualTo(paused);
        assertThat(judged(World.rotated().given(early, late).listedAt(late.until())))
                .isEqualTo(OPEN);
        assertThat(judged(World.rotated().given(early, late).listedAt(null)))
                .as("nobody says what time it is")
                .isEqualTo(paused);
        assertThat(judged(World.rotated().given(AT, late).listedAt(late.until())))
                .as("this machine's clock does not say so")
                .isEqualTo(paused);
        assertThat(judged(World.rotated().given(given("env-3", NEW_KEY, late.until()))))
                .isEqualTo(OPEN);
        assertThat(judged(World.rotated().silent(GIVEN))).isEqualTo(stop(Stop.NO_ANSWER, null));
    }

    @Test
    void a_session_that_was_given_the_old_key_is_answered_for_by_name() {
        World given = World.rotated()
                .given(given("env-1", OLD_KEY, AT.plusSeconds(1)), given("env-2", OLD_KEY, AT.plusSeconds(2)));
        Story first = story(rotation()).then(new Event.Vouched(new SessionId("env-2"), "ada"));

        assertThat(first.judged(given)).isEqualTo(new Event.Paused(Pause.SESSION, AT.plusSeconds(1)));
        assertThat(first.then(new Event.Vouched(new SessionId("env-1"), "ada")).judged(given))
                .isEqualTo(OPEN);
    }

    @Test
    void what_a_person_answers_for_does_not_outweigh_what_a_session_says() {
        assertThat(story(rotation().sessions(SHELL))
                        .then(new Event.Vouched(SHELL, "somebody"))
                        .judged(World.rotated()
                                .says(
                                        SESSION,
                                        new Reading.Reported(
                                                OLD_KEY, Life.LIVE, "owner@example.com", OLD, "environment"))))
                .isEqualTo(stop(Stop.SESSION_HOLDS_OLD, "shell"));
    }

    @Test
    void a_consumer_that_began_before_the_proof_and_is_unfinished_keeps_it_shut() {
        assertThat(judged(World.rotated().says(PENDING, new Reading.Consumers(Set.of("7")))))
                .isEqualTo(new Event.Paused(Pause.CONSUMERS, null));
        assertThat(judged(World.rotated().silent(PENDING))).isEqualTo(stop(Stop.NO_ANSWER, "ci"));
    }

    @ParameterizedTest
    @EnumSource(names = "AFTER_STORES")
    void an_emergency_does_not_wait_for_unfinished_consumers(Urgency urgency) {
        assertThat(story(rotation().urgency(urgency)).judged(World.rotated())).isEqualTo(OPEN);
    }

    // --- already dead

    @Test
    void an_old_one_that_somebody_else_ended_is_gone() {
        assertThat(judged(World.done())).isEqualTo(new Event.Gone(OLD, true));
        assertThat(story(rotation()).sees(World.done()).run().finish().oldGone())
                .isTrue();
    }

    @Test
    void an_old_token_that_cannot_be_had_proves_a_death_only_after_a_revocation_of_ours() {
        World lost = World.done().refuses(OLD_IDENTITY, Refusal.NO_KEY);
        Story revokedOnce = story(rotation())
                .gated()
                .revoking()
                .then(new Event.Remains(OLD))
                .resumed();

        assertThat(story(rotation()).judged(lost)).isEqualTo(stop(Stop.OLD_CHANGED, OLD.value()));
        assertThat(revokedOnce.judged(lost)).isEqualTo(new Event.Gone(OLD, false));
        assertThat(revokedOnce.judged(World.done().silent(OLD_IDENTITY)))
                .isEqualTo(stop(Stop.OLD_CHANGED, OLD.value()));
    }

    @Test
    void an_old_one_that_is_listed_is_not_dead_although_its_token_is_refused() {
        assertThat(judged(World.rotated().refuses(OLD_IDENTITY, Refusal.UNAUTHENTICATED)))
                .isEqualTo(OPEN);
    }

    @Test
    void an_old_one_whose_key_was_dead_and_that_is_listed_was_given_another_key() {
        Story story = Story.of(rotation())
                .lent()
                .based(Samples.deadBase(Samples.old()))
                .minted()
                .verified()
                .stored(VAULT, APP, Samples.CI);

        assertThat(story.judged(World.rotated().refuses(OLD_IDENTITY, Refusal.UNAUTHENTICATED)))
                .isEqualTo(stop(Stop.OLD_REGENERATED, OLD.value()));
        assertThat(story.judged(World.rotated().lists(OLD, "another description")))
                .isEqualTo(stop(Stop.OLD_CHANGED, OLD.value()));
    }

    // --- how long it is open

    @Test
    void the_evidence_is_good_for_a_minute() {
        Story open = story(rotation()).gated();
        Act revoke = new Act.Revoke(OLD, Act.Revoke.Why.OLD, NEW_KEY);

        assertThat(open.next()).isEqualTo(revoke);
        assertThat(open.at(Duration.ofSeconds(69)).next()).isEqualTo(revoke);
        assertThat(open.at(Duration.ofSeconds(69).plusMillis(1)).look().purpose())
                .isEqualTo(Effect.Purpose.GATE);
    }

    @Test
    void vendors_that_are_too_slow_for_the_evidence_to_be_fresh_stop_the_run_after_six_times() {
        Story slow = story(rotation());
        for (int gate = 0; gate < 6; gate++) {
            assertThat(slow.look().purpose()).isEqualTo(Effect.Purpose.GATE);
            slow = slow.gated().at(slow.now().elapsed().plusSeconds(61));
        }

        assertThat(slow.next()).isEqualTo(new Effect.End.Escalate(Stop.NO_ANSWER, null));
        assertThat(slow.resumed().look().purpose()).isEqualTo(Effect.Purpose.GATE);
    }

    @Test
    void evidence_of_another_process_is_worth_nothing() {
        assertThat(story(rotation()).gated().resumed().look().purpose()).isEqualTo(Effect.Purpose.GATE);
    }

    @Test
    void a_revocation_uses_the_evidence_up() {
        assertThat(story(rotation())
                        .gated()
                        .revoking()
                        .then(new Event.Remains(OLD))
                        .look()
                        .purpose())
                .isEqualTo(Effect.Purpose.GATE);
    }
}
