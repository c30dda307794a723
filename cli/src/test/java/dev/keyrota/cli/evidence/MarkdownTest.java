package dev.keyrota.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "plain words 2026-07-01; plain words 2026-07-01",
                "[pay](https://evil.example); \\[pay\\]\\(https\\:\\/\\/evil\\.example\\)",
                "www.evil.example kris@evil.example; www\\.evil\\.example kris\\@evil\\.example",
                "a | b; a \\| b",
                "<img src=x>; \\<img src\\=x\\>",
                "`code` *b* _i_ ~s~ &amp!; \\`code\\` \\*b\\* \\_i\\_ \\~s\\~ \\&amp\\!",
                "\\|; \\\\\\|"
            })
    void foreign_text_means_nothing_but_itself(String foreign, String shown) {
        assertThat(Markdown.text(foreign)).isEqualTo(shown);
    }

    /** What a page for reading leaves out, nobody who reads it knows of. */
    @Test
    void foreign_text_of_any_length_is_shown_whole() {
        assertThat(Markdown.text("x".repeat(5000))).isEqualTo("x".repeat(5000));
    }

    @Test
    void foreign_text_stays_on_its_line() {
        assertThat(Markdown.text("a\n# b\r\n\u001b[31m\u202ec")).isEqualTo("a \\# b c");
    }
}
