package dev.keyrota.cli;

import dev.keyrota.cli.evidence.Comparison;
import dev.keyrota.cli.evidence.Kept;
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
import java.util.function.Consumer;
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
        CheckpointSigner signer = desk.signer(folder);
        List<Kept> kept = kept(signer);
        List<CanonicalLine> lines = new ArrayList<>();
        Verification found = found(folder, lines::add);
        if (!found.ok() && !found.isUnread()) {
            return damaged(found, folder);
        }
        List<VerifierKey> trusted = keys.isEmpty() ? signer.keys() : named;
        AuditLog log = AuditLog.ofLines(lines);
        return compared(found, log, new Comparison(log, kept, trusted, !keys.isEmpty()), folder);
    }

    private List<Kept> kept(CheckpointSigner signer) {
        List<Kept> kept = new ArrayList<>();
        if (signer.exists()) {
            kept.add(Kept.of(signer.checkpoints(), true));
        }
        checkpoints.forEach(file -> kept.add(Kept.of(new CheckpointFile(file), false)));
        return kept;
    }

    private Verification found(Path folder, Consumer<CanonicalLine> lines) {
        try (Journal journal = desk.existingJournal(folder).orElse(null)) {
            return journal == null
                    ? new Verification(0, CanonicalLine.NOTHING_BEFORE, null, null)
                    : journal.verify(lines);
        } catch (DamagedJournalException damaged) {
            return new Verification(Math.max(0, damaged.seq() - 1), "", damaged.seq(), damaged.sentence());
        }
    }

    private List<VerifierKey> named() {
        List<VerifierKey> named = new ArrayList<>();
        for (String key : keys) {
            try {
                List<String> lines =
                        Files.isRegularFile(Path.of(key)) ? Files.readAllLines(Path.of(key)) : List.of(key);
                int before = named.size();
                for (String line : lines) {
                    if (!line.isBlank()) {
                        named.add(VerifierKey.parse(line.strip()));
                    }
                }
                if (named.size() == before) {
                    throw wrongKey("it holds no key");
                }
            } catch (NoteException wrong) {
                throw wrongKey(wrong.sentence());
            } catch (IOException | IllegalArgumentException _) {
                throw wrongKey("it cannot be read");
            }
        }
        return named;
    }

    private static Trouble wrongKey(String what) {
        return Trouble.usage(
                "--key: " + what, "keyrota audit key prints this machine's; NAME+ID+BASE64, or a file of such lines");
    }

    private static Answer compared(Verification found, AuditLog log, Comparison comparison, Path folder) {
        List<String> problems = new ArrayList<>(comparison.problems());
        List<String> lines = new ArrayList<>();
        if (problems.isEmpty() && found.ok()) {
            lines.add("whole: " + found.entries() + " facts in " + folder);
            lines.add("head:  " + found.head());
        }
        problems.forEach(problem -> lines.add("CHANGED: " + problem));
        if (found.problem() != null) {
            problems.addFirst(Foreign.whole(found.problem()));
            lines.add("UNREAD:  " + problems.getFirst());
        }
        lines.addAll(comparison.fitting());
        if (!problems.isEmpty()) {
            lines.add("  next: keep a copy of " + folder
                    + " as it is, and of the checkpoints; then ask who could write it"
                    + (found.ok() ? "" : ", and whether a newer Keyrota did"));
        }
        comparison.unchecked().forEach(each -> lines.add("not checked: " + each));
        return new Answer(
                problems.isEmpty() ? ExitCode.DONE : ExitCode.FOUND,
                JsonDocument.object(
                        "entries", found.entries(),
                        "head", found.head(),
                        "ok", problems.isEmpty(),
                        "first_bad", found.ok() ? comparison.firstMissing() : found.firstBad(),
                        "problem", problems.isEmpty() ? null : problems.getFirst(),
                        "root", log.tree().root().toString(),
                        "covered", comparison.covered(),
                        "covered_elsewhere", comparison.coveredElsewhere(),
                        "checkpoints", comparison.json(),
                        "unchecked", comparison.unchecked()),
                lines);
    }

    private static Answer damaged(Verification found, Path folder) {
        String problem =
                Optional.ofNullable(found.problem()).map(Foreign::whole).orElse("");
        String unchecked = "the checkpoints: a damaged log has no root to hold against them";
        return new Answer(
                ExitCode.FOUND,
                JsonDocument.object(
                        "entries",
                        found.entries(),
                        "head",
                        found.head(),
                        "ok",
                        false,
                        "first_bad",
                        found.firstBad(),
                        "problem",
                        problem,
                        "root",
                        null,
                        "covered",
                        0,
                        "covered_elsewhere",
                        0,
                        "checkpoints",
                        List.of(),
                        "unchecked",
                        List.of(unchecked)),
                List.of(
                        "DAMAGED: " + problem,
                        "  whole up to fact " + found.entries(),
                        "  next: keep a copy of " + folder + " as it is, then restore it from a backup",
                        "not checked: " + unchecked));
    }
}
