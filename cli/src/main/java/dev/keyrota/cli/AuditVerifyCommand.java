package dev.keyrota.cli;

import dev.keyrota.cli.evidence.Comparison;
import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.DamagedJournalException;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.Verification;
import dev.keyrota.journal.log.AuditLog;
import dev.keyrota.journal.log.CheckpointFile;
import dev.keyrota.journal.log.CheckpointSigner;
import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the whole log. */
@Command(
        name = "verify",
        description = {
            "Checks that every fact is as it was written, none is missing, and every checkpoint fits; ends with 3 if not.",
            "Works offline and needs public keys alone. It says what could not be checked."
        },
        footer = {
            "",
            "Example: keyrota audit verify -o json",
            "         keyrota audit verify --checkpoint /mnt/worm/keyrota.txt --key key.txt"
        })
final class AuditVerifyCommand extends Verb {
    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A file of checkpoints that was kept elsewhere; may be repeated.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "KEY|FILE",
            description = "A verifier key that was kept elsewhere, or a file of them; if left out, this machine's own.")
    private List<String> keys = new ArrayList<>();

    AuditVerifyCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        List<VerifierKey> named = named();
        Path folder = desk.journalFolder();
        try (Journal journal = desk.existingJournal(folder).orElse(null)) {
            Verification found =
                    journal == null ? new Verification(0, CanonicalLine.NOTHING_BEFORE, null, null) : journal.verify();
            return found.ok()
                    ? compared(found, AuditLog.of(journal == null ? List.of() : journal.facts()), named, folder)
                    : damaged(found, folder);
        } catch (DamagedJournalException damaged) {
            long entries = Math.max(0, damaged.seq() - 1);
            return damaged(new Verification(entries, "", damaged.seq(), damaged.sentence()), folder);
        }
    }

    private List<VerifierKey> named() {
        List<VerifierKey> named = new ArrayList<>();
        for (String key : keys) {
            try {
                List<String> lines =
                        Files.isRegularFile(Path.of(key)) ? Files.readAllLines(Path.of(key)) : List.of(key);
                for (String line : lines) {
                    if (!line.isBlank()) {
                        named.add(VerifierKey.parse(line.strip()));
                    }
                }
            } catch (NoteException | IOException | IllegalArgumentException wrong) {
                throw Trouble.usage(
                        "--key: " + (wrong instanceof NoteException ? wrong.getMessage() : "it cannot be read"),
                        "keyrota audit key prints this machine's; NAME+ID+BASE64, or a file of such lines");
            }
        }
        return named;
    }

    private Answer compared(Verification found, AuditLog log, List<VerifierKey> named, Path folder) {
        CheckpointSigner signer = desk.signer(folder);
        List<VerifierKey> trusted = named.isEmpty() ? signer.keys() : named;
        Comparison comparison = new Comparison(log);
        if (signer.exists()) {
            comparison.withOwn(signer.checkpoints(), trusted, !named.isEmpty());
        }
        checkpoints.forEach(file -> comparison.with(new CheckpointFile(file), trusted, !named.isEmpty()));
        List<String> problems = comparison.problems();
        List<String> lines = new ArrayList<>();
        if (problems.isEmpty()) {
            lines.add("whole: " + found.entries() + " facts in " + folder);
            lines.add("head:  " + found.head());
            lines.addAll(comparison.fitting());
        } else {
            problems.forEach(problem -> lines.add("CHANGED: " + problem));
            lines.addAll(comparison.fitting());
            lines.add("  next: keep a copy of " + folder
                    + " as it is, and of the checkpoints; then ask who could write it");
        }
        comparison.unchecked().forEach(each -> lines.add("not checked: " + each));
        return new Answer(
                problems.isEmpty() ? ExitCode.DONE : ExitCode.FOUND,
                JsonDocument.object(
                        "entries", found.entries(),
                        "head", found.head(),
                        "ok", problems.isEmpty(),
                        "first_bad", comparison.firstMissing(),
                        "problem", problems.isEmpty() ? null : problems.getFirst(),
                        "root", log.tree().root().toString(),
                        "covered", comparison.covered(),
                        "checkpoints", comparison.json(),
                        "unchecked", comparison.unchecked()),
                lines);
    }

    private static Answer damaged(Verification found, Path folder) {
        String problem = Optional.ofNullable(found.problem()).map(Foreign::text).orElse("");
        String unchecked = "the checkpoints: a damaged log has no root to hold against them";
        return new Answer(
                ExitCode.FOUND,
                JsonDocument.object(
                        "entries", found.entries(),
                        "head", found.head(),
                        "ok", false,
                        "first_bad", found.firstBad(),
                        "problem", problem,
                        "root", null,
                        "covered", 0,
                        "checkpoints", List.of(),
                        "unchecked", List.of(unchecked)),
                List.of(
                        "DAMAGED: " + problem,
                        "  whole up to fact " + found.entries(),
                        "  next: keep a copy of " + folder + " as it is, then restore it from a backup",
                        "not checked: " + unchecked));
    }
}
