package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.connectors.Secret;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A key that is typed or piped in is taken whole or not at all: a part of it would be another key. */
class SecretEntryTest {
    private static final String LONGEST = "a".repeat(Secret.LENGTH_MAX);

    @Test
    void takes_the_first_line_without_the_blanks_around_it() {
        assertTaken(piped(" \tHRKU-AAsandbox-key \r\nsecond\n"), "HRKU-AAsandbox-key");
        assertTaken(piped(LONGEST + "\r\n"), LONGEST);
        assertTaken(typed("HRKU-AAsandbox-key"), "HRKU-AAsandbox-key");
        assertThat(piped(" \n")).isEmpty();
    }

    @Test
    void refuses_a_line_that_is_too_long_rather_than_taking_its_beginning() {
        assertThat(piped(LONGEST + "a")).isEmpty();
        assertThat(piped(LONGEST + "  a")).isEmpty();
        assertThat(piped(LONGEST + "\ud83d\udd11")).isEmpty();
        assertThat(typed(LONGEST + "\ud83d\udd11")).isEmpty();
    }

    @Test
    void refuses_half_of_a_character_rather_than_taking_what_comes_before_it() {
        assertThat(typed("HRKU-AAsandbox\ud83d-key")).isEmpty();
        assertThat(piped("HRKU-AAsandbox\ud83d")).isEmpty();
    }

    private static void assertTaken(Optional<Secret> secret, String text) {
        assertThat(secret).isPresent();
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        assertThat(secret.orElseThrow().<Boolean>reveal(bytes -> Arrays.equals(bytes, expected)))
                .isTrue();
    }

    private static Optional<Secret> piped(String text) {
        return asked(text, "", false);
    }

    private static Optional<Secret> typed(String text) {
        return asked("", text, true);
    }

    private static Optional<Secret> asked(String in, String hidden, boolean terminal) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                new BufferedReader(new StringReader(in)),
                hidden::toCharArray,
                nowhere,
                nowhere,
                new Surroundings.Terminals(terminal, false, terminal),
                Map.of("TERM", "dumb"),
                "ada",
                "workstation",
                4711,
                Path.of("nowhere"),
                new HastyTime(),
                new Random(1));
        return new SecretEntry(new Desk(surroundings, new Keyrota())).ask("The key:");
    }
}
