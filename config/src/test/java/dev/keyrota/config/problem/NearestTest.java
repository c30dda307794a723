package dev.keyrota.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS =
            List.of("environment", "env", "expires-in", "max-age", "url", "programmatic");

    @ParameterizedTest
    @CsvSource({
        "enviroment, environment",
        "environemnt, environment",
        "environments, environment",
        "EnV, env",
        "evn, env",
        "maxAge, max-age",
        "max_age, max-age",
        "expiresIn, expires-in",
        "ulr, url",
        "programatic, programmatic",
    })
    void knows_what_was_meant(String written, String meant) {
        assertThat(Nearest.of(written, WORDS)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"password", "uvw", "''", "vault", "x"})
    void does_not_guess(String written) {
        assertThat(Nearest.of(written, WORDS)).isEmpty();
    }

    @Test
    void names_all_words_where_none_is_near() {
        assertThat(Nearest.hint("password", List.of("a-word", "another"))).isEqualTo("one of: a-word, another");
    }

    @Test
    void takes_the_same_of_two_that_are_equally_near_every_time() {
        assertThat(Nearest.of("bat", List.of("cat", "bad", "bar"))).hasValue("bad");
    }

    @Test
    void does_not_look_at_what_is_too_long_to_be_a_slip() {
        assertThat(Nearest.of("x".repeat(1_000_000), WORDS)).isEmpty();
    }
}
