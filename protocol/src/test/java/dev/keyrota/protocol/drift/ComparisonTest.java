package dev.keyrota.protocol.drift;

import static dev.keyrota.protocol.drift.Scene.APP;
import static dev.keyrota.protocol.drift.Scene.CI;
import static dev.keyrota.protocol.drift.Scene.ID;
import static dev.keyrota.protocol.drift.Scene.KEY;
import static dev.keyrota.protocol.drift.Scene.OTHER;
import static dev.keyrota.protocol.drift.Scene.OTHER_ID;
import static dev.keyrota.protocol.drift.Scene.OWNER;
import static dev.keyrota.protocol.drift.Scene.SHELL;
import static dev.keyrota.protocol.drift.Scene.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Compared.Evidence;
import dev.keyrota.protocol.drift.Compared.State;
import dev.keyrota.protocol.drift.Finding.Kind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which key each place holds, by which evidence, and who is asked for it. */
class ComparisonTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void nothing_is_found_where_every_place_holds_the_vaults_living_key() {
        Drift drift = new Scene().current(ID, KEY).drift();

        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.HEALTHY);
        assertThat(drift.isFound()).isFalse();
        assertThat(drift.todo()).isEmpty();
        assertThat(drift.stores()).allMatch(store -> store.state() == State.SAME && ID.equals(store.authorization()));
        assertThat(drift.sessions()).allMatch(session -> session.state() == State.SAME);
    }

    // --- which key it is, and whether it lives

    @Test
    void another_key_that_works_is_told_from_the_vaults() {
        Compared app = new Scene().holds(APP, OTHER).store(APP);

        assertThat(app.state()).isEqualTo(State.DIFFERENT);
        assertThat(app.life()).isEqualTo(Life.LIVE);
        assertThat(app.authorization()).isEqualTo(OTHER_ID);
        assertThat(new Scene().holds(APP, OTHER).drift().diagnosis()).isEqualTo(Diagnosis.STORE_HOLDS_ANOTHER);
    }

    @Test
    void the_issuers_own_refusal_is_a_death() {
        Scene scene = new Scene().holds(APP, OTHER).isDead(OTHER);

        assertThat(scene.store(APP).life()).isEqualTo(Life.DEAD);
        assertThat(scene.drift().diagnosis()).isEqualTo(Diagnosis.STORE_STALE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"FORBIDDEN", "RATE_LIMITED", "EDGE_BLOCKED", "UNREACHABLE", "SUSPENDED", "NOT_FOUND"})
    void no_other_refusal_is_a_death_and_each_has_its_name(Refusal why) {
        Scene scene = new Scene().holds(APP, OTHER).refuses(new Question.Identity(OTHER), why);

        assertThat(scene.store(APP).life()).isEqualTo(Life.UNKNOWN);
        assertThat(scene.store(APP).obstacle()).isEqualTo(why);
        assertThat(scene.drift().diagnosis()).isEqualTo(Diagnosis.STORE_UNPROVEN);
    }

    @Test
    void an_issuer_that_says_nothing_of_the_vaults_key_lets_nobody_write() {
        Drift drift = new Scene()
                .holds(APP, OTHER)
                .doubts(new Question.Identity(KEY), Doubt.SERVER_ERROR)
                .drift();

        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.VAULT_UNREADABLE);
        assertThat(drift.stores().getFirst().obstacle()).isEqualTo(Doubt.SERVER_ERROR);
        assertThat(drift.writable()).isEmpty();
    }

    @Test
    void a_key_of_another_account_counts_as_dead_and_is_told() {
        Drift drift = new Scene().holds(APP, OTHER).isElsewhere(OTHER).drift();

        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.STORE_STALE);
        assertThat(drift.findings()).contains(new Finding(Kind.OTHER_ACCOUNT, "app", OTHER_ID, null));
        assertThat(new Scene().isElsewhere(KEY).drift().diagnosis()).isEqualTo(Diagnosis.ALL_DEAD);
    }

    @Test
    void a_session_of_another_account_counts_as_dead() {
        Drift drift =
                new Scene().reports(OTHER, Life.LIVE, "somebody@example.org").drift();

        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.SESSION_STALE);
        assertThat(drift.findings()).extracting(Finding::kind).containsExactly(Kind.OTHER_ACCOUNT);
    }

    // --- the vault

    @Test
    void a_vault_that_cannot_be_read_is_measured_by_what_was_recorded_last() {
        Scene scene = new Scene().current(ID, KEY).refuses(Comparison.question(VAULT), Refusal.FORBIDDEN);

        assertThat(scene.drift().diagnosis()).isEqualTo(Diagnosis.VAULT_UNREADABLE);
        assertThat(scene.store(VAULT).state()).isEqualTo(State.UNREADABLE);
        assertThat(scene.store(APP).state()).isEqualTo(State.SAME);
        assertThat(scene.holds(APP, OTHER).store(APP).state()).isEqualTo(State.DIFFERENT);
    }

    @Test
    void a_vault_without_the_entry_is_no_outage() {
        Scene scene = new Scene().refuses(Comparison.question(VAULT), Refusal.NOT_FOUND);

        assertThat(scene.store(VAULT).state()).isEqualTo(State.MISSING);
        assertThat(scene.drift().diagnosis()).isEqualTo(Diagnosis.VAULT_STALE);
        assertThat(scene.current(ID, KEY).drift().diagnosis()).isEqualTo(Diagnosis.VAULT_STALE);
    }

    @Test
    void what_shows_no_value_is_not_known_to_be_no_key() {
        Scene scene = new Scene().current(ID, KEY).holds(VAULT, null);

        assertThat(scene.store(VAULT).state()).isEqualTo(State.UNREADABLE);
        assertThat(scene.drift().diagnosis()).isEqualTo(Diagnosis.VAULT_UNREADABLE);
        assertThat(scene.drift().findings()).containsExactly(new Finding(Kind.PLACEHOLDER, "vault", null, null));
    }

    @Test
    void without_a_vault_and_a_record_nothing_is_measured() {
        Scene scene = new Scene().refuses(Comparison.question(VAULT), Refusal.FORBIDDEN);

        assertThat(scene.store(APP).state()).isEqualTo(State.UNPROVABLE);
        assertThat(scene.drift().findings()).isEmpty();
    }

    // --- what cannot be read back

    @Test
    void what_was_not_written_since_it_was_proven_still_holds_it_and_nobody_is_asked_again() {
        Scene scene = new Scene();

        assertThat(scene.store(CI).evidence()).isEqualTo(Evidence.JOURNAL);
        assertThat(scene.comparison().keys(scene.answers(scene.comparison().places()), true))
                .noneMatch(Question.Proving.class::isInstance);
    }

    @Test
    void what_holds_an_earlier_key_by_the_journal_is_different() {
        Scene scene = new Scene().recorded(OTHER, "then");

        assertThat(scene.store(CI).state()).isEqualTo(State.DIFFERENT);
        assertThat(scene.store(CI).fingerprint()).isEqualTo(OTHER);
    }

    @Test
    void an_outside_write_is_told_and_proven_by_a_consumer() {
        Drift same =
                new Scene().traced("later", null, HOUR).proves(true, Life.LIVE).drift();
        Drift dead =
                new Scene().traced("later", null, HOUR).proves(false, Life.DEAD).drift();

        assertThat(same.diagnosis()).isEqualTo(Diagnosis.HEALTHY);
        assertThat(same.isFound()).isFalse();
        assertThat(dead.findings()).containsExactly(new Finding(Kind.WRITTEN_SINCE, "ci", null, null));
        assertThat(dead.diagnosis()).isEqualTo(Diagnosis.STORE_STALE);
        assertThat(dead.stores().getLast().evidence()).isEqualTo(Evidence.PROBE);
        assertThat(dead.writable()).containsExactly(CI.id());
    }

    @Test
    void what_nothing_proves_is_unprovable() {
        Scene scene = new Scene().forgotten().doubts(new Question.Proving(CI.id(), KEY), Doubt.TIMEOUT);

        assertThat(scene.store(CI).state()).isEqualTo(State.UNPROVABLE);
        assertThat(scene.store(CI).obstacle()).isEqualTo(Doubt.TIMEOUT);
        assertThat(scene.drift().findings()).isEmpty();
    }

    @Test
    void no_consumer_is_started_where_none_may_be() {
        Scene scene = new Scene().forgotten();

        assertThat(scene.comparison().keys(scene.answers(scene.comparison().places()), false))
                .noneMatch(Question.Proving.class::isInstance);
    }

    // --- sessions

    @Test
    void a_session_that_holds_nothing_or_is_not_open_says_nothing() {
        assertThat(new Scene().reports(null, Life.UNKNOWN, null).drift().diagnosis())
                .isEqualTo(Diagnosis.SESSION_UNCHECKED);
        assertThat(new Scene().reports(null, Life.UNKNOWN, null).drift().sessions())
                .extracting(Compared::obstacle)
                .containsExactly(Refusal.NOT_FOUND);
        assertThat(new Scene()
                        .refuses(new Question.Session(SHELL), Refusal.NOT_FOUND)
                        .drift()
                        .diagnosis())
                .isEqualTo(Diagnosis.SESSION_UNCHECKED);
    }

    // --- beside the table

    @Test
    void for_its_sessions_alone_no_store_is_asked_but_the_source_of_truth() {
        Scene scene = new Scene().holds(APP, OTHER).reports(OTHER, Life.LIVE, OWNER);
        Drift drift = scene.drift(Subject::sessionsAlone);

        assertThat(drift.stores()).extracting(Compared::place).containsExactly("vault");
        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.SESSION_DRIFT);
    }

    @Test
    void only_what_can_answer_is_asked() {
        Place deploy = new Place(new StoreId("deploy"), Place.Kind.WRITE_ONLY, Place.Proof.UPDATED_AT);
        Scene scene = new Scene().stores(VAULT, APP, CI, deploy);
        Comparison comparison = scene.comparison();

        assertThat(comparison.places())
                .containsExactly(
                        new Question.Holding(VAULT.id()),
                        new Question.Holding(APP.id()),
                        new Question.Tracing(CI.id()),
                        new Question.Tracing(deploy.id()),
                        new Question.Session(SHELL));
        assertThat(comparison.keys(scene.answers(comparison.places()), true))
                .containsExactly(
                        new Question.Identity(KEY),
                        new Question.Matching(KEY),
                        new Question.Listing(KEY),
                        new Question.Rollout(APP.id()));
    }

    @Test
    void where_tokens_are_hidden_the_recorded_id_or_the_one_mask_that_fits_names_the_key() {
        Question matching = new Question.Matching(KEY);
        Scene hidden = new Scene().says(matching, new Reading.Matched(Set.of(), Set.of()));

        assertThat(hidden.store(VAULT).authorization()).isNull();
        assertThat(hidden.drift().findings()).isEmpty();
        assertThat(hidden.current(ID, KEY).store(VAULT).authorization()).isEqualTo(ID);
        assertThat(new Scene()
                        .says(matching, new Reading.Matched(Set.of(), Set.of(OTHER_ID)))
                        .store(VAULT)
                        .authorization())
                .isEqualTo(OTHER_ID);
        assertThat(new Scene()
                        .says(matching, new Reading.Matched(Set.of(), Set.of(ID, OTHER_ID)))
                        .store(VAULT)
                        .authorization())
                .isNull();
    }
}
