package dev.keyrota.protocol.drift;

import static dev.keyrota.protocol.drift.Scene.APP;
import static dev.keyrota.protocol.drift.Scene.CI;
import static dev.keyrota.protocol.drift.Scene.ID;
import static dev.keyrota.protocol.drift.Scene.KEY;
import static dev.keyrota.protocol.drift.Scene.OTHER;
import static dev.keyrota.protocol.drift.Scene.OTHER_ID;
import static dev.keyrota.protocol.drift.Scene.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.drift.Compared.State;
import dev.keyrota.protocol.drift.Drift.Todo;
import dev.keyrota.protocol.drift.Finding.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen beside the rows of the table. */
class FindingsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void what_hides_a_store_is_told_and_the_store_neither_proven_nor_written() {
        Scene shadowed =
                new Scene().traced("then", "environment production", HOUR).proves(true, Life.LIVE);

        assertThat(shadowed.drift().findings())
                .containsExactly(new Finding(Kind.SHADOWED, "ci", null, "environment production"));
        assertThat(shadowed.store(CI).state()).isEqualTo(State.UNPROVABLE);
        assertThat(shadowed.drift().todo()).containsExactly(new Todo(Step.DECIDE, "ci"));
        assertThat(shadowed.forgotten()
                        .comparison()
                        .keys(shadowed.answers(shadowed.comparison().places()), true))
                .noneMatch(Question.Proving.class::isInstance);
    }

    @Test
    void a_key_in_a_store_and_a_session_that_is_not_the_vaults_was_rotated_by_hand() {
        Drift drift =
                new Scene().holds(APP, OTHER).reports(OTHER, Life.LIVE, OWNER).drift();

        assertThat(drift.findings()).contains(new Finding(Kind.ROTATED_BY_HAND, "app", OTHER_ID, null));
        assertThat(new Scene().holds(APP, OTHER).drift().findings()).isEmpty();
    }

    @Test
    void a_dead_key_in_a_session_is_nobodys_account() {
        assertThat(new Scene().reports(OTHER, Life.DEAD, null).drift().findings())
                .isEmpty();
    }

    @Test
    void a_vault_that_was_written_from_outside_is_told_and_so_is_a_key_that_nobody_holds() {
        Drift drift = new Scene().current(OTHER_ID, OTHER).drift();

        assertThat(drift.findings())
                .containsExactly(
                        new Finding(Kind.VAULT_CHANGED, "vault", ID, null),
                        new Finding(Kind.HELD_NOWHERE, null, OTHER_ID, null));
        assertThat(new Scene()
                        .current(OTHER_ID, OTHER)
                        .holds(APP, OTHER)
                        .drift()
                        .findings())
                .noneMatch(finding -> finding.kind() == Kind.HELD_NOWHERE);
    }

    @Test
    void a_value_by_hand_under_a_label_of_ours_is_told() {
        assertThat(new Scene().labelled(Label.State.DONE, true).drift().findings())
                .isEmpty();
        assertThat(new Scene().labelled(Label.State.DONE, false).drift().findings())
                .containsExactly(new Finding(Kind.LABEL_UNFIT, "vault", ID, null));
        assertThat(new Scene().labelled(Label.State.OPEN, true).drift().findings())
                .containsExactly(new Finding(Kind.LABEL_OPEN, "vault", ID, null));
    }

    @Test
    void a_key_that_works_and_is_in_no_list_is_told() {
        assertThat(new Scene()
                        .says(new Question.Listing(KEY), new Reading.Listed(List.of(), Scene.AT))
                        .drift()
                        .findings())
                .containsExactly(new Finding(Kind.NOT_LISTED, "vault", ID, null));
    }

    @Test
    void a_place_that_shows_nothing_is_told_and_not_written() {
        Drift drift = new Scene().holds(APP, null).drift();

        assertThat(drift.diagnosis()).isEqualTo(Diagnosis.STORE_UNPROVEN);
        assertThat(drift.findings()).containsExactly(new Finding(Kind.PLACEHOLDER, "app", null, null));
        assertThat(drift.writable()).isEmpty();
    }

    @Test
    void what_runs_with_another_key_than_its_place_holds_is_told() {
        assertThat(new Scene()
                        .says(new Question.Rollout(APP.id()), new Reading.RolledOut("6", false, false))
                        .drift()
                        .findings())
                .containsExactly(new Finding(Kind.NOT_ROLLED_OUT, "app", null, null));
    }

    @Test
    void another_credentials_place_that_holds_the_key_is_told() {
        assertThat(new Scene().elsewhere("other-vault").drift().findings())
                .containsExactly(new Finding(Kind.SHARED, "other-vault", ID, null));
        assertThat(new Scene().drift().findings()).isEmpty();
    }

    @Test
    void where_another_credentials_places_were_not_seen_it_is_not_known_to_be_nowhere_else() {
        assertThat(new Scene().unseen("other@prod").drift().findings())
                .containsExactly(new Finding(Kind.UNSEEN, null, null, "other@prod"));
    }
}
