package dev.keyrota.connectors.heroku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keyrota.connectors.Issuer.Kept;
import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has the form of a Heroku key in a value, and what has not. */
class KeyFormTest {
    private static final String BARE = "5a4db0c5-0000-4000-8000-0123456789ab";
    private static final String PREFIXED = "HRKU-" + BARE;
    private static final String CURRENT = "HRKU-AAsandbox" + "a_-a_-a_-a_-a_-a_-a_-a_-a_-a_-a_-a_-a_-a_-a_-a_-a_-";

    private static List<String> in(String value) {
        return KeyForm.in(Secret.ofText(value), "app/NAME").stream()
                .map(kept -> kept.value().reveal(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {BARE, PREFIXED, CURRENT})
    void each_form_is_found_alone_and_inside_of_another_value(String key) {
        assertThat(in(key)).containsExactly(key);
        assertThat(in("https://user:" + key + "@api.heroku.com/x")).containsExactly(key);
        assertThat(in("{\"a\":\"" + key + "\",\"b\":\"" + PREFIXED + "\"}")).containsExactly(key, PREFIXED);
    }

    @Test
    void only_the_prefix_is_certain() {
        assertThat(KeyForm.in(Secret.ofText(BARE + " " + PREFIXED), "app/NAME"))
                .extracting(Kept::certain)
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HRKU-short",
                "xHRKU-5a4db0c5-0000-4000-8000-0123456789ab",
                "5a4db0c5-0000-4000-8000-0123456789abc",
                "5a4db0c5-0000-4000-8000-0123456789ag",
                "5a4db0c5_0000-4000-8000-0123456789ab",
                "postgres://u:p@host/db",
                "x"
            })
    void nothing_else_is_taken(String value) {
        assertThat(in(value)).isEmpty();
    }

    @Test
    void the_value_is_wiped() {
        Secret value = Secret.ofText(PREFIXED);
        KeyForm.in(value, "app/NAME");

        assertThatIllegalStateException().isThrownBy(() -> value.reveal(bytes -> bytes.length));
    }
}
