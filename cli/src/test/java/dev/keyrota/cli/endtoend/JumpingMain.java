package dev.keyrota.cli.endtoend;

import dev.keyrota.cli.Program;
import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.engine.Time;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** The program in a process whose wall clock is set while it runs; all else is wired as {@code Main} wires it. */
public final class JumpingMain {
    /** The look at the clock from which on it shows another time. */
    static final String AT = "jump.at";

    /** How far, in ISO 8601, forward or back. */
    static final String BY = "jump.by";

    /** The longest that it sleeps at once, so that a patience of minutes costs a test seconds; as long as it likes where not set. */
    static final String NAP = "jump.nap";

    /** A file that is told how often the clock was looked at. */
    static final String LOOKS = "jump.looks";

    private JumpingMain() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String... args) throws Exception {
        JumpingTime time = new JumpingTime();
        int code = new Program(new Surroundings(
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                        () -> new char[0],
                        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
                        Surroundings.Terminals.NONE,
                        System.getenv(),
                        "ada",
                        "workstation",
                        ProcessHandle.current().pid(),
                        Path.of(System.getProperty("user.home")),
                        time,
                        new SecureRandom()))
                .run(args);
        Files.writeString(Path.of(System.getProperty(LOOKS)), Integer.toString(time.looks.get()));
        System.exit(code);
    }

    private static final class JumpingTime implements Time {
        private final long start = System.nanoTime();
        private final AtomicInteger looks = new AtomicInteger();
        private final int at = Integer.getInteger(AT, Integer.MAX_VALUE);
        private final Duration by = Duration.parse(System.getProperty(BY, "PT0S"));

        private final Duration nap = Duration.parse(System.getProperty(NAP, "P1D"));

        @Override
        public Instant wall() {
            Instant now = Instant.now();
            return looks.incrementAndGet() < at ? now : now.plus(by);
        }

        @Override
        public Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.compareTo(nap) < 0 ? duration : nap);
        }
    }
}
