package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an auditor does with a bundle: the commands that its README and the manual document, without Keyrota. */
class EvidenceTest {
    @TempDir
    private Path folder;

    private Path home = Path.of("");
    private Path bundle = Path.of("");
    private String key = "";

    @BeforeEach
    void exports() throws IOException {
        home = OldJournals.copy("journal-1-ended", folder.resolve("home"));
        bundle = folder.resolve("bundle");
        key = export(bundle).path("key").asString();
    }

    private JsonNode export(Path to, String... more) {
        List<String> words = new ArrayList<>(List.of("audit", "export", "--to", to.toString(), "-o", "json"));
        words.addAll(List.of(more));
        Shell.Result result = Shell.offline(folder, home, words);
        assertThat(result.exit()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    @Test
    void the_documented_command_verifies_the_whole_log() throws Exception {
        Ended ended = verify(bundle, documented(bundle));

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out().lines().toList())
                .hasSize(34)
                .last()
                .asString()
                .startsWith("VERIFIED: 33 of the 33 facts of keyrota/");
        assertThat(bundle)
                .isDirectoryContaining(file -> file.endsWith("report.md"))
                .isDirectoryContaining(file -> file.endsWith("verifier-keys.txt"));
    }

    @Test
    void a_part_of_the_log_is_verified_as_a_part_and_not_as_the_whole() throws Exception {
        Path part = folder.resolve("part");
        JsonNode told = export(part, "--rotation", "ee3c79aed29c");
        List<String> command = documented(part);

        assertThat(told.path("entries").asInt()).isEqualTo(7);
        assertThat(command).contains("--part");
        assertThat(verify(part, command).out()).contains("VERIFIED: 7 of the 33 facts");
        assertThat(verify(part, List.of("python3", "verify.py", ".", key)).err())
                .contains("NOT VERIFIED: 7 facts are here, and the log has 33");
        Path day = folder.resolve("day");
        assertThat(export(day, "heroku-platform", "--since", "2026-07-01", "--until", "2026-07-01")
                        .path("entries")
                        .asInt())
                .isEqualTo(33);
        assertThat(export(folder.resolve("none"), "--until", "2026-06-30T00:00:00Z")
                        .path("entries")
                        .asInt())
                .isZero();
        assertThat(verify(folder.resolve("none"), documented(folder.resolve("none")))
                        .out())
                .contains("VERIFIED: 0 of");
    }

    @Test
    void no_bit_of_a_bundle_that_is_tried_can_be_flipped() throws Exception {
        String step = Boolean.getBoolean("deep") ? "131" : "1031";
        Ended ended = run(bundle, "python3", resource("flip.py").toString(), ".", key, step);

        assertThat(ended.exit()).as(ended.err()).isZero();
        System.out.print(ended.out());
        assertThat(ended.out()).matches("proof: .*: [1-9]\\d\\d+ tried, 0 undetected\n");
    }

    @Test
    void a_bundle_that_was_changed_is_not_verified() throws Exception {
        List<String> entries = Files.readAllLines(bundle.resolve("entries.jsonl"));
        List<String> proofs = Files.readAllLines(bundle.resolve("proofs.jsonl"));

        fails(entries.subList(0, 32), proofs.subList(0, 32), "32 facts are here, and the log has 33");
        fails(without(entries, 5), without(proofs, 5), "32 facts are here");
        fails(without(entries, 5), proofs, "not as many proofs");
        fails(swapped(entries, 3, 4), swapped(proofs, 3, 4), "out of its order");
        fails(swapped(entries, 3, 4), proofs, "out of its order");
        fails(byEve(entries), proofs, "is not in the log that was signed");
        fails(entries, swapped(proofs, 0, 32), "out of its order");
        assertThat(verify(bundle, documented(bundle)).exit()).as("the control").isZero();
    }

    private void fails(List<String> entries, List<String> proofs, String why) throws Exception {
        Path changed = copy();
        Files.write(changed.resolve("entries.jsonl"), entries);
        Files.write(changed.resolve("proofs.jsonl"), proofs);
        Ended ended = verify(changed, documented(changed));
        assertThat(ended.err()).startsWith("NOT VERIFIED: ").contains(why);
        assertThat(ended.exit()).isEqualTo(1);
    }

    @Test
    void the_key_of_somebody_else_verifies_nothing_and_a_checkpoint_that_was_kept_must_fit() throws Exception {
        Path kept = Files.copy(bundle.resolve("checkpoint.txt"), folder.resolve("kept.txt"));
        List<String> command = new ArrayList<>(documented(bundle));
        command.addAll(List.of("--kept", kept.toString()));
        assertThat(verify(bundle, command).exit()).isZero();

        String other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        assertThat(verify(bundle, List.of("python3", "verify.py", ".", other)).err())
                .contains("is not signed by KEY");
        assertThat(verify(bundle, List.of("python3", "verify.py", ".", key.substring(1)))
                        .err())
                .contains("KEY is no Ed25519 verifier key");
        Files.writeString(kept, Files.readString(kept).replaceFirst("\n33\n", "\n32\n"));
        assertThat(verify(bundle, command).err()).contains("the signature of").contains("does not fit");
    }

    /** Whoever made the bundle put a module beside the facts that says what it likes. */
    @Test
    void a_program_that_lies_in_the_bundle_is_not_run() throws Exception {
        Path planted = copy();
        Files.writeString(planted.resolve("json.py"), "import os\nprint('VERIFIED: all')\nos._exit(0)\n");
        assertThat(run(planted, "python3", "verify.py", ".", "KEY").out())
                .as("the control: in the folder and without -I")
                .isEqualTo("VERIFIED: all\n");

        Ended ended = verify(planted, documented(planted));
        assertThat(ended.out()).doesNotContain("VERIFIED: all").contains("VERIFIED: 33 of the 33 facts of keyrota/");
    }

    @Test
    void an_option_that_is_not_known_verifies_nothing() throws Exception {
        Path kept = Files.copy(bundle.resolve("checkpoint.txt"), folder.resolve("kept.txt"));
        for (List<String> options : List.of(
                List.of("--kept=" + kept),
                List.of("--kept"),
                List.of("--kept", kept.toString(), key, "--part"),
                List.of("-h"),
                List.of("--parts"))) {
            List<String> command = new ArrayList<>(documented(bundle));
            command.addAll(options);
            Ended ended = verify(bundle, command);
            assertThat(ended.err()).as(options.toString()).startsWith("NOT VERIFIED: an option is unknown");
            assertThat(ended.exit()).isEqualTo(1);
        }
    }

    @Test
    void checkpoints_that_were_kept_through_a_change_of_keys_are_held_against_the_log() throws Exception {
        Path kept = folder.resolve("anchor.txt");
        for (List<String> words : List.of(
                List.of("audit", "checkpoint", "--anchor", kept.toString()),
                List.of("audit", "key", "--rotate"),
                List.of("audit", "checkpoint", "--anchor", kept.toString()))) {
            assertThat(Shell.offline(folder, home, words).exit()).isZero();
        }
        Path later = folder.resolve("later");
        String before = key;
        key = export(later).path("key").asString();
        List<String> command = new ArrayList<>(documented(later));
        command.addAll(List.of("--kept", kept.toString()));
        assertThat(verify(later, command).err()).contains("is not signed by KEY");
        command.add(before);
        assertThat(verify(later, command).out()).contains(", goes on from the kept checkpoint of 33\n");

        Files.writeString(kept, Files.readString(kept).stripTrailing().replace("\n", "\r\n"));
        assertThat(verify(later, command).exit()).as("as a ticket keeps it").isZero();
        Files.writeString(kept, Files.readString(kept).replaceFirst("\n33\r\n", "\n32\r\n"));
        assertThat(verify(later, command).err()).contains("the signature of").contains("does not fit");
    }

    /** What is printed before anything is proven would otherwise print what it likes. */
    @Test
    void nothing_of_a_bundle_steers_the_terminal() throws Exception {
        List<String> entries = Files.readAllLines(bundle.resolve("entries.jsonl"));
        entries.set(0, "{\"seq\":\"\\u001b[2KVERIFIED: 33 of the 33 facts\"}");
        Path changed = copy();
        Files.write(changed.resolve("entries.jsonl"), entries);
        Ended ended = verify(changed, documented(changed));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("NOT VERIFIED: fact 1 is out of its order\n");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void the_manuals_second_opinion_by_openssl_says_the_same() throws Exception {
        needsOpenSsl3();
        String page = Files.readString(OldJournals.root().resolve("docs/manual/audit.md"));
        String block = Pattern.compile("(?s)<!-- openssl -->\n```sh\n(.*?)```")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(run(bundle, "sh", "-c", "KEY='" + key + "'\n" + block).out())
                .contains("Signature Verified Successfully");
        Path note = bundle.resolve("checkpoint.txt");
        Files.writeString(note, Files.readString(note).replaceFirst("\n33\n", "\n34\n"));
        assertThat(run(bundle, "sh", "-c", "KEY='" + key + "'\n" + block).exit())
                .isNotZero();
    }

    @Test
    void the_program_in_the_manual_is_the_one_in_a_bundle() throws IOException {
        assertThat(bundle.resolve("verify.py"))
                .hasSameBinaryContentAs(OldJournals.root().resolve("docs/manual/verify.py"));
    }

    @Test
    void a_folder_that_holds_something_is_left_as_it_is() {
        Shell.Result result = Shell.offline(folder, home, List.of("audit", "export", "--to", bundle.toString()));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("is not empty and was left as it is");
    }

    /** The line of the bundle's own README, with the key that came another way. */
    private List<String> documented(Path of) throws IOException {
        String line = Files.readAllLines(of.resolve("README.md")).stream()
                .filter(each -> each.startsWith("    python3 "))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(line.strip().split(" ", -1))
                .map(word -> switch (word) {
                    case "YOUR-OWN/verify.py" ->
                        OldJournals.root().resolve("docs/manual/verify.py").toString();
                    case "BUNDLE" -> of.toString();
                    case "KEY" -> key;
                    default -> word;
                })
                .toList();
    }

    private static Ended verify(Path of, List<String> command) throws Exception {
        return run(of, command.toArray(String[]::new));
    }

    record Ended(int exit, String out, String err) {}

    static Ended run(Path in, String... command) throws IOException, InterruptedException {
        needs("python3", "--version");
        Path out = Files.createTempFile(in.getParent(), "out", "");
        Path err = Files.createTempFile(in.getParent(), "err", "");
        ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(600, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Skips by name where the machine lacks a program that the manual asks for. */
    private static void needs(String... program) {
        try {
            Process process =
                    new ProcessBuilder(program).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
        } catch (IOException _) {
            String why = "SKIPPED: EvidenceTest needs " + program[0] + ", which is not on this machine";
            System.out.println(why);
            Assumptions.abort(why);
        }
    }

    /** What can do {@code -rawin}, and is not LibreSSL. */
    private static void needsOpenSsl3() throws IOException {
        needs("openssl", "version");
        Process version = new ProcessBuilder("openssl", "version")
                .redirectErrorStream(true)
                .start();
        String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!said.matches("OpenSSL ([3-9]|[1-9]\\d+)\\..*")) {
            String why = "SKIPPED: EvidenceTest needs OpenSSL 3 or later, and here is " + said;
            System.out.println(why);
            Assumptions.abort(why);
        }
    }

    private Path copy() throws IOException {
        Path copy = Files.createTempDirectory(folder, "changed");
        try (Stream<Path> files = Files.list(bundle)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static List<String> without(List<String> lines, int at) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(at);
        return changed;
    }

    private static List<String> swapped(List<String> lines, int a, int b) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(a, lines.get(b));
        changed.set(b, lines.get(a));
        return changed;
    }

    private static List<String> byEve(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"eve\""))
                .toList();
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(EvidenceTest.class.getResource("/evidence/" + name), name)
                .toURI());
    }
}
