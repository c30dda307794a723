package dev.keyrota.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which descriptions a pattern of the configuration means. */
class PatternsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "deploy key,      deploy key",
                "*,               anything",
                "*,               ''",
                "by hand *,       by hand 2026",
                "by hand *,       'by hand '",
                "* key,           the old key",
                "*old*,           my old key",
                "*old*,           old",
                "a*b,             ab",
                "a*b,             a-b-b",
                "a*b*c,           a1b2c",
                "a*a,             aa",
                "a*b*b,           abb",
                "**,              x",
                "a.c,             a.c",
            })
    void a_star_stands_for_any_text_and_everything_else_for_itself(String pattern, String text) {
        assertThat(Patterns.fits(pattern, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "deploy key,      deploy keys",
        "deploy key,      Deploy key",
        "by hand *,       not by hand 2026",
        "* key,           key",
        "* key,           the key is old",
        "*old*,           new",
        "a*b*c,           acb",
        "a*b*c,           axc",
        "a*a,             a",
        "a*b*b,           ab",
        "ab*bc,           abc",
        "a.c,             abc",
        "a,               ''",
    })
    void what_does_not_fit_from_end_to_end_does_not_fit(String pattern, String text) {
        assertThat(Patterns.fits(pattern, text)).isFalse();
    }

    @Test
    void one_pattern_of_several_is_enough_and_none_fits_nothing() {
        assertThat(Patterns.anyFits(List.of("deploy *", "by hand *"), "by hand 2026"))
                .isTrue();
        assertThat(Patterns.anyFits(List.of("deploy *", "by hand *"), "someone's"))
                .isFalse();
        assertThat(Patterns.anyFits(List.of(), "by hand 2026")).isFalse();
    }
}
