package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.STRAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step 3: the old authorization is identified by the first proof that holds; none or several prove nothing. */
class IdentificationTest {
    private static final Reading.Matched NOTHING = matched(Set.of(), Set.of());
    private static final Identification BY_JOURNAL = new Identification(OLD, Base.Identification.JOURNAL);
    private static final Identification BY_LABEL = new Identification(OLD, Base.Identification.LABEL);
    private static final Identification BY_TOKEN = new Identification(OLD, Base.Identification.TOKEN);
    private static final Identification BY_MASK = new Identification(OLD, Base.Identification.MASK);
    private static final Label LABEL = World.label(OLD, null, new RunId("ffffffffffff"), Label.State.DONE);

    private static Reading.Matched matched(Set<AuthorizationId> whole, Set<AuthorizationId> masked) {
        return new Reading.Matched(whole, masked);
    }

    private static Reading.Listed listing(String description) {
        return new Reading.Listed(
                List.of(
                        World.authorization(OLD, description, Samples.AT),
                        World.authorization(STRAY, "by hand too", Samples.AT)),
                null);
    }

    private static @Nullable Identification of(
            Order order, @Nullable Label label, String description, Reading.@Nullable Matched matched) {
        return Identification.of(order.charter(), OLD_KEY, label, listing(description), matched);
    }

    // --- the journal

    @Test
    void the_journal_knows_the_id_that_it_recorded_with_this_fingerprint() {
        assertThat(of(rotation().recorded(OLD, OLD_KEY), null, "anything", null))
                .isEqualTo(BY_JOURNAL);
        assertThat(of(rotation().recorded(OLD, OLD_KEY), LABEL, "anything", NOTHING))
                .isEqualTo(BY_JOURNAL);
    }

    @Test
    void a_record_of_another_fingerprint_or_of_an_id_that_is_not_listed_proves_nothing() {
        assertThat(of(rotation().recorded(OLD, FOREIGN_KEY), null, "anything", null))
                .isNull();
        assertThat(of(rotation().recorded(NEW, OLD_KEY), null, "anything", null))
                .isNull();
        assertThat(of(rotation().recorded(NEW, OLD_KEY), LABEL, "anything", null))
                .isEqualTo(BY_LABEL);
    }

    // --- the label

    @Test
    void the_label_beside_the_value_names_the_id() {
        assertThat(of(rotation(), LABEL, "anything", null)).isEqualTo(BY_LABEL);
    }

    @Test
    void a_label_whose_authorization_is_not_listed_proves_nothing() {
        Label gone = World.label(NEW, null, new RunId("ffffffffffff"), Label.State.DONE);

        assertThat(of(rotation(), gone, "anything", null)).isNull();
    }

    @Test
    void a_label_or_record_that_the_issuers_tokens_contradict_proves_nothing() {
        Reading.Matched another = matched(Set.of(STRAY), Set.of());

        assertThat(of(rotation(), LABEL, "anything", another)).isNull();
        assertThat(of(rotation().recorded(OLD, OLD_KEY), null, "anything", another))
                .isNull();
        assertThat(of(rotation(), LABEL, "anything", matched(Set.of(OLD), Set.of())))
                .isEqualTo(BY_LABEL);
        assertThat(of(rotation(), LABEL, "anything", matched(Set.of(), Set.of(STRAY))))
                .isEqualTo(BY_LABEL);
    }

    // --- the token

    @ParameterizedTest
    @CsvSource({
        "by hand 2026,                              true",
        "team-rotation-2026-01-rffffffffffff-a1,    true",
        "somebody else's,                           false",
        "team-rotation-2026-01,                     false",
    })
    void one_token_that_is_the_value_proves_it_where_the_description_is_allowed(String description, boolean proven) {
        assertThat(of(rotation(), null, description, matched(Set.of(OLD), Set.of())))
                .isEqualTo(proven ? BY_TOKEN : null);
    }

    @Test
    void a_token_of_an_authorization_that_is_not_listed_proves_nothing() {
        assertThat(of(rotation(), null, "by hand 2026", matched(Set.of(NEW), Set.of())))
                .isNull();
    }

    @Test
    void two_tokens_prove_nothing_whatever_is_recorded() {
        assertThat(of(
                        rotation().recorded(OLD, FOREIGN_KEY),
                        null,
                        "by hand-rffffffffffff-a1",
                        matched(Set.of(OLD, STRAY), Set.of(OLD))))
                .isNull();
    }

    // --- the mask

    @Test
    void a_recorded_id_whose_mask_alone_fits_and_whose_description_is_ours_proves_it() {
        assertThat(of(
                        rotation().recorded(OLD, FOREIGN_KEY),
                        null,
                        "team-rffffffffffff-a1",
                        matched(Set.of(), Set.of(OLD))))
                .isEqualTo(BY_MASK);
    }

    @Test
    void a_mask_proves_nothing_without_a_record_without_our_nonce_or_beside_another_mask() {
        Order recorded = rotation().recorded(OLD, FOREIGN_KEY);
        String ours = "team-rffffffffffff-a1";

        assertThat(of(rotation(), null, ours, matched(Set.of(), Set.of(OLD)))).isNull();
        assertThat(of(recorded, null, "by hand 2026", matched(Set.of(), Set.of(OLD))))
                .isNull();
        assertThat(of(recorded, null, ours, matched(Set.of(), Set.of(OLD, STRAY))))
                .isNull();
        assertThat(of(recorded, null, ours, matched(Set.of(), Set.of(STRAY)))).isNull();
        assertThat(of(recorded, null, ours, NOTHING)).isNull();
        assertThat(of(rotation().recorded(NEW, FOREIGN_KEY), null, ours, matched(Set.of(), Set.of(NEW))))
                .isNull();
    }

    // --- a dead key

    @Test
    void a_dead_keys_authorization_is_told_by_what_was_recorded_even_if_it_is_gone() {
        assertThat(Identification.ofDead(rotation().recorded(OLD, OLD_KEY).charter(), OLD_KEY, null))
                .isEqualTo(BY_JOURNAL);
        assertThat(Identification.ofDead(rotation().recorded(NEW, FOREIGN_KEY).charter(), OLD_KEY, LABEL))
                .isEqualTo(BY_LABEL);
        assertThat(Identification.ofDead(rotation().charter(), OLD_KEY, null)).isNull();
    }
}
