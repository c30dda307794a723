package dev.keyrota.cli.evidence;

import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.log.AuditLog;
import dev.keyrota.journal.log.Signed;
import dev.keyrota.journal.note.VerifierKey;
import dev.keyrota.journal.tree.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Evidence for an auditor, in a folder: facts, the proof of each, the signed checkpoint, a page for reading, and the program that verifies it
 * all without Keyrota.
 *
 * @param log the whole log
 * @param signed its checkpoint
 * @param keys all keys that ever signed for it
 * @param facts those of the log that are to be shown
 */
public record Bundle(AuditLog log, Signed signed, List<VerifierKey> keys, List<Fact> facts) {
    /**
     * Writes it.
     *
     * @param folder is empty, or made
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> entries = new ArrayList<>();
        List<String> proofs = new ArrayList<>();
        for (Fact fact : facts) {
            entries.add(CanonicalLine.of(fact).text());
            proofs.add(proof(Math.toIntExact(fact.seq() - 1)));
        }
        write(folder, "entries.jsonl", entries);
        write(folder, "proofs.jsonl", proofs);
        write(
                folder,
                "verifier-keys.txt",
                keys.stream().map(VerifierKey::toString).toList());
        write(folder, "report.md", new Report(signed, facts).lines());
        Files.write(folder.resolve("checkpoint.txt"), signed.note().bytes());
        Files.writeString(folder.resolve("verify.py"), resource("verify.py"));
        Files.writeString(folder.resolve("README.md"), readme());
    }

    private static void write(Path folder, String name, List<String> lines) throws IOException {
        Files.writeString(
                folder.resolve(name), lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private String proof(int index) {
        List<String> path = log.tree().inclusion(index, log.size()).path().stream()
                .map(Hash::toString)
                .toList();
        return JsonDocument.of(JsonDocument.object("index", index, "path", path));
    }

    /** Whether facts of the log are left out. */
    public boolean isPart() {
        return facts.size() < log.size();
    }

    /** What an auditor types, somewhere else: Python that is started in a folder runs what lies there. */
    public String command() {
        return "python3 -I YOUR-OWN/verify.py BUNDLE KEY" + (isPart() ? " --part" : "");
    }

    private String readme() throws IOException {
        return resource("README.md")
                .replace("{command}", command())
                .replace(
                        "{scope}",
                        isPart()
                                ? "This is a part of the log: " + facts.size() + " of " + log.size()
                                        + " facts. Each is proven to be in the log; that none was left out here is not."
                                : "This is the whole log up to its checkpoint: " + log.size() + " facts.");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Bundle.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
