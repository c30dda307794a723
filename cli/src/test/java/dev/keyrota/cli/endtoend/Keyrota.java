package dev.keyrota.cli.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keyrota as a process of its own, on this build's class path. */
record Keyrota(Path folder, Path configuration, String home) {
    /** What a process left behind. */
    record Ended(int exit, String out, String err) {}

    Ended run(String... words) throws IOException, InterruptedException {
        Started started = start(words);
        return started.await();
    }

    Started start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.keyrota.cli.Main",
                "--config",
                configuration.toString()));
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

        Ended await() throws IOException, InterruptedException {
            int exit = process.waitFor();
            return new Ended(exit, Files.readString(out), Files.readString(err));
        }
    }
}
