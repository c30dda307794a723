package dev.keyrota.cli.evidence;

import dev.keyrota.journal.log.CheckpointFile;
import dev.keyrota.journal.log.CheckpointFile.Notes;
import java.io.IOException;
import java.util.List;

/**
 * The checkpoints of one file.
 *
 * @param place where they are kept
 * @param own whether this machine keeps them itself, so that whoever can rewrite its log can rewrite them too
 */
public record Kept(String place, Notes notes, boolean own) {
    /** Reads them. A file that cannot be read holds one that is broken. */
    public static Kept of(CheckpointFile file, boolean own) {
        try {
            return new Kept(file.place(), file.read(), own);
        } catch (IOException _) {
            return new Kept(file.place(), new Notes(List.of(), 1), own);
        }
    }
}
