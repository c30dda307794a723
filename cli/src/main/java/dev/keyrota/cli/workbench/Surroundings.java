package dev.keyrota.cli.workbench;

import dev.keyrota.engine.Time;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Everything the program has from the process it runs in. Only {@link Main} makes it from the real one.
 *
 * @param in standard input
 * @param hidden a line from the terminal that is not shown while it is typed; empty at the end of the input
 * @param out standard output
 * @param err standard error
 * @param terminals which of the three is a terminal
 * @param environment the variables of the process, of which some are secrets
 * @param user who runs it
 * @param host the machine
 * @param pid the process
 * @param home the user's home folder
 * @param time the machine's clocks
 * @param chance unguessable
 */
public record Surroundings(
        BufferedReader in,
        Supplier<char[]> hidden,
        PrintStream out,
        PrintStream err,
        Terminals terminals,
        Map<String, String> environment,
        String user,
        String host,
        long pid,
        Path home,
        Time time,
        RandomGenerator chance) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Which of the standard streams is a terminal. */
    public record Terminals(boolean in, boolean out, boolean err) {
        /** None of them: a log, a pipe, a test. */
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    /** A variable of the process; empty where it is not set. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Without the environment. */
    @Override
    public String toString() {
        return "Surroundings[" + user + "@" + host + "#" + pid + "]";
    }
}
