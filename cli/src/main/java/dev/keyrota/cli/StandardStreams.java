package dev.keyrota.cli;

import dev.keyrota.cli.workbench.Surroundings;
import java.io.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operating system tells about a process, where Java does not. */
final class StandardStreams {
    private StandardStreams() {}

    /** Which standard streams are terminals: by Linux' word for each, elsewhere by Java's word for input and output together. */
    static Surroundings.Terminals terminals() {
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.isDirectory(descriptors)) {
            return new Surroundings.Terminals(
                    isTerminal(descriptors, "0"), isTerminal(descriptors, "1"), isTerminal(descriptors, "2"));
        }
        boolean terminal = console() != null;
        return new Surroundings.Terminals(terminal, terminal, terminal);
    }

    private static boolean isTerminal(Path descriptors, String number) {
        try {
            String target = Files.readSymbolicLink(descriptors.resolve(number)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException _) {
            return false;
        }
    }

    /** A line that the terminal does not show while it is typed; empty where there is no terminal or nothing more comes. */
    static char[] hiddenLine() {
        Console console = console();
        char[] line = console == null ? null : console.readPassword();
        return line == null ? new char[0] : line;
    }

    /** The terminal, where Java sees one at both ends: with the output in a file it has no console at all. */
    @SuppressWarnings("SystemConsoleNull") // Java 25 returns null where standard output is redirected.
    private static @Nullable Console console() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }

    /** The machine's name. Asking the network for it comes last, since that can take seconds. */
    static String host(Map<String, String> environment) {
        String named = environment.getOrDefault("HOSTNAME", "");
        if (!named.isBlank()) {
            return named;
        }
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return byNetwork();
        }
    }

    private static String byNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }
}
