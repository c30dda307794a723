package dev.keyrota.cli.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keyrota as a process of its own.
 *
 * @param home its {@code --home}; empty for what the configuration says
 * @param wrapper a command that becomes the process, such as one that limits it
 * @param options for the virtual machine
 * @param main the class to start
 */
record Keyrota(
        Image image,
        Path folder,
        Path configuration,
        String home,
        List<String> wrapper,
        List<String> options,
        String main) {
    /** What a process left behind. */
    record Ended(int exit, String out, String err) {
        /** Whether {@code kill -9} ended it: 128 and the signal's number. */
        boolean wasKilled() {
            return exit == 128 + 9;
        }
    }

    Keyrota(Path folder, Path configuration, String home) {
        this(Image.plain(), folder, configuration, home);
    }

    Keyrota(Image image, Path folder, Path configuration, String home) {
        this(image, folder, configuration, home, List.of(), List.of(), "dev.keyrota.cli.Main");
    }

    Keyrota with(String... more) {
        List<String> all = Stream.concat(options.stream(), Stream.of(more)).toList();
        return new Keyrota(image, folder, configuration, home, wrapper, all, main);
    }

    Keyrota within(String... command) {
        return new Keyrota(image, folder, configuration, home, List.of(command), options, main);
    }

    Keyrota as(Class<?> other) {
        return new Keyrota(image, folder, configuration, home, wrapper, options, other.getName());
    }

    Ended run(String... words) throws IOException, InterruptedException {
        return start(words).await();
    }

    Started start(String... words) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(image.command(options, main));
        command.addAll(List.of("--config", configuration.toString()));
        if (!home.isEmpty()) {
            command.addAll(List.of("--home", home));
        }
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Started(process, out, err);
    }

    /** A process at work. */
    record Started(Process process, Path out, Path err) {
        /** What {@code kill -9} does. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /** Sends a signal by its name. */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }

        /** Waits until it was stopped by a signal; false where it ended before. */
        boolean awaitStop() throws InterruptedException {
            while (process.isAlive()) {
                if (isStopped()) {
                    return true;
                }
                Thread.sleep(2);
            }
            return false;
        }

        /** The third field of /proc/PID/stat is T while a process is stopped (proc(5)). */
        private boolean isStopped() {
            try {
                String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
                return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
            } catch (IOException _) {
                return false;
            }
        }

        Ended await() throws IOException, InterruptedException {
            int exit = process.waitFor();
            return new Ended(exit, Files.readString(out), Files.readString(err));
        }
    }
}
