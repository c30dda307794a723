package dev.keyrota.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own with the class path of the tests. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    private Child(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.commands = process.outputWriter();
    }

    /** Another process that has a journal open. */
    static Child on(Path folder) {
        Child child = start(List.of(), JournalProcess.class, folder.toString());
        child.hear("open");
        return child;
    }

    public static Child start(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new Child(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Says a command and returns the answer. */
    String ask(String command) {
        tell(command);
        return line();
    }

    public void tell(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line that it says; empty when it has ended. */
    public String line() {
        try {
            String line = answers.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All whole lines that it still says until it ends. */
    List<String> rest() {
        return answers.lines().toList();
    }

    private void hear(String expected) {
        String line = line();
        if (!line.equals(expected)) {
            close();
            throw new IllegalStateException("the process said: " + line);
        }
    }

    /** {@code kill -9}, by its handle, so that what it said before can still be read. Returns when it is gone. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
