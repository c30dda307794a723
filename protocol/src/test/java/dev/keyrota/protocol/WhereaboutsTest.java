package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.UNCHALLENGED;
import static dev.keyrota.protocol.Order.emergency;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.SHELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Base.Finding;
import dev.keyrota.protocol.Charter.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the key is beside the vault: every store must hold it, and sessions are only looked at. */
class WhereaboutsTest {
    private static final Question HELD = new Question.Holding(Samples.APP);
    private static final Question TRACED = new Question.Tracing(Samples.CI);
    private static final Question PROOF = new Question.Proving(Samples.CI, OLD_KEY);
    private static final Question SESSION = new Question.Session(SHELL);

    private static Event judged(Order order, World world) {
        return Story.of(order).sourced().judged(world);
    }

    private static Base based(Order order, World world) {
        return ((Event.Based) judged(order, world)).base();
    }

    // --- stores

    @Test
    void a_store_that_holds_another_key_stops_the_run() {
        assertThat(judged(rotation(), World.untouched().holds(Samples.APP, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.STORE_DRIFTED, "app"));
        assertThat(judged(rotation(), World.untouched().holds(Samples.APP, null)))
                .isEqualTo(new Event.Stopped(Stop.STORE_DRIFTED, "app"));
    }

    @Test
    void a_store_that_another_place_hides_stops_the_run() {
        assertThat(judged(rotation(), World.untouched().shadowed(Samples.CI)))
                .isEqualTo(new Event.Stopped(Stop.STORE_SHADOWED, "ci"));
    }

    @Test
    void a_store_whose_consumer_gets_another_key_stops_the_run() {
        assertThat(judged(rotation(), World.untouched().says(PROOF, new Reading.Proven(false, Life.LIVE, "7", AT))))
                .isEqualTo(new Event.Stopped(Stop.STORE_DRIFTED, "ci"));
    }

    @Test
    void a_store_that_was_written_while_it_was_proven_stops_the_run() {
        assertThat(judged(rotation(), World.untouched().puts(Samples.CI, new Reading.Traced("then", AT, null, null))))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "ci"));
    }

    @Test
    void a_store_that_is_not_challenged_is_believed_without_a_proof() {
        Order order = rotation().stores(Order.VAULT, UNCHALLENGED);

        assertThat(Story.of(order).sourced().look().once()).doesNotContain(PROOF);
        assertThat(based(order, World.untouched()).traces()).containsEntry(Samples.CI, "then");
    }

    @Test
    void a_store_that_does_not_answer_stops_the_run_and_is_named() {
        assertThat(judged(rotation(), World.untouched().silent(HELD)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "app"));
        assertThat(judged(rotation(), World.untouched().silent(TRACED)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "ci"));
        assertThat(judged(rotation(), World.untouched().refuses(PROOF, Refusal.FORBIDDEN)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, "ci"));
    }

    @Test
    void in_an_emergency_a_store_that_does_not_answer_is_told_once_and_nothing_is_known_of_its_last_write() {
        Base base = based(emergency().stores(Order.VAULT, CI), World.untouched().silent(TRACED));

        assertThat(base.traces()).isEmpty();
        assertThat(base.findings()).containsExactly(new Finding(Finding.Kind.STORE_DRIFTED, "ci", null));
        assertThat(base.settle()).isZero();
    }

    @Test
    void in_an_emergency_a_store_is_told_of_once_however_much_is_wrong_with_it() {
        World world = World.untouched().shadowed(Samples.CI).says(PROOF, new Reading.Proven(false, Life.LIVE, "7", AT));

        assertThat(based(rotation().urgency(Urgency.AFTER_STORES), world).findings())
                .containsExactly(new Finding(Finding.Kind.STORE_SHADOWED, "ci", null));
    }

    @Test
    void what_a_store_that_cannot_be_read_says_of_its_last_write_is_recorded() {
        assertThat(based(
                                rotation(),
                                World.untouched()
                                        .puts(
                                                Samples.CI,
                                                new Reading.Traced("then", Samples.BEFORE, null, Duration.ZERO)))
                        .traces())
                .isEqualTo(Map.of(Samples.CI, "then"));
    }

    // --- sessions

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // what the session holds, whether that lives, what is found
                "OLD,     LIVE,    -",
                "FOREIGN, LIVE,    SESSION_DRIFT",
                "FOREIGN, DEAD,    SESSION_STALE",
                "FOREIGN, UNKNOWN, SESSION_UNKNOWN",
                "-,       UNKNOWN, SESSION_UNKNOWN",
            })
    void what_a_session_holds_is_a_finding_and_never_stops(
            @Nullable String value, Life life, Finding.@Nullable Kind kind) {
        Fingerprint held = value == null ? null : value.equals("OLD") ? OLD_KEY : FOREIGN_KEY;
        World world = World.untouched().says(SESSION, new Reading.Reported(held, life, null, NEW, "environment"));

        List<Finding> findings = based(rotation().sessions(SHELL), world).findings();

        assertThat(findings).extracting(Finding::kind).isEqualTo(kind == null ? List.of() : List.of(kind));
        assertThat(findings).extracting(Finding::place).allMatch("shell"::equals);
        assertThat(findings)
                .filteredOn(finding -> finding.kind() != Finding.Kind.SESSION_UNKNOWN)
                .extracting(Finding::authorization)
                .allMatch(NEW::equals);
    }

    @Test
    void a_session_that_cannot_be_asked_is_a_finding() {
        assertThat(based(rotation().sessions(SHELL), World.untouched().silent(SESSION))
                        .findings())
                .containsExactly(new Finding(Finding.Kind.SESSION_UNKNOWN, "shell", null));
    }

    @Test
    void another_authorization_that_a_session_uses_is_guarded() {
        SessionId second = new SessionId("second");
        Order order = rotation().sessions(SHELL, second);
        World world = World.untouched()
                .says(SESSION, new Reading.Reported(FOREIGN_KEY, Life.LIVE, "owner@example.com", NEW, "environment"))
                .says(
                        new Question.Session(second),
                        new Reading.Reported(OLD_KEY, Life.LIVE, "owner@example.com", OLD, "environment"));

        assertThat(based(order, world).guarded()).isEqualTo(Set.of(NEW));
    }

    @Test
    void a_session_that_does_not_say_whose_key_it_holds_guards_nothing() {
        assertThat(based(
                                rotation().sessions(SHELL),
                                World.untouched()
                                        .says(
                                                SESSION,
                                                new Reading.Reported(
                                                        FOREIGN_KEY,
                                                        Life.LIVE,
                                                        "owner@example.com",
                                                        null,
                                                        "environment")))
                        .guarded())
                .isEmpty();
        assertThat(based(rotation().sessions(SHELL), World.untouched().silent(SESSION))
                        .guarded())
                .isEmpty();
    }
}
