package dev.keyrota.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {
    @Test
    void repeats_a_short_word() {
        assertThat(Quote.word("herokuu")).isEqualTo("`herokuu`");
    }

    @Test
    void repeats_nothing_as_long_as_a_vendors_key() {
        assertThat(Quote.word("0a1b2c3d-0000-4000-8000-000000000000")).isEqualTo("this");
    }

    @Test
    void repeats_nothing_that_could_move_a_terminal_or_a_workflow() {
        assertThat(Quote.word("a\u001b[31m")).isEqualTo("this");
        assertThat(Quote.word("a\n::warning::b")).isEqualTo("this");
    }
}
