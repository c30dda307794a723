package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.APP;
import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.rotation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What a run was asked to do. */
class CharterTest {
    @Test
    void the_first_store_is_the_source_of_truth() {
        Charter charter = rotation().stores(VAULT, APP, CI).charter();

        assertThat(charter.vault()).isEqualTo(VAULT);
        assertThat(charter.place(Samples.CI)).isEqualTo(CI);
    }

    @Test
    void a_run_without_a_vault_in_the_first_place_is_not_begun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rotation().stores().charter())
                .withMessageContaining("must be a vault");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rotation().stores(APP, VAULT).charter())
                .withMessageContaining("must be a vault");
    }

    @Test
    void a_store_that_nobody_named_is_a_fault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rotation().charter().place(new StoreId("elsewhere")))
                .withMessageContaining("elsewhere");
    }

    @Test
    void a_rotation_and_a_revocation_are_of_the_key_and_the_others_of_places_and_of_other_keys() {
        assertThat(Charter.Purpose.values())
                .filteredOn(Charter.Purpose::isOfTheKey)
                .containsExactly(Charter.Purpose.ROTATE, Charter.Purpose.REVOKE);
    }
}
