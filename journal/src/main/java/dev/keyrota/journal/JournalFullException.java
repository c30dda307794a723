package dev.keyrota.journal;

import org.jspecify.annotations.Nullable;

/** No space is left. It is not known whether the fact is there; whoever goes on later finds out. */
public final class JournalFullException extends JournalException {
    /** No space in this file or folder. */
    public JournalFullException(String place, @Nullable Throwable cause) {
        super(
                Reason.FULL,
                "There is no space left to write to " + place + ".",
                "Free some space on that disk, then run keyrota resume: nothing is lost.",
                cause);
    }
}
