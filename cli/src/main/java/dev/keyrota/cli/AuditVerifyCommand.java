package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.DamagedJournalException;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Checks the whole log. */
@Command(
        name = "verify",
        description =
                "Checks that every fact is as it was written and none is missing before the last; ends with 3 if not.",
        footer = {"", "Example: keyrota audit verify -o json"})
final class AuditVerifyCommand extends Verb {
    AuditVerifyCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Path folder = desk.journalFolder();
        try (Journal journal = desk.existingJournal(folder).orElse(null)) {
            return journal == null
                    ? told(new Verification(0, CanonicalLine.NOTHING_BEFORE, null, null), folder)
                    : told(journal.verify(), folder);
        } catch (DamagedJournalException damaged) {
            long entries = Math.max(0, damaged.seq() - 1);
            return told(new Verification(entries, "", damaged.seq(), damaged.sentence()), folder);
        }
    }

    private static Answer told(Verification found, Path folder) {
        String problem = Optional.ofNullable(found.problem()).map(Foreign::text).orElse(null);
        return new Answer(
                found.ok() ? ExitCode.DONE : ExitCode.FOUND,
                JsonDocument.object(
                        "entries", found.entries(),
                        "head", found.head(),
                        "ok", found.ok(),
                        "first_bad", found.firstBad(),
                        "problem", problem),
                found.ok()
                        ? List.of(
                                "whole: " + found.entries() + " facts in " + folder,
                                "head:  " + found.head(),
                                "facts cut off at the end cannot be seen from inside: keep the head elsewhere")
                        : List.of(
                                "DAMAGED: " + problem,
                                "  whole up to fact " + found.entries(),
                                "  next: keep a copy of " + folder + " as it is, then restore it from a backup"));
    }
}
