package dev.keyrota.protocol.drift;

import static dev.keyrota.protocol.drift.Scene.APP;
import static dev.keyrota.protocol.drift.Scene.CI;
import static dev.keyrota.protocol.drift.Scene.KEY;
import static dev.keyrota.protocol.drift.Scene.OTHER;
import static dev.keyrota.protocol.drift.Scene.OTHER_ID;
import static dev.keyrota.protocol.drift.Scene.OWNER;
import static dev.keyrota.protocol.drift.Scene.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Drift.Todo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong, and what is to be done about it by whom. */
class VerdictTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void with_a_dead_key_nothing_is_brought_anywhere() {
        Drift drift = new Scene().isDead(KEY).holds(APP, OTHER).drift();

        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.VAULT_STALE);
        assertThat(drift.writable()).isEmpty();
        assertThat(drift.todo()).contains(new Todo(Step.REPLACE, "vault"), new Todo(Step.CLEAN_UP, "app"));
        assertThat(new Scene().isDead(KEY).drift().diagnosis()).isEqualTo(Diagnosis.ALL_DEAD);
    }

    @Test
    void a_store_with_a_dead_key_is_brought_the_vaults() {
        Drift drift = new Scene().holds(APP, OTHER).isDead(OTHER).drift();

        assertThat(drift.writable()).containsExactly(APP.id());
    }

    @Test
    void so_is_one_that_was_left_behind_when_the_vault_changed_as_the_journal_proves() {
        Scene left = new Scene().recorded(OTHER, "then").proves(false, Life.LIVE);

        assertThat(left.drift().writable()).containsExactly(CI.id());
        assertThat(left.store(CI).fingerprint()).isEqualTo(OTHER);
        assertThat(left.store(CI).life()).isEqualTo(Life.LIVE);
    }

    @Test
    void what_may_be_there_on_purpose_is_a_persons_to_decide() {
        Todo decide = new Todo(Step.DECIDE, "app");

        assertThat(new Scene().holds(APP, OTHER, WEEK).drift().todo())
                .containsExactly(decide, new Todo(Step.CLEAN_UP, "app"));
        assertThat(new Scene().holds(APP, OTHER).isElsewhere(OTHER).drift().todo())
                .contains(decide);
        assertThat(new Scene()
                        .refuses(Comparison.question(APP), Refusal.NOT_FOUND)
                        .drift()
                        .todo())
                .contains(decide);
        assertThat(new Scene()
                        .traced("later", null, HOUR)
                        .proves(false, Life.LIVE)
                        .drift()
                        .todo())
                .contains(new Todo(Step.DECIDE, "ci"));
    }

    @Test
    void nothing_is_written_where_anything_speaks_against_the_vaults_key() {
        Scene dead = new Scene().holds(APP, OTHER).isDead(OTHER);

        assertThat(dead.current(OTHER_ID, OTHER).drift().writable()).isEmpty();
        assertThat(new Scene()
                        .holds(APP, OTHER)
                        .isDead(OTHER)
                        .labelled(Label.State.DONE, false)
                        .drift()
                        .writable())
                .isEmpty();
        assertThat(new Scene()
                        .holds(APP, OTHER)
                        .isDead(OTHER)
                        .labelled(Label.State.OPEN, true)
                        .drift()
                        .writable())
                .isEmpty();
        assertThat(new Scene()
                        .holds(APP, OTHER)
                        .isDead(OTHER)
                        .says(new Question.Listing(KEY), new Reading.Listed(List.of(), Scene.AT))
                        .drift()
                        .writable())
                .isEmpty();
    }

    @Test
    void what_refuses_us_needs_its_login_and_no_proof() {
        assertThat(new Scene()
                        .refuses(Comparison.question(APP), Refusal.FORBIDDEN)
                        .drift()
                        .todo())
                .containsExactly(new Todo(Step.MEND_LOGIN, "app"));
    }

    @Test
    void only_what_has_a_consumer_is_to_be_proven() {
        assertThat(new Scene().forgotten().drift().todo())
                .containsExactly(new Todo(Step.PROVE, "ci"), new Todo(Step.DECIDE, "ci"));
        assertThat(new Scene()
                        .holds(APP, OTHER)
                        .refuses(new Question.Identity(OTHER), Refusal.EDGE_BLOCKED)
                        .drift()
                        .todo())
                .containsExactly(new Todo(Step.DECIDE, "app"));
    }

    @Test
    void what_somebody_else_writes_is_never_written() {
        Place followed = new Place(APP.id(), APP.kind(), APP.proof(), "a sync", null);
        Drift drift = new Scene()
                .stores(VAULT, followed)
                .holds(followed, OTHER, WEEK)
                .isDead(OTHER)
                .drift();

        assertThat(drift.writable()).isEmpty();
        assertThat(drift.todo()).contains(new Todo(Step.AWAIT_WRITER, "app"));
    }

    @Test
    void a_session_with_another_live_key_is_protected_and_no_reason_to_write() {
        Drift drift = new Scene().reports(OTHER, Life.LIVE, OWNER).drift();

        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.SESSION_DRIFT);
        assertThat(drift.sessions().getFirst().authorization()).isEqualTo(OTHER_ID);
        assertThat(drift.todo())
                .containsExactly(
                        new Todo(Step.PROTECT, "shell"),
                        new Todo(Step.RENEW_SESSION, "shell"),
                        new Todo(Step.CLEAN_UP, "shell"));
    }

    @Test
    void the_worst_of_several_is_the_diagnosis() {
        Drift drift = new Scene()
                .reports(OTHER, Life.LIVE, OWNER)
                .holds(APP, OTHER, WEEK)
                .traced("later", null, WEEK)
                .proves(false, Life.DEAD)
                .drift();

        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.STORE_STALE);
        assertThat(drift.writable()).containsExactly(CI.id());
        assertThat(drift.todo())
                .filteredOn(todo -> todo.step() == Step.CLEAN_UP)
                .containsExactlyInAnyOrder(new Todo(Step.CLEAN_UP, "app"), new Todo(Step.CLEAN_UP, "shell"));
    }

    @Test
    void what_hides_one_store_is_no_reason_not_to_prove_another() {
        Place deploy = new Place(new StoreId("deploy"), Place.Kind.WRITE_ONLY, Place.Proof.CHALLENGE);
        Scene two = new Scene()
                .stores(VAULT, deploy, CI)
                .forgotten()
                .traced("then", "environment production", HOUR)
                .says(Comparison.question(deploy), new Reading.Traced("then", Scene.AT, null, HOUR));

        assertThat(two.drift().todo())
                .containsExactly(
                        new Todo(Step.PROVE, "deploy"), new Todo(Step.DECIDE, "deploy"), new Todo(Step.DECIDE, "ci"));
    }

    @Test
    void who_ended_a_key_is_asked_about_the_place_that_holds_it() {
        assertThat(new Scene().holds(APP, OTHER).isDead(OTHER).drift().todo())
                .contains(new Todo(Step.ASK_WHO_ENDED_IT, "app"));
        assertThat(new Scene().isDead(KEY).drift().todo()).contains(new Todo(Step.ASK_WHO_ENDED_IT, "vault"));
    }

    @Test
    void a_credential_that_only_the_vault_holds_is_compared_with_its_sessions() {
        Scene alone = new Scene().stores(VAULT);

        assertThat(alone.drift().diagnosis()).isEqualTo(Diagnosis.HEALTHY);
        assertThat(alone.isDead(KEY).drift().diagnosis()).isEqualTo(Diagnosis.ALL_DEAD);
        assertThat(alone.drift().writable()).isEqualTo(List.<StoreId>of());
    }

    @Test
    void each_single_thing_has_a_name_by_which_it_can_be_accepted() {
        Drift drift = new Scene()
                .holds(APP, OTHER)
                .reports(OTHER, Life.LIVE, OWNER)
                .labelled(Label.State.OPEN, true)
                .drift();

        assertThat(drift.noticed())
                .extracting(Noticed::name)
                .containsExactlyInAnyOrder(
                        "store_holds_another/app/00000000",
                        "session_drift/shell/00000000",
                        "label_open/vault/00000000",
                        "rotated_by_hand/app/00000000");
        assertThat(drift.noticed()).noneMatch(Noticed::isGrave);
        assertThat(new Scene().drift().noticed()).isEmpty();
    }

    @Test
    void that_consumers_are_cut_off_is_grave() {
        assertThat(new Scene().isDead(KEY).drift().noticed())
                .allSatisfy(each -> assertThat(each.isGrave()).isTrue())
                .extracting(Noticed::name)
                .containsExactly("all_dead/vault");
        assertThat(new Scene()
                        .doubts(new Question.Identity(KEY), Doubt.SERVER_ERROR)
                        .drift()
                        .noticed())
                .singleElement()
                .matches(Noticed::isGrave)
                .extracting(Noticed::name)
                .isEqualTo("vault_unreadable/vault");
        assertThat(new Scene().reports(null, Life.UNKNOWN, null).drift().noticed())
                .extracting(Noticed::name)
                .containsExactly("session_unchecked/shell");
    }
}
