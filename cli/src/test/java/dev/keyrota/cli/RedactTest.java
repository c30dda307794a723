package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.redaction.Redaction;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is piped through {@code keyrota redact} comes out without secrets, or not at all. */
class RedactTest {
    @TempDir
    private Path folder;

    @Test
    void what_places_hold_is_taken_out_in_every_form_and_the_rest_is_left() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            String vault = token(shell, "vault");
            String session = token(shell, "operator");
            shell.pipe("deploy began\nkey is " + vault.substring(5) + "\nAuthorization: " + base64(vault)
                    + "\nhalf of it: " + session.substring(5, 20) + "\nüber 12 dynos\n");
            Shell.Result result = shell.run("redact", "--quiet");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.out().lines())
                    .hasSize(5)
                    .startsWith("deploy began")
                    .endsWith("über 12 dynos");
            assertThat(result.out()).contains("key is " + Redaction.MARK).doesNotContain(session.substring(5, 20));
            assertThat(Canaries.in(result.out() + result.err())).isEmpty();
        }
    }

    @Test
    void nothing_is_let_through_where_a_value_could_not_be_read() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.sandbox().arm("infisical.read", "status:403", 0, 99);
            shell.pipe("a line\n");
            Shell.Result result = shell.run("redact", "--quiet");

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .contains("the value in vault could not be read (forbidden), so nothing was let through");
        }
    }

    @Test
    void by_form_alone_nobody_is_asked() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.sandbox().arm("infisical.read", "status:403", 0, 99);
            shell.pipe("Bearer " + token(shell, "vault") + "\nplain\n");
            Shell.Result result = shell.run("redact", "--forms-only", "--quiet");

            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEqualTo("Bearer " + Redaction.MARK + "\nplain\n");
            assertThat(shell.calls()).isEmpty();
        }
    }

    @Test
    void a_private_key_is_one_mark() throws IOException {
        String key = "before -----BEGIN RSA PRIVATE KEY-----\nMIIE\nowIB\n-----END RSA PRIVATE KEY-----\nafter\n";

        assertThat(filtered(key, UnaryOperator.identity())).isEqualTo("before " + Redaction.MARK + "\nafter\n");
        assertThat(filtered("-----BEGIN PRIVATE KEY-----\nMIIE\n", UnaryOperator.identity()))
                .isEqualTo(Redaction.MARK + "\n");
    }

    @Test
    void two_keys_of_which_the_first_has_no_last_line_end_are_both_left_out() throws IOException {
        String begin = "-----BEGIN PRIVATE KEY-----";
        String end = "-----END PRIVATE KEY-----";
        String two = begin + "\nMIIE\n" + end + begin + "\nowIB\n" + end + "\nafter\n";

        assertThat(filtered(two, UnaryOperator.identity())).isEqualTo(Redaction.MARK + "\nafter\n");
        assertThat(filtered(begin + "MIIE" + end + begin + "\nowIB\n" + end + "\nafter\n", UnaryOperator.identity()))
                .doesNotContain("owIB")
                .endsWith("after\n");
    }

    @Test
    void an_input_that_ends_within_a_key_says_so() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.pipe("-----BEGIN PRIVATE KEY-----\nMIIE\nand what followed\n");
            Shell.Result result = shell.run("redact", "--forms-only");

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err()).contains("the input ends within a private key");
        }
    }

    @Test
    void a_place_that_shows_no_value_is_not_taken_for_one_without() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.edit(", file: \"" + folder.resolve("keyrota.yaml.d/session.env") + "\"", "");
            shell.set("HEROKU_API_KEY_PROD", "");
            shell.pipe("a line\n");
            Shell.Result result = shell.run("redact", "--quiet");

            assertThat(result.out()).isEmpty();
            assertThat(result.exit()).isEqualTo(1);
        }
    }

    @Test
    void a_job_of_github_actions_is_told_of_no_secret() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.set("GITHUB_ACTIONS", "true");
            shell.pipe("a line\n");

            assertThat(shell.run("redact").err()).doesNotContain("::add-mask::");
        }
    }

    @Test
    void it_is_no_document() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.pipe("a line\n");

            assertThat(shell.run("redact", "--forms-only", "-o", "json").exit()).isEqualTo(2);
        }
    }

    /** The control: without its net the filter lets a secret through, and this test would see it. */
    @Test
    void without_the_net_a_secret_would_be_seen() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            assertThat(Canaries.in(filtered("key " + token(shell, "vault") + "\n", UnaryOperator.identity())))
                    .isNotEmpty();
        }
    }

    private static String filtered(String text, UnaryOperator<String> net) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        new TextFilter(new BufferedReader(new StringReader(text)), stream, net).run();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a place holds, as the world knows it. */
    private static String token(Shell shell, String place) {
        return shell.sandbox()
                .look(world -> world.held(world.place(place).orElseThrow())
                        .orElseThrow()
                        .value());
    }
}
