package dev.keyrota.cli;

import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.engine.Time;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The program's entry, and the only place that knows the process it runs in: its streams, variables, clocks and chance, and its end.
 */
public final class Main {
    /** How long an interrupted program may take to let go of what it holds. The journal does not need it. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String... args) {
        AtomicBoolean ending = new AtomicBoolean();
        AtomicBoolean finished = new AtomicBoolean();
        endGently(Thread.currentThread(), ending, finished);
        int code = new Program(surroundings()).run(args);
        finished.set(true);
        if (!ending.get()) {
            System.exit(code);
        }
    }

    /**
     * At Ctrl-C the program stops before its next deed and says how to go on; the process then ends with 130 by itself. A program that has
     * finished is not waited for: its thread is the one that ends the process, and would wait for us.
     */
    private static void endGently(Thread program, AtomicBoolean ending, AtomicBoolean finished) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending.set(true);
            if (program.isAlive() && !finished.get()) {
                program.interrupt();
                try {
                    program.join(GRACE);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        }));
    }

    private static Surroundings surroundings() {
        return new Surroundings(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                StandardStreams::hiddenLine,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                StandardStreams.terminals(),
                System.getenv(),
                System.getProperty("user.name", "unknown"),
                StandardStreams.host(System.getenv()),
                ProcessHandle.current().pid(),
                Path.of(System.getProperty("user.home", ".")),
                new MachineTime(),
                new SecureRandom());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** This machine's clocks. */
    private static final class MachineTime implements Time {
        private final long start = System.nanoTime();

        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    }
}
