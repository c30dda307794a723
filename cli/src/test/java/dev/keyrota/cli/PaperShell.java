package dev.keyrota.cli;

import dev.keyrota.sandbox.server.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A person's bash, which does literally what the paper says, on the machine that Keyrota ran on. Every program that it starts writes down
 * its arguments and what is in its environment; {@code sleep} makes the sandbox's time pass. The person has a talkative {@code .curlrc}, and
 * exported variables of the names that the paper uses.
 */
final class PaperShell {
    private static final List<String> PROGRAMS = List.of("curl", "jq", "openssl", "python3");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\n(.*?)^```$");
    private static final List<String> EXPORTED = List.of("HELD", "ACT", "OLD", "NEW", "BEARER_1", "HUB_1", "found");
    private static final List<String> WATCHED = List.of("cat", "grep", "ps", "rm", "id", "date");

    private final Path folder;
    private final Path bin;
    private final Path log;

    /** With what does the calls of {@code gh}; null for the real one. */
    PaperShell(Path folder, Sandbox sandbox, @Nullable StandInGh standIn) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.bin = Files.createDirectories(folder.resolve("bin"));
        this.log = Files.createFile(folder.resolve("arguments.txt"));
        if (standIn != null) {
            write(folder.resolve("gh-by-curl"), standIn.script());
        }
        for (String program : Stream.of(PROGRAMS, WATCHED, List.of("gh"))
                .flatMap(List::stream)
                .toList()) {
            Path real = program.equals("gh") && standIn != null ? folder.resolve("gh-by-curl") : find(program);
            if (real != null) {
                // gh is given its own login by its environment, as its manual says; nobody else is given anything.
                String environment = program.equals("gh") ? "" : "/usr/bin/env >> " + log + "\n";
                script(
                        program,
                        "printf '%s\\n' \"" + program + " $*\" >> " + log + "\n" + environment + "exec " + real
                                + " \"$@\"\n");
            }
        }
        Files.writeString(folder.resolve(".curlrc"), "verbose\n");
        script("uname", "echo workstation\n");
        script(
                "sleep",
                "exec " + find("curl") + " -q -sS --fail -o /dev/null -d \"{\\\"advance\\\":\\\"PT$1S\\\"}\" "
                        + sandbox.control() + "/clock\n");
    }

    /** What came of it. */
    record Done(int exit, String out) {}

    /** The commands of each step of a printed paper. */
    static List<String> steps(String paper) {
        return BLOCK.matcher(paper).results().map(block -> block.group(1)).toList();
    }

    /** Types these steps into one bash, and these answers where it asks. */
    Done type(List<String> steps, String answers) throws IOException, InterruptedException {
        Path script = Files.writeString(Files.createTempFile(folder, "steps", ".sh"), String.join("", steps));
        Path out = Files.createTempFile(folder, "out", ".txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "--norc", script.toString())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true);
        bash.environment().clear();
        bash.environment()
                .putAll(Map.of(
                        "PATH",
                        bin + ":" + System.getenv("PATH"),
                        "HOME",
                        folder.toString(),
                        "GH_CONFIG_DIR",
                        folder.resolve("gh").toString(),
                        "GH_NO_UPDATE_NOTIFIER",
                        "1",
                        "LC_ALL",
                        "C.UTF-8"));
        EXPORTED.forEach(name -> bash.environment().put(name, "exported"));
        Process process = bash.start();
        // Through a pipe: an answer may be a key, and no key is left in a file.
        try (OutputStream in = process.getOutputStream()) {
            in.write(answers.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It ended before it had read every answer: there are more than it asks for, and how it ended says its exit
            // code.
        }
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Done(-1, "it does not end: " + Files.readString(out));
        }
        return new Done(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    /** Everything that programs were given as arguments, or in their environment. */
    String given() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    /** Skips the test, and says so, where the machine lacks a program that a paper needs. */
    static void mustBeHere() {
        List<String> missing = new ArrayList<>(PROGRAMS);
        missing.add("bash");
        missing.removeIf(program -> find(program) != null);
        if (!missing.isEmpty()) {
            String words = "SKIPPED: the paper exit needs " + missing + ", which this machine lacks";
            System.err.println(words);
            Assumptions.abort(words);
        }
    }

    private static @Nullable Path find(String program) {
        return Pattern.compile(":")
                .splitAsStream(String.valueOf(System.getenv("PATH")))
                .map(each -> Path.of(each, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private void script(String name, String text) throws IOException {
        write(bin.resolve(name), "#!/bin/sh\n" + text);
    }

    private static void write(Path script, String text) throws IOException {
        Path file = Files.writeString(script, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Whether the real {@code gh} is at hand. */
    static boolean hasGh() {
        return find("gh") != null;
    }

    /** For messages: the STOP that ended it, and the lines before. */
    static String end(String out) {
        List<String> lines = out.lines().toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}
