package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.revocation;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.SHELL;
import static dev.keyrota.protocol.Samples.STRAY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Base.Finding;
import dev.keyrota.protocol.Charter.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Step 2: the world is seen before anything is changed, and the run stops where it is not as it should be. */
class BaselineTest {
    private static final Question VAULTED = new Question.Holding(VAULT);
    private static final Question LISTING = new Question.Listing(OLD_KEY);
    private static final Question IDENTITY = new Question.Identity(OLD_KEY);
    private static final Question MATCHING = new Question.Matching(OLD_KEY);
    private static final Question ALLOWANCE = new Question.Allowance(OLD_KEY);
    private static final RunId ANOTHER_RUN = new RunId("ffffffffffff");
    private static final Label OPEN_ELSEWHERE = World.label(NEW, OLD, ANOTHER_RUN, Label.State.OPEN);

    private static Story story(Order order) {
        return Story.of(order).sourced();
    }

    private static Base based(Order order, World world) {
        return based(story(order), world);
    }

    private static Base based(Story story, World world) {
        Event judged = story.judged(world);
        assertThat(judged).isInstanceOf(Event.Based.class);
        return ((Event.Based) judged).base();
    }

    // --- what is asked

    @Test
    void everything_is_asked_side_by_side_and_what_decides_is_asked_twice() {
        Effect.Look look = story(rotation().sessions(SHELL)).look();

        assertThat(look.purpose()).isEqualTo(Effect.Purpose.BASELINE);
        assertThat(look.once())
                .containsExactlyInAnyOrder(
                        VAULTED,
                        MATCHING,
                        ALLOWANCE,
                        new Question.Proving(Samples.CI, OLD_KEY),
                        new Question.Session(SHELL));
        assertThat(look.twice())
                .containsExactlyInAnyOrder(
                        LISTING, IDENTITY, new Question.Holding(Samples.APP), new Question.Tracing(Samples.CI));
        assertThat(look.glances()).isEmpty();
    }

    @Test
    void where_the_old_key_dies_first_nobody_waits_for_stores_and_sessions() {
        Effect.Look look = story(emergency().sessions(SHELL)).look();

        assertThat(look.once()).containsExactlyInAnyOrder(VAULTED, MATCHING);
        assertThat(look.twice()).containsExactlyInAnyOrder(LISTING, IDENTITY);
        assertThat(look.glances())
                .containsExactlyInAnyOrder(
                        new Question.Holding(Samples.APP),
                        new Question.Tracing(Samples.CI),
                        new Question.Session(SHELL));
    }

    @Test
    void an_emergency_after_the_stores_still_asks_them_and_not_for_the_allowance() {
        Effect.Look look = story(rotation().urgency(Urgency.AFTER_STORES)).look();

        assertThat(look.once()).containsExactlyInAnyOrder(VAULTED, MATCHING, new Question.Proving(Samples.CI, OLD_KEY));
        assertThat(look.twice()).contains(new Question.Holding(Samples.APP), new Question.Tracing(Samples.CI));
        assertThat(look.glances()).isEmpty();
    }

    // --- what is recorded

    @Test
    void the_world_before_the_first_change_is_one_fact() {
        assertThat(story(rotation()).judged(World.untouched()))
                .isEqualTo(new Event.Based(new Base(
                        new Base.Old(
                                OLD, Base.Identification.TOKEN, new Base.Listed("by hand 2026", AT.minusSeconds(1000))),
                        OLD_KEY,
                        false,
                        "user",
                        "item",
                        "1",
                        Map.of(Samples.CI, "then"),
                        Set.of(),
                        Duration.ZERO,
                        "2026-07",
                        List.of())));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30T23:59:59Z, 2026-06", "2026-07-01T00:00:00Z, 2026-07", "2027-12-31T12:00:00Z, 2027-12"})
    void the_month_is_the_issuers(Instant listed, String month) {
        assertThat(based(rotation(), World.untouched().listedAt(listed)).month())
                .isEqualTo(month);
    }

    @Test
    void where_the_issuer_tells_no_time_the_month_is_that_of_its_youngest_authorization() {
        World world = World.untouched()
                .listedAt(null)
                .lists(World.authorization(STRAY, "somebody's", Instant.parse("2025-01-01T00:00:00Z")))
                .lists(World.authorization(NEW, "somebody's", Instant.parse("2026-05-01T00:00:00Z")));

        assertThat(based(rotation(), world).month()).isEqualTo("2026-07");
        assertThat(based(rotation(), world.lists(World.authorization(NEW, "x", AT.plus(Duration.ofDays(40)))))
                        .month())
                .isEqualTo("2026-08");
    }

    // --- the reasons to stop, in their order

    @ParameterizedTest
    @CsvSource({"HOLDING, vault", "IDENTITY,", "LISTING,"})
    void a_question_without_an_answer_stops_the_run(String asked, String place) {
        Question question = switch (asked) {
            case "HOLDING" -> VAULTED;
            case "IDENTITY" -> IDENTITY;
            default -> LISTING;
        };

        assertThat(story(rotation()).judged(World.untouched().silent(question)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, place));
        assertThat(story(rotation()).judged(World.untouched().refuses(question, Refusal.FORBIDDEN)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, place));
    }

    @Test
    void a_vault_that_changed_since_it_was_read_stops_the_run() {
        Event conflict = new Event.Stopped(Stop.CONFLICT, "vault");

        assertThat(story(rotation()).judged(World.untouched().holds(VAULT, FOREIGN_KEY, "1", null)))
                .isEqualTo(conflict);
        assertThat(story(rotation()).judged(World.untouched().holds(VAULT, OLD_KEY, "2", null)))
                .isEqualTo(conflict);
        assertThat(story(rotation())
                        .judged(World.untouched()
                                .puts(VAULT, new Reading.Held(OLD_KEY, "another", "1", null, false, null))))
                .isEqualTo(conflict);
    }

    @Test
    void a_dead_key_stops_the_run_until_a_person_lends_one() {
        assertThat(story(rotation()).judged(World.untouched().without(OLD)))
                .isEqualTo(new Event.Stopped(Stop.OLD_KEY_DEAD, null));
    }

    @Test
    void somebody_elses_key_stops_the_run() {
        assertThat(story(rotation()).judged(World.untouched().account("user", "stranger@example.com")))
                .isEqualTo(new Event.Stopped(Stop.WRONG_ACCOUNT, null));
        assertThat(based(rotation(), World.untouched().account("user", "OWNER@example.com"))
                        .userId())
                .isEqualTo("user");
    }

    @ParameterizedTest
    @CsvSource({"299, PT4M0.8S", "0, PT8M", "150, PT6M"})
    void a_run_that_the_issuer_would_stop_in_the_middle_waits_until_its_calls_are_allowed(int left, Duration hold) {
        assertThat(story(rotation())
                        .at(Duration.ofSeconds(5))
                        .judged(World.untouched().says(ALLOWANCE, new Reading.Allowance(left))))
                .isEqualTo(new Event.Throttled(hold, Duration.ofSeconds(5)));
    }

    @Test
    void enough_calls_or_an_issuer_that_does_not_say_hold_nothing_up() {
        for (World world : List.of(
                World.untouched().says(ALLOWANCE, new Reading.Allowance(300)),
                World.untouched().says(ALLOWANCE, new Reading.Allowance(null)),
                World.untouched().refuses(ALLOWANCE, Refusal.UNSUPPORTED),
                World.untouched().silent(ALLOWANCE))) {
            assertThat(story(rotation()).judged(world)).isInstanceOf(Event.Based.class);
        }
    }

    @Test
    void another_run_that_is_open_by_the_label_stops_this_one_and_names_its_machine() {
        World world = World.untouched().lists(NEW, "by hand too").labelled(OLD_KEY, OPEN_ELSEWHERE);

        assertThat(story(rotation()).judged(world)).isEqualTo(new Event.Stopped(Stop.OPEN_ELSEWHERE, "elsewhere"));
    }

    @Test
    void a_label_that_does_not_fit_its_value_stops_nobody() {
        World world =
                World.untouched().puts(VAULT, new Reading.Held(OLD_KEY, "item", "1", OPEN_ELSEWHERE, false, null));

        assertThat(based(rotation(), world).findings()).isEmpty();
    }

    @Test
    void a_key_whose_authorization_nobody_can_name_stops_the_run() {
        Event stop = new Event.Stopped(Stop.OLD_NOT_IDENTIFIED, null);

        assertThat(story(rotation()).judged(World.untouched().says(MATCHING, new Reading.Matched(Set.of(), Set.of()))))
                .isEqualTo(stop);
        assertThat(story(rotation()).judged(World.untouched().refuses(MATCHING, Refusal.UNSUPPORTED)))
                .isEqualTo(stop);
    }

    @Test
    void a_protected_authorization_is_never_replaced() {
        Event stop = new Event.Stopped(Stop.OLD_PROTECTED, OLD.value());

        assertThat(story(rotation().protectedIds(OLD)).judged(World.untouched()))
                .isEqualTo(stop);
        assertThat(story(rotation().protectedDescriptions("by hand *")).judged(World.untouched()))
                .isEqualTo(stop);
        assertThat(story(rotation().protectedIds(NEW).protectedDescriptions("deploy *"))
                        .judged(World.untouched()))
                .isInstanceOf(Event.Based.class);
    }

    @ParameterizedTest
    @CsvSource({
        // an authorization beside the old one, and whether the run stops for it
        "team-rotation-2026-07,                         true",
        "team-rotation-2026-07 of somebody,             true",
        "team-rotation-2026-06-rffffffffffff-a1,        true",
        "team-rotation-2026-06,                         false",
        "other-rotation-2026-07,                        false",
        "other-rotation-2026-07-rffffffffffff-a1,       false",
    })
    void what_looks_like_ours_and_is_not_explained_stops_the_run(String description, boolean stops) {
        Event judged = story(rotation()).judged(World.untouched().lists(STRAY, description));

        if (stops) {
            assertThat(judged).isEqualTo(new Event.Stopped(Stop.UNEXPLAINED_AUTHORIZATION, STRAY.value()));
        } else {
            assertThat(judged).isInstanceOf(Event.Based.class);
        }
    }

    @Test
    void a_convention_without_a_month_leaves_no_month_unexplained() {
        assertThat(story(rotation().convention("keyrota"))
                        .judged(World.untouched().lists(STRAY, "keyrota of old")))
                .isEqualTo(new Event.Stopped(Stop.UNEXPLAINED_AUTHORIZATION, STRAY.value()));
        assertThat(story(rotation().convention("keyrota"))
                        .judged(World.untouched().lists(STRAY, "somebody's")))
                .isInstanceOf(Event.Based.class);
    }

    @Test
    void a_convention_that_begins_with_the_month_knows_ours_by_the_nonce() {
        Order order = rotation().convention("{yyyy}-{MM}-team");

        assertThat(story(order).judged(World.untouched().lists(STRAY, "2026-01-team-rffffffffffff-a1")))
                .isEqualTo(new Event.Stopped(Stop.UNEXPLAINED_AUTHORIZATION, STRAY.value()));
    }

    @Test
    void the_old_one_and_the_keys_of_other_credentials_are_explained() {
        World world = World.untouched()
                .lists(OLD, "team-rotation-2026-07-rffffffffffff-a1")
                .lists(STRAY, "team-rotation-2026-07-reeeeeeeeeeee-a1");

        assertThat(based(rotation().siblingKeys(STRAY), world).oldId()).isEqualTo(OLD);
    }

    @Test
    void a_store_that_drifted_stops_a_rotation_and_not_a_revocation() {
        World world = World.untouched().holds(Samples.APP, FOREIGN_KEY);

        assertThat(story(rotation()).judged(world)).isEqualTo(new Event.Stopped(Stop.STORE_DRIFTED, "app"));
        assertThat(based(revocation(), world).findings()).isEmpty();
    }

    // --- what does not stop an emergency

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCHEDULED")
    void in_an_emergency_another_open_run_is_a_finding(Urgency urgency) {
        World world = World.untouched().lists(NEW, "by hand too").labelled(OLD_KEY, OPEN_ELSEWHERE);
        Order order = rotation().urgency(urgency).recorded(OLD, OLD_KEY);

        assertThat(based(order, world).findings()).containsExactly(new Finding(Finding.Kind.TAKEN_OVER, "vault", null));
    }

    @Test
    void a_label_that_was_left_open_by_a_run_that_is_over_is_a_finding() {
        Label over = World.label(OLD, STRAY, ANOTHER_RUN, Label.State.OPEN);

        assertThat(based(rotation(), World.untouched().labelled(OLD_KEY, over)).findings())
                .containsExactly(new Finding(Finding.Kind.LABEL_LEFT_OPEN, "vault", null));
        assertThat(based(
                                rotation(),
                                World.untouched()
                                        .labelled(OLD_KEY, World.label(OLD, STRAY, ANOTHER_RUN, Label.State.DONE)))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCHEDULED")
    void in_an_emergency_an_unexplained_authorization_is_a_finding(Urgency urgency) {
        World world = World.untouched().lists(STRAY, "team-rotation-2026-07");

        assertThat(based(rotation().urgency(urgency), world).findings())
                .containsExactly(new Finding(Finding.Kind.UNEXPLAINED, null, STRAY));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCHEDULED")
    void in_an_emergency_a_store_that_drifted_or_is_hidden_is_a_finding(Urgency urgency) {
        World world = World.untouched().holds(Samples.APP, FOREIGN_KEY).shadowed(Samples.CI);

        assertThat(based(rotation().urgency(urgency), world).findings())
                .containsExactly(
                        new Finding(Finding.Kind.STORE_DRIFTED, "app", null),
                        new Finding(Finding.Kind.STORE_SHADOWED, "ci", null));
    }

    @Test
    void an_emergency_does_not_wait_for_the_issuers_allowance() {
        World world = World.untouched().says(ALLOWANCE, new Reading.Allowance(0));

        assertThat(story(emergency()).judged(world)).isInstanceOf(Event.Based.class);
    }

    // --- what is young may still be written by an earlier run

    @ParameterizedTest
    @CsvSource({
        // ages of what the vault and the CI secret hold, in seconds; how long the run then waits
        "600,  9999, PT0S",
        "599,  9999, PT1S",
        "60,   9999, PT9M",
        "9999, 60,   PT9M",
        "60,   30,   PT9M30S",
        "30,   60,   PT9M30S",
        "-5,   9999, PT10M",
        "0,    9999, PT10M",
    })
    void a_new_run_waits_out_the_last_change_that_the_stores_report(long vault, long ci, Duration left) {
        World world = World.untouched()
                .holds(VAULT, OLD_KEY, "1", Duration.ofSeconds(vault))
                .puts(Samples.CI, new Reading.Traced("then", Samples.BEFORE, null, Duration.ofSeconds(ci)));
        Duration now = Duration.ofSeconds(7);

        assertThat(based(story(rotation()).at(now), world).settle())
                .isEqualTo(left.isZero() ? Duration.ZERO : now.plus(left));
    }

    @Test
    void stores_that_do_not_tell_their_age_are_not_waited_for() {
        Order order = rotation().stores(Order.VAULT, CI);

        assertThat(based(order, World.untouched()).settle()).isZero();
    }
}
