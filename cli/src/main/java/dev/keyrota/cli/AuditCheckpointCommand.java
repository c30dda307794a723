package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.FirstKey;
import dev.keyrota.journal.log.Anchor;
import dev.keyrota.journal.log.CheckpointFile;
import dev.keyrota.journal.log.CheckpointSigner;
import dev.keyrota.journal.log.Signed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signs the log as it is. */
@Command(
        name = "checkpoint",
        description = {
            "Signs how long the log is and the root over its facts: a note of five lines, to be kept where nobody who can write"
                    + " the log can write too.",
            "Each run makes one at its end or stop. A log that does not go on from the last one is not signed (exit 4)."
        },
        footer = {
            "",
            "Example: keyrota audit checkpoint",
            "         keyrota audit checkpoint --anchor /mnt/worm/keyrota.txt"
        })
final class AuditCheckpointCommand extends Verb {
    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description = "Append it to this file too, on another disk or machine; may be repeated.")
    private List<Path> anchors = new ArrayList<>();

    AuditCheckpointCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Path folder = desk.journalFolder();
        CheckpointSigner signer = desk.signer(folder);
        Signed signed = signer.sign(() -> desk.log(folder), desk.surroundings().chance());
        FirstKey.tell(desk.screen(), signer, signed);
        for (Path file : anchors) {
            keep(signed, new CheckpointFile(file.toAbsolutePath()));
        }
        if (signed.first()) {
            desk.screen()
                    .say("a signing key was made in " + signer.folder() + "; its public half, to be kept elsewhere:");
            desk.screen().say("  " + signed.key());
        }
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object(
                        "origin", signed.checkpoint().origin(),
                        "size", signed.checkpoint().size(),
                        "root", signed.checkpoint().root().toString(),
                        "key", signed.key().toString(),
                        "note", signed.note().toString(),
                        "anchors", anchors.stream().map(Path::toString).toList()),
                signed.note().toString().lines().toList());
    }

    private static void keep(Signed signed, Anchor anchor) {
        try {
            anchor.keep(signed.note());
        } catch (IOException failure) {
            throw Trouble.failed(
                    "not_anchored",
                    "the checkpoint was signed, and is not known to be kept in " + anchor.place() + " ("
                            + failure.getClass().getSimpleName() + ")",
                    "see that it is a file of checkpoints, or none yet, and that this user may write it; then ask again");
        }
    }
}
