package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.FirstKey;
import dev.keyrota.journal.log.CheckpointSigner;
import dev.keyrota.journal.log.Signed;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.VerifierKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The key of the log. */
@Command(
        name = "key",
        description = {
            "Shows the public key that verifies this log's checkpoints. Whoever verifies needs it from you, and not from the log.",
            "With --rotate a fresh one takes its place; both sign one checkpoint."
        },
        footer = {"", "Example: keyrota audit key > key.txt", "         keyrota audit key --rotate"})
final class AuditKeyCommand extends Verb {
    @Option(names = "--rotate", description = "Make a fresh signing key, and delete the one before.")
    private boolean rotate;

    AuditKeyCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Path folder = desk.journalFolder();
        CheckpointSigner signer = desk.signer(folder);
        if (!rotate) {
            return told(signer, null);
        }
        Signed signed =
                signer.rotateKey(() -> desk.log(folder), desk.surroundings().chance());
        FirstKey.tell(desk.screen(), signer, signed);
        desk.screen()
                .say(
                        signed.first()
                                ? "there was no signing key, so this is the first one. It has signed this checkpoint:"
                                : "tell whoever verifies: from now on this key signs. Both have signed this checkpoint:");
        signed.note().toString().lines().forEach(desk.screen()::say);
        return told(signer, signed.note());
    }

    private Answer told(CheckpointSigner signer, @Nullable SignedNote note) {
        List<VerifierKey> keys = signer.keys();
        if (keys.isEmpty()) {
            throw Trouble.failed(
                    "no_signing_key",
                    "this journal has no signing key yet",
                    desk.keyrota() + " audit checkpoint makes it");
        }
        List<String> earlier = new ArrayList<>(keys.subList(0, keys.size() - 1).stream()
                .map(VerifierKey::toString)
                .toList());
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object(
                        "key",
                        keys.getLast().toString(),
                        "earlier",
                        earlier,
                        "folder",
                        signer.folder().toString(),
                        "note",
                        note == null ? null : note.toString()),
                List.of(keys.getLast().toString()));
    }
}
