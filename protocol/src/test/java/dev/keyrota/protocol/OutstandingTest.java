package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.APP;
import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.emergency;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which stores after the vault are still to be written, in their order. */
class OutstandingTest {
    private final Story inVault = Story.of(emergency()).inTheVault();

    @Test
    void stores_are_written_in_the_order_of_the_configuration() {
        assertThat(Outstanding.next(inVault.run())).isEqualTo(APP);
        assertThat(Outstanding.next(inVault.stored(Samples.APP).run())).isEqualTo(CI);
        assertThat(Outstanding.next(inVault.stored(Samples.APP, Samples.CI).run()))
                .isNull();
    }

    @Test
    void what_is_about_to_be_proven_is_not_next() {
        assertThat(Outstanding.next(inVault.run(), APP)).isEqualTo(CI);
        assertThat(Outstanding.next(inVault.run(), VAULT)).isEqualTo(APP);
    }

    @Test
    void a_store_that_an_emergency_passed_over_comes_after_all_others() {
        Story passed = inVault.then(new Event.PassedOver(Samples.APP));

        assertThat(Outstanding.next(passed.run())).isEqualTo(CI);
        assertThat(Outstanding.next(passed.stored(Samples.CI).run())).isEqualTo(APP);
        assertThat(Outstanding.next(
                        passed.then(new Event.PassedOver(Samples.CI)).run()))
                .isEqualTo(APP);
    }

    @Test
    void a_store_holds_the_new_key_only_by_the_proof_of_the_last_attempt() {
        Story everywhere = inVault.stored(Samples.APP, Samples.CI);
        Story dead = everywhere.then(new Event.Suspected(Samples.NEW), new Event.Gone(Samples.NEW, true));
        Story again = dead.minted();

        assertThat(Outstanding.isStored(everywhere.run(), VAULT)).isTrue();
        assertThat(Outstanding.isStored(dead.run(), VAULT)).isFalse();
        assertThat(Outstanding.isStored(again.run(), VAULT)).isFalse();
        assertThat(Outstanding.next(again.run())).isEqualTo(APP);
    }
}
