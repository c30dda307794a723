package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.engine.Time;
import dev.keyrota.fuzz.Told;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** The process that a command runs in, as a test has it: its output is kept, and its time stands still. */
final class Stand {
    /** What somebody may type in the wrong place: a key of Heroku's old form. */
    static final String KEY = "HRKU-01234567-89ab-cdef-0123-456789abcdef";

    private static final Path NOWHERE =
            Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "keyrota-fuzz-is-not-here");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Surroundings surroundings;

    Stand(Reader in, char[] hidden, boolean terminal, Map<String, String> environment) {
        surroundings = new Surroundings(
                new BufferedReader(in),
                hidden::clone,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Surroundings.Terminals(terminal, false, false),
                environment,
                "ada",
                "workstation",
                4711,
                NOWHERE,
                new Standing(),
                new Random(1));
    }

    static Stand of(Map<String, String> environment) {
        return new Stand(Reader.nullReader(), new char[0], false, environment);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** What was printed: every line printable, no trace of a stack, no fault of ours, no secret. */
    void judge(int exit) {
        assertThat(exit).isBetween(0, 6);
        for (ByteArrayOutputStream stream : new ByteArrayOutputStream[] {out, err}) {
            String text = stream.toString(StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("a fault in keyrota itself", "Exception", "\tat ", "\n    at ");
            assertThat(text).doesNotContain(KEY);
            text.lines().forEach(Told::printable);
        }
    }

    private record Standing() implements Time {
        @Override
        public Instant wall() {
            return Instant.parse("2026-07-01T09:00:00Z");
        }

        @Override
        public Duration elapsed() {
            return Duration.ZERO;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
