package dev.keyrota.cli.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /** Something that is waited for. */
    interface Moment {
        boolean isHere() throws IOException;
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
        try (Started started = start(words)) {
            return started.await();
        }
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

    /** A process at work, which does not outlive whoever started it. */
    record Started(Process process, Path out, Path err) implements AutoCloseable {
        /** Far longer than anything here takes on a machine that has much else to do. */
        private static final Duration PATIENCE = Duration.ofMinutes(15);

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
        boolean awaitStop() throws IOException, InterruptedException {
            return await("it is stopped", this::isStopped);
        }

        /**
         * Waits for a moment of its life; false where it ended before.
         *
         * @param what for the failure, where the moment never comes
         * @throws IllegalStateException where it neither comes nor the process ends
         */
        boolean await(String what, Moment moment) throws IOException, InterruptedException {
            long began = System.nanoTime();
            while (process.isAlive()) {
                if (moment.isHere()) {
                    return true;
                }
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("within " + PATIENCE + " it did not come to pass that " + what);
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

        /** @throws IllegalStateException where it does not end */
        Ended await() throws IOException, InterruptedException {
            if (!process.waitFor(PATIENCE)) {
                throw new IllegalStateException(
                        "it did not end within " + PATIENCE + ": " + Files.readString(out) + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
