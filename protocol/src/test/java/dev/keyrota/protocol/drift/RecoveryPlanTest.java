package dev.keyrota.protocol.drift;

import static dev.keyrota.protocol.drift.Scene.APP;
import static dev.keyrota.protocol.drift.Scene.CI;
import static dev.keyrota.protocol.drift.Scene.ID;
import static dev.keyrota.protocol.drift.Scene.KEY;
import static dev.keyrota.protocol.drift.Scene.OTHER;
import static dev.keyrota.protocol.drift.Scene.OWNER;
import static dev.keyrota.protocol.drift.Scene.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Charter.Recovery;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Drift.Todo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a recovery may write with nobody asked, what a person decides, and what it leaves. */
class RecoveryPlanTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static RecoveryPlan plan(Scene scene) {
        return RecoveryPlan.of(scene.drift());
    }

    private static @Nullable Recovery recovery(RecoveryPlan plan, StoreId... chosen) {
        Charter charter = plan.charter(Scenes.charter(), Set.of(chosen), "ada");
        return charter == null ? null : charter.recovery();
    }

    @Test
    void a_dead_key_is_written_over_with_nobody_asked() {
        RecoveryPlan plan = plan(new Scene().holds(APP, OTHER).isDead(OTHER));

        assertThat(plan.safe()).containsExactly(APP.id());
        assertThat(plan.choices()).isEmpty();
        assertThat(recovery(plan)).isEqualTo(new Recovery(KEY, ID, Map.of(APP.id(), new Before(OTHER, null, null))));
        assertThat(plan.left(plan.safe())).isEmpty();
    }

    @Test
    void a_living_one_only_where_a_person_decides_and_with_their_name() {
        RecoveryPlan plan = plan(new Scene().holds(APP, OTHER));

        assertThat(plan.safe()).isEmpty();
        assertThat(plan.choices()).containsExactly(APP.id());
        assertThat(recovery(plan)).isNull();
        assertThat(recovery(plan, APP.id()))
                .isEqualTo(new Recovery(KEY, ID, Map.of(APP.id(), new Before(OTHER, null, "ada"))));
        assertThat(plan.left(List.of())).containsExactly(new Todo(Step.DECIDE, "app"));
        assertThat(plan.left(List.of(APP.id()))).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_bound_by_the_date_of_its_last_write() {
        RecoveryPlan dead = plan(new Scene().traced("later", null, HOUR).proves(false, Life.DEAD));

        assertThat(recovery(dead)).isEqualTo(new Recovery(KEY, ID, Map.of(CI.id(), new Before(null, "later", null))));
    }

    @Test
    void both_kinds_go_into_one_recovery() {
        RecoveryPlan plan =
                plan(new Scene().holds(APP, OTHER).traced("later", null, HOUR).proves(false, Life.DEAD));

        assertThat(recovery(plan, APP.id()))
                .isEqualTo(new Recovery(
                        KEY,
                        ID,
                        Map.of(
                                CI.id(), new Before(null, "later", null),
                                APP.id(), new Before(OTHER, null, "ada"))));
    }

    @Test
    void a_store_that_another_secret_hides_is_no_choice() {
        RecoveryPlan hidden = plan(new Scene()
                .holds(APP, OTHER)
                .traced("then", "environment production", HOUR)
                .proves(true, Life.LIVE));

        assertThat(hidden.choices()).containsExactly(APP.id());
        assertThat(hidden.left(List.of()))
                .containsExactlyInAnyOrder(new Todo(Step.DECIDE, "app"), new Todo(Step.DECIDE, "ci"));
    }

    @Test
    void what_is_found_beside_a_store_does_not_hide_it() {
        RecoveryPlan byHand = plan(new Scene().holds(APP, OTHER).reports(OTHER, Life.LIVE, OWNER));

        assertThat(byHand.choices()).containsExactly(APP.id());
    }

    @Test
    void nothing_is_brought_where_the_vaults_key_is_dead_or_not_known() {
        RecoveryPlan dead = plan(new Scene().isDead(KEY));
        RecoveryPlan unread = plan(new Scene().current(ID, KEY).refuses(Comparison.question(VAULT), Refusal.FORBIDDEN));

        assertThat(recovery(dead)).isNull();
        assertThat(dead.left(List.of())).containsExactly(new Todo(Step.REPLACE, "vault"));
        assertThat(recovery(unread)).isNull();
        assertThat(unread.left(List.of()))
                .containsExactly(new Todo(Step.READ_AGAIN, "vault"), new Todo(Step.MEND_LOGIN, "vault"));
    }

    @Test
    void sessions_and_keys_beside_are_nobodys_reason_to_stop() {
        assertThat(plan(new Scene().reports(OTHER, Life.LIVE, OWNER)).left(List.of()))
                .isEmpty();
    }

    @Test
    void what_is_no_choice_cannot_be_chosen() {
        RecoveryPlan plan = plan(new Scene());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.charter(Scenes.charter(), Set.of(VAULT.id()), "ada"))
                .withMessage("no choices: [vault]");
    }
}
