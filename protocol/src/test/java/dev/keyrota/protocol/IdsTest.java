package dev.keyrota.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and ids: what is one, what is none, and how a person sees it. */
class IdsTest {
    private static final String UUID = "0d9a7c1e-0000-4000-8000-00000000abcd";

    @Test
    void an_authorization_is_known_by_its_whole_id_in_lower_case() {
        AuthorizationId id = new AuthorizationId(UUID.toUpperCase(Locale.ROOT));

        assertThat(id).isEqualTo(new AuthorizationId(UUID)).hasToString(UUID);
        assertThat(id.brief()).isEqualTo("0d9a7c1e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0d9a7c1e",
                "0d9a7c1e-0000-4000-8000",
                UUID + "0",
                " " + UUID,
                "0d9a7c1e00004000800000000000abcd",
                "0d9a7c1g-0000-4000-8000-00000000abcd"
            })
    void a_prefix_or_anything_else_is_no_authorization_id(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthorizationId(text))
                .withMessageContaining("UUID");
    }

    @Test
    void a_fingerprint_shows_its_first_twelve_digits_to_people() {
        Fingerprint fingerprint = new Fingerprint("0123456789ab" + "c".repeat(52));

        assertThat(fingerprint.brief()).isEqualTo("0123456789ab");
        assertThat(fingerprint).hasToString("0123456789ab");
    }

    @Test
    void what_is_not_64_lower_case_hexadecimal_digits_is_no_fingerprint() {
        for (String text :
                List.of("", "0".repeat(63), "0".repeat(65), "A" + "0".repeat(63), "HRKU-" + "0".repeat(59))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Fingerprint(text))
                    .withMessageContaining("64 lower-case");
        }
    }

    @Test
    void a_run_id_is_twelve_hexadecimal_digits() {
        assertThat(new RunId("0123456789ab")).hasToString("0123456789ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789a", "0123456789abc", "0123456789aG", "0123456789AB"})
    void anything_else_is_no_run_id(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunId(text)).withMessageContaining("12 lower-case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-z_0.9", "1234567890123456789012345678901234567890123456789012345678901234"})
    void a_store_and_a_session_have_plain_names(String name) {
        assertThat(new StoreId(name)).hasToString(name);
        assertThat(new SessionId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "12345678901234567890123456789012345678901234567890123456789012345"})
    void other_names_are_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreId(name))
                .withMessageContaining("1 to 64 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionId(name))
                .withMessageContaining("1 to 64 characters");
    }

    @Test
    void names_and_ids_are_ordered_by_their_text() {
        assertThat(new TreeSet<>(List.of(new StoreId("b"), new StoreId("a"))))
                .containsExactly(new StoreId("a"), new StoreId("b"));
        assertThat(new TreeSet<>(List.of(new SessionId("b"), new SessionId("a"))))
                .containsExactly(new SessionId("a"), new SessionId("b"));
        assertThat(new TreeSet<>(List.of(Samples.NEW, Samples.OLD))).containsExactly(Samples.OLD, Samples.NEW);
    }
}
