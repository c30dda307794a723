package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.UNCHALLENGED;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.recovery;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.APP;
import static dev.keyrota.protocol.Samples.CI;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Effect.End;
import dev.keyrota.protocol.Effect.Purpose;
import dev.keyrota.protocol.Effect.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A recovery: the vault's key is brought to stores that do not hold it. */
class RecoveryTest {
    private static final Question ALIVE = new Question.Identity(OLD_KEY);
    private static final Question LISTED = new Question.Listing(OLD_KEY);
    private static final Question IN_VAULT = new Question.Holding(Samples.VAULT);
    private static final Question IN_APP = new Question.Holding(APP);
    private static final Question OF_CI = new Question.Tracing(CI);
    private static final Question BY_CI = new Question.Proving(CI, OLD_KEY);

    /** As it was when it was agreed to. */
    private static final World DRIFTED =
            World.untouched().holds(APP, FOREIGN_KEY, "1", null).says(BY_CI, proof(false));

    private static final World HALF = DRIFTED.holds(APP, OLD_KEY);
    private static final World WHOLE = HALF.traced(CI, "now").says(BY_CI, proof(true));

    private final Story begun = Story.of(recovery()).sourced();
    private final Story agreed = begun.sees(DRIFTED);
    private final Story written = deed(agreed.cleared(APP));
    private final Story half = written.sees(HALF);
    private final Story whole = deed(half).sees(WHOLE);

    private static Reading.Proven proof(boolean same) {
        return new Reading.Proven(same, Life.LIVE, "7", Samples.AT);
    }

    private static Story deed(Story story) {
        return story.announced().then(new Event.Acknowledged());
    }

    private static Order of(StoreId store, Before before, Place place) {
        return recovery(Map.of(store, before)).stores(VAULT, place);
    }

    // --- the way

    static Stream<Arguments> way() {
        RecoveryTest at = new RecoveryTest();
        return Stream.of(
                argumentSet("read the vault", Story.of(recovery()), Purpose.SOURCE),
                argumentSet("see what was agreed to", at.begun, Purpose.BASELINE),
                argumentSet("look at the first store", at.agreed, Purpose.CLEAR),
                argumentSet("write it", at.agreed.cleared(APP), new Act.Write(APP, 1, OLD_KEY)),
                argumentSet("confirm it", at.written, Purpose.CONFIRM),
                argumentSet("write the next, which was looked at beside", at.half, new Act.Write(CI, 1, OLD_KEY)),
                argumentSet("look at everything once more", at.whole, Purpose.FINAL),
                argumentSet("be done", at.whole.settled(), new End.Complete()));
    }

    @ParameterizedTest
    @MethodSource("way")
    void a_recovery_goes_its_way_step_by_step(Story story, Object step) {
        Object next = story.next() instanceof Effect.Look look ? look.purpose() : story.next();

        assertThat(next).isEqualTo(step);
    }

    @Test
    void it_ends_where_every_store_was_seen_once_more_and_not_before() {
        Event recovered = new Event.Recovered(OLD_KEY);
        Story settled = whole.sees(WHOLE);

        assertThat(Protocol.ending(settled.run())).isEqualTo(recovered);
        assertThat(settled.then(recovered).state()).isInstanceOf(State.Done.class);
        assertThatIllegalStateException().isThrownBy(() -> whole.then(recovered));
        assertThatIllegalStateException()
                .isThrownBy(() -> Story.of(rotation()).everywhere().settled().then(recovered));
    }

    @Test
    void the_run_knows_no_authorization_that_it_could_end() {
        assertThat(whole.run().attempts()).extracting(Attempt::living).containsExactly((AuthorizationId) null);
        assertThat(whole.run().isOld(OLD)).isFalse();
        assertThat(whole.run().isPastReturn()).isFalse();
    }

    @Test
    void another_process_goes_on_with_the_vaults_key() {
        assertThat(half.resumed().look().purpose()).isEqualTo(Purpose.CLEAR);
        assertThat(half.resumed().sees(HALF).next()).isEqualTo(new Act.Write(CI, 1, OLD_KEY));
        assertThat(whole.resumed().look().purpose()).isEqualTo(Purpose.FINAL);
    }

    static Stream<Act> deeds() {
        return Stream.of(
                Samples.create(),
                new Act.Receive(1, "by hand", OLD_KEY),
                new Act.Revoke(OLD, Act.Revoke.Why.OLD, OLD_KEY),
                new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY),
                new Act.Close(OLD_KEY),
                new Act.Write(Samples.VAULT, 1, OLD_KEY),
                new Act.Write(APP, 1, NEW_KEY));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void no_deed_but_the_writing_of_the_vaults_key_to_a_store_that_drifted_can_even_be_announced(Act act) {
        Event announced = Protocol.announce(act);

        assertThatIllegalStateException().isThrownBy(() -> agreed.then(announced));
    }

    // --- what was agreed to

    @Test
    void the_vault_the_key_and_every_store_are_looked_at_twice() {
        assertThat(begun.next())
                .isEqualTo(
                        new Effect.Look(Purpose.BASELINE, List.of(), List.of(IN_VAULT, ALIVE, LISTED, IN_APP, OF_CI)));
        assertThat(begun.judged(DRIFTED))
                .isEqualTo(new Event.Based(Samples.base(null, false, Map.of(CI, "then"), Duration.ZERO, "")));
    }

    static Stream<Arguments> others() {
        Label open = World.label(NEW, OLD, new RunId("abcdef012345"), Label.State.OPEN);
        Label over = World.label(NEW, NEW, new RunId("abcdef012345"), Label.State.OPEN);
        return Stream.of(
                argumentSet("dead key", DRIFTED.without(OLD), new Event.Abandoned(Stop.OLD_KEY_DEAD)),
                argumentSet(
                        "another key", DRIFTED.holds(Samples.VAULT, NEW_KEY), new Event.Abandoned(Stop.PLAN_CHANGED)),
                argumentSet(
                        "another account",
                        DRIFTED.account("user", "thief@example.com"),
                        new Event.Abandoned(Stop.WRONG_ACCOUNT)),
                argumentSet(
                        "another machine", DRIFTED.labelled(OLD_KEY, open), new Event.Abandoned(Stop.OPEN_ELSEWHERE)),
                argumentSet("a label of a run that is over", DRIFTED.labelled(OLD_KEY, over), null),
                argumentSet("another value", DRIFTED.holds(APP, NEW_KEY), new Event.Abandoned(Stop.PLAN_CHANGED)),
                argumentSet("no value", DRIFTED.holds(APP, null), new Event.Abandoned(Stop.PLAN_CHANGED)),
                argumentSet("brought by somebody", HALF, null),
                argumentSet("written since", DRIFTED.traced(CI, "later"), new Event.Abandoned(Stop.PLAN_CHANGED)),
                argumentSet("hidden", DRIFTED.shadowed(CI), new Event.Abandoned(Stop.PLAN_CHANGED)),
                argumentSet("silent vault", DRIFTED.silent(IN_VAULT), new Event.Stopped(Stop.NO_ANSWER, "vault")),
                argumentSet("silent issuer", DRIFTED.silent(ALIVE), new Event.Stopped(Stop.NO_ANSWER, null)),
                argumentSet("no list", DRIFTED.silent(LISTED), new Event.Stopped(Stop.NO_ANSWER, null)),
                argumentSet("silent store", DRIFTED.silent(IN_APP), new Event.Stopped(Stop.NO_ANSWER, "app")),
                argumentSet(
                        "store that is gone",
                        DRIFTED.refuses(IN_APP, Refusal.NOT_FOUND),
                        new Event.Stopped(Stop.DENIED, "app")));
    }

    /** @param ending null where it goes on */
    @ParameterizedTest
    @MethodSource("others")
    void a_world_that_was_not_agreed_to_is_not_written(World world, @Nullable Event ending) {
        if (ending == null) {
            assertThat(begun.judged(world)).isInstanceOf(Event.Based.class);
        } else {
            assertThat(begun.judged(world)).isEqualTo(ending);
        }
    }

    @Test
    void the_vaults_key_is_the_one_that_was_read_first() {
        Story other = Story.of(recovery()).then(new Event.Sourced(NEW_KEY, "item", "1"));

        assertThat(other.judged(DRIFTED)).isEqualTo(new Event.Abandoned(Stop.PLAN_CHANGED));
    }

    @Test
    void no_write_meets_a_late_duplicate_of_an_earlier_one() {
        World young = DRIFTED.puts(CI, new Reading.Traced("then", Samples.BEFORE, null, Duration.ofMinutes(4)));
        World younger = DRIFTED.holds(Samples.VAULT, OLD_KEY, "1", Duration.ofMinutes(3));
        Story waiting = begun.sees(young);

        assertThat(waiting.next()).isEqualTo(new Wait(Duration.ofMinutes(6), Wait.Why.QUIESCENCE));
        assertThat(begun.sees(younger).next()).isEqualTo(new Wait(Duration.ofMinutes(7), Wait.Why.QUIESCENCE));
        assertThat(deed(waiting.at(Duration.ofMinutes(6)).cleared(APP))
                        .at(Duration.ZERO)
                        .sees(HALF)
                        .next())
                .isEqualTo(new Act.Write(CI, 1, OLD_KEY));
    }

    // --- each store

    @Test
    void before_each_write_the_vault_and_the_issuer_are_asked_for_the_key_that_is_written() {
        assertThat(agreed.look().once()).containsExactly(ALIVE, IN_VAULT, IN_APP);
        assertThat(agreed.judged(DRIFTED)).isEqualTo(new Event.Cleared(APP, null));
        assertThat(agreed.judged(DRIFTED.without(OLD))).isEqualTo(new Event.Stopped(Stop.OLD_KEY_DEAD, null));
        assertThat(agreed.judged(DRIFTED.holds(Samples.VAULT, NEW_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "vault"));
        assertThat(agreed.judged(DRIFTED.silent(IN_VAULT))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "vault"));
        assertThat(agreed.judged(DRIFTED.refuses(ALIVE, Refusal.NO_KEY)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, null));
    }

    @Test
    void only_what_was_agreed_to_is_written_over() {
        assertThat(agreed.judged(DRIFTED.holds(APP, NEW_KEY))).isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
        assertThat(written.facts(DRIFTED.holds(APP, NEW_KEY))).containsExactly(new Event.Stopped(Stop.CONFLICT, "app"));
        assertThat(written.facts(DRIFTED)).containsExactly(new Event.Unchanged(APP));
    }

    @Test
    void a_store_that_was_not_there_is_written_as_long_as_it_is_not() {
        Before nothing = new Before(null, null, "ada");
        World without = World.untouched().refuses(IN_APP, Refusal.NOT_FOUND);
        Story empty = Story.of(of(APP, nothing, Order.APP)).sourced().sees(without);

        assertThat(empty.judged(without)).isEqualTo(new Event.Cleared(APP, null));
        assertThat(empty.judged(World.untouched().holds(APP, null))).isEqualTo(new Event.Cleared(APP, null));
        assertThat(empty.judged(World.untouched().holds(APP, NEW_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
        assertThat(deed(empty.cleared(APP)).judged(without)).isEqualTo(new Event.Unchanged(APP));
        assertThat(deed(empty.cleared(APP)).judged(World.untouched()))
                .isEqualTo(new Event.Stored(APP, Place.Proof.READING, "1", OLD_KEY, null));
    }

    @Test
    void a_date_proves_the_write_of_a_secret_that_was_not_there() {
        Before nothing = new Before(null, null, "ada");
        World without = World.untouched().refuses(OF_CI, Refusal.NOT_FOUND);
        Story sent = deed(
                Story.of(of(CI, nothing, UNCHALLENGED)).sourced().sees(without).sees(without));

        assertThat(sent.judged(without)).isEqualTo(new Event.Unchanged(CI));
        assertThat(sent.judged(World.untouched()))
                .isEqualTo(new Event.Stored(CI, Place.Proof.UPDATED_AT, "then", OLD_KEY, null));
    }

    @Test
    void a_roll_back_while_consumers_are_waited_for_is_written_again() {
        Before foreign = new Before(FOREIGN_KEY, null, null);
        Story rolling = Story.of(of(APP, foreign, Order.ROLLED_OUT))
                .sourced()
                .sees(DRIFTED)
                .then(new Event.Cleared(APP, null));
        Story waiting = deed(rolling).sees(HALF);

        assertThat(waiting.look().purpose()).isEqualTo(Purpose.ROLLOUT);
        assertThat(waiting.judged(DRIFTED)).isEqualTo(new Event.Unproven(APP));
        assertThat(waiting.judged(DRIFTED.holds(APP, NEW_KEY))).isEqualTo(new Event.Stopped(Stop.CONFLICT, "app"));
        assertThat(waiting.judged(HALF)).isInstanceOf(Event.Stored.class);
    }

    @Test
    void where_the_vaults_key_dies_in_the_end_a_person_is_told_that() {
        assertThat(whole.judged(WHOLE.without(OLD))).isEqualTo(new Event.Stopped(Stop.OLD_KEY_DEAD, null));
    }

    // --- giving it up

    @Test
    void given_up_it_undoes_nothing_at_any_time() {
        assertThat(begun.abandoned().next()).isEqualTo(new End.Abort(Stop.REQUESTED));
        assertThat(half.abandoned().next()).isEqualTo(new End.Abort(Stop.REQUESTED));
        assertThat(written.abandoned().look().purpose()).isEqualTo(Purpose.CONFIRM);
        assertThat(written.abandoned().sees(HALF).next()).isEqualTo(new End.Abort(Stop.REQUESTED));
        assertThat(half.abandoned().then(new Event.Aborted(Stop.REQUESTED)).state())
                .isInstanceOf(State.Undone.class);
    }

    // --- what may be asked for

    @Test
    void a_recovery_says_what_it_brings_where_and_nothing_else_does() {
        Charter asked = recovery().charter();
        Charter.Recovery plan = Story.of(recovery()).run().recovery();

        assertThat(rotation().charter().recovering(plan)).isEqualTo(asked);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recovery(Map.of(APP, new Before(FOREIGN_KEY, null, null)))
                        .charter())
                .withMessage("a recovery writes every store but the source of truth");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recovery(Map.of()).stores(VAULT).charter())
                .withMessage("a recovery writes every store but the source of truth");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recovery().forRotation().charter())
                .withMessage("a recovery and a clean-up, and nothing else, say what was agreed to");
        assertThatIllegalStateException()
                .isThrownBy(() -> Story.of(rotation()).run().recovery())
                .withMessage("this run is no recovery");
    }

    @Test
    void only_the_stores_that_drifted_take_part() {
        Charter charter = rotation()
                .charter()
                .recovering(new Charter.Recovery(OLD_KEY, null, Map.of(CI, new Before(null, "then", null))));

        assertThat(charter.stores()).containsExactly(VAULT, Order.CI);
        assertThat(charter.purpose()).isEqualTo(Charter.Purpose.RECOVER);
    }
}
