package dev.keyrota.connectors.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyrota.connectors.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellFormTest {
    /** Every visible character of ASCII, and the blank. */
    private static final String ALL = visible();

    @TempDir
    private Path folder;

    private static String visible() {
        StringBuilder all = new StringBuilder();
        for (char c = 0x20; c < 0x7f; c++) {
            all.append(c);
        }
        return all.toString();
    }

    private static String line(ShellForm form, String value) {
        return new String(form.line("KEY", value.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "SH, export KEY='HRKU-AA_b-9';",
                "FISH, set -gx KEY 'HRKU-AA_b-9';",
                "POWERSHELL, $env:KEY = 'HRKU-AA_b-9';",
                "DOTENV, KEY=HRKU-AA_b-9"
            })
    void a_key_stands_as_the_shell_reads_it(ShellForm form, String expected) {
        assertThat(line(form, "HRKU-AA_b-9")).isEqualTo(expected + "\n");
    }

    /** The shell itself says what it has read. */
    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void what_a_shell_evaluates_is_the_value(String shell) throws Exception {
        Path lines = folder.resolve("lines");
        Path said = folder.resolve("said");
        Files.writeString(lines, line(ShellForm.SH, ALL));
        Process process = new ProcessBuilder(
                        shell, "-c", "eval \"$(cat \"$0\")\" && printf %s \"$KEY\"", lines.toString())
                .redirectOutput(said.toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(said)).isEqualTo(ALL);
    }

    @Test
    void quotes_are_doubled_or_escaped_as_each_shell_wants_it() {
        assertThat(line(ShellForm.SH, "a'b\\c")).isEqualTo("export KEY='a'\\''b\\c';\n");
        assertThat(line(ShellForm.FISH, "a'b\\c")).isEqualTo("set -gx KEY 'a\\'b\\\\c';\n");
        assertThat(line(ShellForm.POWERSHELL, "a'b\\c")).isEqualTo("$env:KEY = 'a''b\\c';\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a'b", "a\"b", "a$b", "a#b", "a\\b", "a`b"})
    void what_readers_of_a_file_understand_in_different_ways_is_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(ShellForm.DOTENV, value))
                .withMessageContaining("different ways")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(value));
    }

    @ParameterizedTest
    @EnumSource(ShellForm.class)
    void a_value_that_is_not_to_be_seen_is_refused(ShellForm form) {
        for (String value : new String[] {"a\nb", "a\u0000b", "a\u001bb", "a\u007fb", "a\u00e9b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> line(form, value));
        }
    }

    @Test
    void nothing_is_printed_where_one_of_the_values_is_refused() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Exports lines = new Exports(ShellForm.DOTENV);
                Secret good = Secret.ofText("a-canary-value");
                Secret bad = Secret.ofText("a-canary value")) {
            lines.secret("ONE", good);
            assertThatIllegalArgumentException().isThrownBy(() -> lines.secret("TWO", bad));
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void all_lines_are_printed_in_their_order() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Exports lines = new Exports(ShellForm.SH);
                Secret key = Secret.ofText("a-canary-value")) {
            lines.secret("KEY", key);
            lines.plain("NAME", "value");
            lines.to(new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("export KEY='a-canary-value';\nexport NAME='value';\n");
    }

    @Test
    void a_shell_that_does_not_read_is_noticed() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };
        try (Exports lines = new Exports(ShellForm.SH)) {
            lines.plain("NAME", "value");
            assertThat(catchThrowable(() -> lines.to(new PrintStream(closed, true, StandardCharsets.UTF_8))))
                    .isInstanceOf(IOException.class);
        }
    }
}
