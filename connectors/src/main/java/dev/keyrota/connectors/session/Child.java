package dev.keyrota.connectors.session;

import dev.keyrota.connectors.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A process that has secrets in its environment, and this process's own streams. Its argument list is what a person wrote. */
public final class Child {
    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /**
     * What a child's environment is, beside this process's own variables.
     *
     * @param plain further variables, which hold no secret
     * @param secrets by their variables
     * @param without variables of this process that it does not get
     */
    public record Environment(Map<String, String> plain, Map<String, Secret> secrets, Set<String> without) {
        public Environment {
            plain = Map.copyOf(plain);
            secrets = Map.copyOf(secrets);
            without = Set.copyOf(without);
        }
    }

    /**
     * Starts a process.
     *
     * @param command the program and its arguments
     * @throws IOException if there is no such program, or it may not be started; no child was started
     */
    public static Child start(List<String> command, Environment environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> variables = builder.environment();
        // What is not touched keeps its very bytes.
        variables.keySet().removeAll(environment.without());
        variables.putAll(environment.plain());
        // What a process is given is text in Java, which cannot be wiped: it is let go of at once.
        environment.secrets().forEach((name, secret) -> variables.put(name, secret.reveal(Child::text)));
        try {
            return new Child(builder.start());
        } finally {
            variables.clear();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The operating system's number of it. */
    public long pid() {
        return process.pid();
    }

    /**
     * Waits for its end.
     *
     * @return its exit code, 128 and the signal's number where a signal ended it; empty if it goes on
     */
    public OptionalInt await(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** Whether it goes on. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Sends it a signal, by the {@code kill} of {@code sh} (POSIX.1-2024, "kill"), since not every system has a program of that name.
     *
     * @param name without {@code SIG}
     * @return whether it was sent
     */
    public boolean signal(String name) throws InterruptedException {
        if (!process.isAlive()) {
            return false;
        }
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Asks it to end (SIGTERM). */
    public void ask() {
        process.destroy();
    }

    /** Asks it to end, and ends it where it does not within a time. @return its exit code */
    public int end(Duration grace) throws InterruptedException {
        ask();
        OptionalInt ended = await(grace);
        if (ended.isPresent()) {
            return ended.getAsInt();
        }
        process.destroyForcibly();
        return process.waitFor();
    }
}
