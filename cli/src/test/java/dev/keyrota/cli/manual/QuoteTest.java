package dev.keyrota.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a name or a description is, bash takes it for one word and does nothing with it. */
class QuoteTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain-word_1",
                "two words",
                "it's",
                "'; touch /tmp/x; '",
                "$(id) `id` ${HOME} $HOME",
                "a\nb\tc",
                "\u001b[31mred",
                "ümläut — dash",
                "## heading ##[error]",
                "back\\slash \"quotes\"",
                "!history !!",
                "\\x41 %s",
                "-rf",
                "*?[a-z]{1,2}~"
            })
    void bash_reads_back_what_was_quoted(String text) throws Exception {
        Process bash = new ProcessBuilder("bash", "--norc", "-c", "printf '%s.' " + Quote.shell(text))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text + ".");
        assertThat(Quote.shell(text)).doesNotContain("\n", "\u001b", "##[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a\"b\\c", "tab\tnew\nline", "ümläut", "'; $(id)"})
    void a_string_of_json_is_one_string(String text) {
        String quoted = Quote.json(text);

        assertThat(JsonMapper.shared().readTree(quoted).asString()).isEqualTo(text);
    }
}
