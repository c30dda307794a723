package dev.keyrota.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fuzzes one target by what of the code was reached, in a process of its own that is told when to stop. */
record Jazzer(Path folder, Duration time) {
    private static final Pattern INPUTS = Pattern.compile("stat::number_of_executed_units: *(\\d+)");
    private static final Pattern CRASHES = Pattern.compile("== Java Exception|==\\d+== ERROR: libFuzzer");
    private static final int SECONDS_TO_START_AND_END = 120;

    /**
     * What came of it.
     *
     * @param log what it printed, for whoever is to mend the crash
     */
    record Result(long inputs, long crashes, String log) {}

    Result fuzz(String name, Target target) throws IOException, InterruptedException {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        int number = 0;
        for (byte[] seed : target.seeds()) {
            Files.write(seeds.resolve("seed-" + number++), seed);
        }
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command(name, seeds, dictionary(target)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(time.toSeconds() + SECONDS_TO_START_AND_END, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String told = Files.readString(log, StandardCharsets.ISO_8859_1);
        Matcher inputs = INPUTS.matcher(told);
        long crashes = CRASHES.matcher(told).results().count();
        if (!inputs.find()) {
            throw new IOException("Jazzer did not come to its end:\n" + told);
        }
        return new Result(Long.parseLong(inputs.group(1)), crashes + (ended ? 0 : 1), told);
    }

    private List<String> command(String name, Path seeds, Path dictionary) throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + folder,
                "-Dfuzz.target=" + name,
                "-cp",
                classes,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Entry.class.getName(),
                "--instrumentation_includes=dev.keyrota.**",
                "--instrumentation_excludes=dev.keyrota.fuzz.**",
                // The vendors' answers come over sockets of this machine.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery",
                "-dict=" + dictionary,
                "-max_total_time=" + time.toSeconds(),
                "-max_len=20000",
                "-timeout=20",
                "-rss_limit_mb=4096",
                "-print_final_stats=1",
                corpus.toString(),
                seeds.toString());
    }

    /** libFuzzer's form: quoted, with what is not plain ASCII as {@code \xHH}. */
    private Path dictionary(Target target) throws IOException {
        List<String> lines = new ArrayList<>(List.of("\"\\x00\"")); // An empty file is refused.
        for (String word : target.words()) {
            StringBuilder line = new StringBuilder("\"");
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                line.append(b == '"' || b == '\\' || b < ' ' ? "\\x%02x".formatted(b & 0xff) : (char) b);
            }
            lines.add(line.append('"').toString());
        }
        return Files.write(folder.resolve("words"), lines, StandardCharsets.ISO_8859_1);
    }
}
