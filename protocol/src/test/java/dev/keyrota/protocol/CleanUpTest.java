package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.cleanUp;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.CI;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEIGHBOUR;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.SHELL;
import static dev.keyrota.protocol.Samples.STRAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Effect.End;
import dev.keyrota.protocol.Effect.Purpose;
import dev.keyrota.protocol.Reading.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A clean-up: an authorization that nobody uses is ended. */
class CleanUpTest {
    private static final Question KEEPING = new Question.Keeping(OLD_KEY);
    private static final Question MATCHING = new Question.Matching(OLD_KEY);
    private static final Question LISTED = new Question.Listing(OLD_KEY);
    private static final Question ALIVE = new Question.Identity(OLD_KEY);
    private static final Question IN_VAULT = new Question.Holding(Samples.VAULT);
    private static final Question IN_APP = new Question.Holding(APP);
    private static final Question OF_CI = new Question.Tracing(CI);
    private static final Question SESSION = new Question.Session(SHELL);
    private static final Act END = new Act.Revoke(STRAY, Act.Revoke.Why.UNUSED, OLD_KEY);
    private static final Event OVER = new Event.Abandoned(Stop.PLAN_CHANGED);
    private static final Event USED = new Event.Abandoned(Stop.IN_USE);

    /** As it was when it was agreed to. */
    private static final World UNUSED =
            World.untouched().lists(STRAY, "by hand of nobody").says(KEEPING, new Kept(List.of(), List.of()));

    private static final World ENDED = UNUSED.without(STRAY);

    private final Story begun = Story.of(cleanUp()).sourced();
    private final Story looked = begun.sees(UNUSED);
    private final Story proven = looked.sees(UNUSED);
    private final Story sent = proven.announced().then(new Event.Acknowledged());

    static Stream<Arguments> way() {
        CleanUpTest at = new CleanUpTest();
        return Stream.of(
                argumentSet("read the vault", Story.of(cleanUp()), Purpose.SOURCE),
                argumentSet("see what was agreed to", at.begun, Purpose.BASELINE),
                argumentSet("prove that nobody uses it", at.looked, Purpose.GATE),
                argumentSet("end it", at.proven, END),
                argumentSet("see it dead", at.sent, Purpose.CONFIRM),
                argumentSet("be done", at.sent.sees(ENDED), new End.Complete()));
    }

    @ParameterizedTest
    @MethodSource("way")
    void a_clean_up_goes_its_way_step_by_step(Story story, Object step) {
        Object next = story.next() instanceof Effect.Look look ? look.purpose() : story.next();

        assertThat(next).isEqualTo(step);
    }

    @Test
    void it_is_over_when_the_authorization_is_seen_dead_and_not_before() {
        Event over = new Event.CleanedUp(STRAY);
        Story dead = sent.sees(ENDED);

        assertThat(Protocol.ending(dead.run())).isEqualTo(over);
        assertThat(dead.then(over).state()).isInstanceOf(State.Done.class);
        assertThatIllegalStateException().isThrownBy(() -> proven.then(over));
        assertThatIllegalStateException()
                .isThrownBy(() -> Story.of(rotation()).everywhere().revoked().then(over));
    }

    static Stream<Act> deeds() {
        return Stream.of(
                Samples.create(),
                new Act.Revoke(OLD, Act.Revoke.Why.UNUSED, OLD_KEY),
                new Act.Revoke(STRAY, Act.Revoke.Why.OLD, OLD_KEY),
                new Act.Revoke(STRAY, Act.Revoke.Why.ORPHAN, OLD_KEY),
                new Act.Close(OLD_KEY),
                new Act.Write(APP, 1, OLD_KEY));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void no_deed_but_the_end_of_this_authorization_can_even_be_announced(Act act) {
        Event announced = Protocol.announce(act);
        Event unused = Protocol.announce(END);

        assertThatIllegalStateException().isThrownBy(() -> proven.then(announced));
        assertThatIllegalStateException()
                .isThrownBy(() -> Story.of(rotation()).everywhere().then(unused));
    }

    // --- what was agreed to

    @Test
    void the_authorization_is_looked_at_twice_and_recorded() {
        assertThat(begun.next())
                .isEqualTo(new Effect.Look(Purpose.BASELINE, List.of(), List.of(IN_VAULT, ALIVE, LISTED)));
        assertThat(looked.run().isOld(STRAY)).isTrue();
    }

    static Stream<Arguments> others() {
        return Stream.of(
                argumentSet("another key", UNUSED.holds(Samples.VAULT, NEW_KEY), OVER),
                argumentSet("dead key", UNUSED.without(OLD), new Event.Abandoned(Stop.OLD_KEY_DEAD)),
                argumentSet(
                        "another account",
                        UNUSED.account("user", "thief@example.com"),
                        new Event.Abandoned(Stop.WRONG_ACCOUNT)),
                argumentSet("gone", ENDED, new Event.Abandoned(Stop.OLD_CHANGED)),
                argumentSet("another name", UNUSED.lists(STRAY, "ours now"), new Event.Abandoned(Stop.OLD_CHANGED)),
                argumentSet("silent vault", UNUSED.silent(IN_VAULT), new Event.Stopped(Stop.NO_ANSWER, "vault")),
                argumentSet("silent issuer", UNUSED.silent(ALIVE), new Event.Stopped(Stop.NO_ANSWER, null)),
                argumentSet("no list", UNUSED.silent(LISTED), new Event.Stopped(Stop.NO_ANSWER, null)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_was_not_agreed_to_is_not_ended(World world, Event ending) {
        assertThat(begun.judged(world)).isEqualTo(ending);
    }

    @Test
    void what_is_protected_or_a_current_key_is_not_ended() {
        Event kept = new Event.Abandoned(Stop.OLD_PROTECTED);

        assertThat(Story.of(cleanUp().protectedIds(STRAY)).sourced().judged(UNUSED))
                .isEqualTo(kept);
        assertThat(Story.of(cleanUp().protectedDescriptions("by hand of*"))
                        .sourced()
                        .judged(UNUSED))
                .isEqualTo(kept);
        assertThat(Story.of(cleanUp().siblingKeys(STRAY)).sourced().judged(UNUSED))
                .isEqualTo(kept);
        assertThat(Story.of(cleanUp().recorded(STRAY, NEW_KEY)).sourced().judged(UNUSED))
                .isEqualTo(kept);
        assertThat(Story.of(cleanUp().recorded(OLD, OLD_KEY)).sourced().judged(UNUSED))
                .isInstanceOf(Event.Based.class);
    }

    // --- that nobody uses it

    @Test
    void every_place_is_looked_at_right_before_it_ends() {
        assertThat(looked.next())
                .isEqualTo(new Effect.Look(
                        Purpose.GATE,
                        List.of(MATCHING, new Question.Registrations()),
                        List.of(IN_VAULT, ALIVE, LISTED, KEEPING, IN_APP, OF_CI)));
        assertThat(looked.at(Duration.ofSeconds(5)).judged(UNUSED)).isEqualTo(new Event.Gated(Duration.ofSeconds(5)));
    }

    static Stream<Arguments> users() {
        return Stream.of(
                argumentSet("app", UNUSED.holds(APP, FOREIGN_KEY), OVER),
                argumentSet("no app's value", UNUSED.holds(APP, null), OVER),
                argumentSet("CI", UNUSED.traced(CI, "later"), OVER),
                argumentSet("variable", UNUSED.says(KEEPING, kept(Set.of(STRAY), Set.of())), USED),
                argumentSet("perhaps a variable", UNUSED.says(KEEPING, kept(Set.of(), Set.of(STRAY))), USED),
                argumentSet("we", UNUSED.says(MATCHING, new Reading.Matched(Set.of(STRAY), Set.of())), USED),
                argumentSet("perhaps we", UNUSED.says(MATCHING, new Reading.Matched(Set.of(), Set.of(STRAY))), USED),
                argumentSet("nobody can tell", UNUSED.says(MATCHING, new Reading.Matched(Set.of(), Set.of())), USED),
                argumentSet(
                        "unread app",
                        UNUSED.says(KEEPING, new Kept(List.of(), List.of("shop"))),
                        new Event.Stopped(Stop.DENIED, "shop")),
                argumentSet("silent app", UNUSED.silent(IN_APP), new Event.Stopped(Stop.NO_ANSWER, "app")),
                argumentSet(
                        "missing app",
                        UNUSED.refuses(IN_APP, Refusal.NOT_FOUND),
                        new Event.Stopped(Stop.DENIED, "app")),
                argumentSet("silent variables", UNUSED.silent(KEEPING), new Event.Stopped(Stop.NO_ANSWER, null)),
                argumentSet("silent list", UNUSED.silent(MATCHING), new Event.Stopped(Stop.NO_ANSWER, null)));
    }

    private static Kept kept(Set<AuthorizationId> whole, Set<AuthorizationId> masked) {
        return new Kept(List.of(new Kept.Found("shop/KEY", whole, masked)), List.of());
    }

    @ParameterizedTest
    @MethodSource("users")
    void where_somebody_may_use_it_it_is_not_ended(World world, Event ending) {
        assertThat(looked.judged(world)).isEqualTo(ending);
    }

    @Test
    void what_others_use_is_no_reason() {
        World busy = UNUSED.says(KEEPING, kept(Set.of(OLD), Set.of()))
                .says(MATCHING, new Reading.Matched(Set.of(), Set.of(OLD)));

        assertThat(looked.judged(busy)).isInstanceOf(Event.Gated.class);
    }

    @Test
    void a_place_that_was_not_there_is_nobodys_as_long_as_it_is_not() {
        Charter.CleanUp nothing = new Charter.CleanUp(
                STRAY, "by hand of nobody", Map.of(APP, new Before(null, null, null)), List.of("ada"));
        Story story = Story.of(cleanUp(nothing).stores(Order.VAULT, Order.APP))
                .sourced()
                .sees(UNUSED);

        assertThat(story.judged(UNUSED.refuses(IN_APP, Refusal.NOT_FOUND))).isInstanceOf(Event.Gated.class);
        assertThat(story.judged(UNUSED)).isEqualTo(OVER);
    }

    @Test
    void the_places_of_other_credentials_are_looked_at_too() {
        Story beside = Story.of(cleanUp().siblings(Order.NEIGHBOUR)).sourced().sees(UNUSED);

        assertThat(beside.look().twice()).contains(new Question.Holding(NEIGHBOUR));
        assertThat(beside.judged(UNUSED)).isEqualTo(OVER);
    }

    static Stream<Arguments> shells() {
        Event unsaid = new Event.Stopped(Stop.NO_ANSWER, "shell");
        return Stream.of(
                argumentSet("the vault's key", reported(OLD_KEY, Life.LIVE, OLD), null),
                argumentSet("another's", reported(NEW_KEY, Life.LIVE, OLD), null),
                argumentSet("a dead key, perhaps", reported(NEW_KEY, Life.DEAD, null), unsaid),
                argumentSet("the vault's, hidden", reported(OLD_KEY, Life.LIVE, null), null),
                argumentSet("this one", reported(NEW_KEY, Life.LIVE, STRAY), USED),
                argumentSet("nobody can tell", reported(NEW_KEY, Life.LIVE, null), unsaid),
                argumentSet("nothing", reported(null, Life.UNKNOWN, null), unsaid));
    }

    private static Reading.Reported reported(@Nullable Fingerprint key, Life life, @Nullable AuthorizationId id) {
        return new Reading.Reported(key, life, "owner@example.com", id, "environment");
    }

    /** @param ending null where it is no reason */
    @ParameterizedTest
    @MethodSource("shells")
    void what_a_session_holds_is_told_apart(Reading.Reported report, @Nullable Event ending) {
        Story story = Story.of(cleanUp().sessions(SHELL)).sourced().sees(UNUSED);
        Event judged = story.judged(UNUSED.says(SESSION, report));

        if (ending == null) {
            assertThat(judged).isInstanceOf(Event.Gated.class);
        } else {
            assertThat(judged).isEqualTo(ending);
        }
    }

    @Test
    void a_session_that_cannot_be_asked_is_answered_for_by_a_person() {
        Story story = Story.of(cleanUp().sessions(SHELL)).sourced().sees(UNUSED);
        World silent = UNUSED.silent(SESSION);

        assertThat(story.judged(silent)).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "shell"));
        assertThat(story.then(new Event.Vouched(SHELL, "ada")).judged(silent)).isInstanceOf(Event.Gated.class);
    }

    static Stream<Arguments> given() {
        Instant later = Samples.AT.plusSeconds(1);
        Event unsaid = new Event.Stopped(Stop.NO_ANSWER, "shell");
        return Stream.of(
                argumentSet("this one", given(NEW_KEY, STRAY, later), USED),
                argumentSet("this one, though it is the vault's too", given(OLD_KEY, STRAY, later), USED),
                argumentSet("this one, and over", given(NEW_KEY, STRAY, Samples.AT), null),
                argumentSet("another", given(NEW_KEY, OLD, later), null),
                argumentSet("the vault's", given(OLD_KEY, null, later), null),
                argumentSet("nobody knows", given(NEW_KEY, null, later), unsaid));
    }

    private static Registration given(Fingerprint key, @Nullable AuthorizationId id, Instant until) {
        return new Registration(SHELL, key, id, until, "ada");
    }

    /** @param ending null where it is no reason */
    @ParameterizedTest
    @MethodSource("given")
    void what_a_session_was_given_is_told_apart(Registration given, @Nullable Event ending) {
        Event judged = looked.judged(UNUSED.given(given));

        if (ending == null) {
            assertThat(judged).isInstanceOf(Event.Gated.class);
        } else {
            assertThat(judged).isEqualTo(ending);
        }
        assertThat(looked.then(new Event.Vouched(SHELL, "ada")).judged(UNUSED.given(given)))
                .isInstanceOf(Event.Gated.class);
        assertThat(looked.judged(UNUSED.silent(new Question.Registrations())))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
    }

    // --- the end

    @Test
    void evidence_is_good_for_a_minute() {
        assertThat(proven.at(Duration.ofSeconds(60)).next()).isEqualTo(END);
        assertThat(proven.at(Duration.ofSeconds(61)).look().purpose()).isEqualTo(Purpose.GATE);
        assertThat(proven.resumed().look().purpose()).isEqualTo(Purpose.GATE);
    }

    @Test
    void vendors_that_are_too_slow_for_it_end_the_patience() {
        Story slow = looked;
        for (int i = 0; i < Decision.GATES_MAX; i++) {
            slow = slow.then(new Event.Gated(Duration.ZERO)).at(Duration.ofMinutes(2));
        }

        assertThat(slow.next()).isEqualTo(new End.Escalate(Stop.NO_ANSWER, null));
    }

    @Test
    void its_death_is_seen_and_not_believed() {
        assertThat(sent.look().twice()).containsExactly(LISTED);
        assertThat(sent.look().vanishing()).containsExactly(new Question.Showing(OLD_KEY, STRAY));
        assertThat(sent.judged(ENDED)).isEqualTo(new Event.Gone(STRAY, false));
        assertThat(sent.judged(UNUSED)).isEqualTo(new Event.Remains(STRAY));
    }

    @Test
    void a_key_that_does_not_die_is_a_persons_after_three_times() {
        Event remains = new Event.Remains(STRAY);
        Story thrice = proven;
        for (int i = 0; i < 3; i++) {
            thrice = thrice.then(Protocol.announce(END), new Event.Acknowledged(), remains)
                    .gated();
        }

        assertThat(thrice.next()).isEqualTo(new End.Escalate(Stop.NOT_REVOKED, STRAY.value()));
    }

    @Test
    void one_that_is_gone_once_it_was_looked_at_was_ended_by_us_or_by_somebody_else() {
        assertThat(looked.judged(ENDED)).isEqualTo(new Event.Gone(STRAY, false));
        assertThat(looked.sees(ENDED).next()).isEqualTo(new End.Complete());
    }

    @Test
    void after_its_end_was_announced_a_person_is_told_of_what_speaks_against_it() {
        Story remains = sent.then(new Event.Remains(STRAY));

        assertThat(remains.judged(UNUSED.holds(APP, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.PLAN_CHANGED, "app"));
        assertThat(remains.judged(UNUSED.says(KEEPING, kept(Set.of(STRAY), Set.of()))))
                .isEqualTo(new Event.Stopped(Stop.IN_USE, "shop/KEY"));
        assertThat(remains.run().isPastReturn()).isTrue();
    }

    @Test
    void before_that_it_can_be_given_up() {
        assertThat(proven.abandoned().next()).isEqualTo(new End.Abort(Stop.REQUESTED));
        assertThat(proven.run().isPastReturn()).isFalse();
        assertThatIllegalStateException().isThrownBy(sent.then(new Event.Remains(STRAY))::abandoned);
    }
}
