package dev.keyrota.cli;

import dev.keyrota.cli.evidence.Bundle;
import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.FirstKey;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.log.AuditLog;
import dev.keyrota.journal.log.CheckpointSigner;
import dev.keyrota.journal.log.Signed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands the log to somebody else. */
@Command(
        name = "export",
        description = {
            "Writes an evidence bundle: the facts, their proofs, a signed checkpoint, a report to read, and a program that verifies"
                    + " it all without Keyrota.",
            "All facts, or those of one credential, rotation or time; then each is proven to be in the log, and others are left out."
        },
        footer = {
            "",
            "Example: keyrota audit export --to evidence",
            "         keyrota audit export heroku-platform --since 2026-07-01 --until 2026-09-30 --to evidence-q3"
        })
final class AuditExportCommand extends Verb {
    @Mixin
    private final Selected selected = new Selected();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "A folder that is empty, or not there yet.")
    private @Nullable Path to;

    AuditExportCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Path target = emptyFolder();
        Path folder = desk.journalFolder();
        Bundle bundle = bundle(folder);
        try {
            bundle.write(target);
        } catch (IOException failure) {
            throw Trouble.failed(
                    "not_written",
                    target + " cannot be written (" + failure.getClass().getSimpleName() + "), and is not whole",
                    "see that this user may write there, and that the disk is not full; then delete it and ask again");
        }
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object(
                        "folder", target.toString(),
                        "entries", bundle.facts().size(),
                        "size", bundle.log().size(),
                        "root", bundle.log().tree().root().toString(),
                        "key", bundle.signed().key().toString(),
                        "verify", bundle.command()),
                List.of(
                        "wrote " + bundle.facts().size() + " of " + bundle.log().size() + " facts to " + target,
                        "to verify it without Keyrota, with a verify.py from its manual and not from that folder:",
                        "  " + bundle.command(),
                        "KEY, which the auditor needs from you and not from the bundle:",
                        "  " + bundle.signed().key()));
    }

    private Bundle bundle(Path folder) {
        try (Journal journal = desk.existingJournal(folder).orElse(null)) {
            List<Fact> facts = new ArrayList<>();
            List<Fact> wanted = new ArrayList<>();
            CheckpointSigner signer = desk.signer(folder);
            Signed signed = signer.sign(
                    () -> {
                        facts.addAll(journal == null ? List.of() : journal.facts());
                        wanted.addAll(selected.of(facts));
                        return AuditLog.of(facts);
                    },
                    desk.surroundings().chance());
            FirstKey.tell(desk.screen(), signer, signed);
            return new Bundle(AuditLog.of(facts), signed, signer.keys(), wanted);
        }
    }

    private Path emptyFolder() throws IOException {
        if (to == null) {
            throw new IllegalStateException("picocli demands it");
        }
        Path target = to.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            if (!Files.isDirectory(target)) {
                throw Trouble.usage(target + " is a file and was left as it is", "--to names a folder");
            }
            try (Stream<Path> files = Files.list(target)) {
                if (files.findAny().isPresent()) {
                    throw Trouble.usage(target + " is not empty and was left as it is", "--to names a new folder");
                }
            }
        }
        return target;
    }
}
