package dev.keyrota.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mred\u001b[0m",
                "\u001b]0;title\u0007",
                "a\nb\r\nc",
                "\u009b31m",
                "left\u202eright",
                "nul\u0000",
                "\u2028line",
                "\u001b"
            })
    void what_a_terminal_could_act_on_is_taken_out(String text) {
        assertThat(Foreign.text(text)).matches("[^\\p{C}\\p{Zl}\\p{Zp}]*");
        assertThat(JsonDocument.of(Map.of("text", text))).matches("[^\\p{C}\\p{Zl}\\p{Zp}]*");
    }

    @Test
    void it_is_no_longer_than_a_line() {
        assertThat(Foreign.text("x".repeat(10_000))).hasSize(100).endsWith("…");
    }

    @Test
    void plain_text_stays() {
        assertThat(Foreign.text("raxx-automation: dispatch + git push — naïve 🔑"))
                .isEqualTo("raxx-automation: dispatch + git push — naïve 🔑");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::set-output name=x::y", "  ::error::", "##[command]ls"})
    void a_line_is_no_command_of_a_runner(String line) {
        assertThat(Line.safe(line).stripLeading()).doesNotStartWith("::").doesNotContain("##[");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u001b]0;title\u0007",
                "\u009b31m",
                "left\u202eright",
                "nul\u0000",
                "over\rwritten",
                "\u2028"
            })
    void no_line_steers_a_terminal(String text) {
        assertThat(Line.printable("a path " + text)).matches("a path [^\\p{C}\\p{Zl}\\p{Zp}]*");
        assertThat(Line.printable("two\nlines\tand a tab")).isEqualTo("two\nlines\tand a tab");
    }
}
