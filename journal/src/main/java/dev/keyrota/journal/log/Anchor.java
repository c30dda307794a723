package dev.keyrota.journal.log;

import dev.keyrota.journal.note.SignedNote;
import java.io.IOException;

/** A place where a checkpoint is kept that whoever can rewrite the log cannot rewrite too. */
public interface Anchor {
    /**
     * Keeps a checkpoint beside those that it keeps already. To keep the last one once more changes nothing.
     *
     * @throws IOException if it is not known to be kept
     */
    void keep(SignedNote checkpoint) throws IOException;

    /** Where it is, for people. */
    String place();
}
