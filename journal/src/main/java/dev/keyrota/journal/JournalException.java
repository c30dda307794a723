package dev.keyrota.journal;

import org.jspecify.annotations.Nullable;

/**
 * The journal cannot do what was asked. It says three things: a stable reason for machines, a sentence for a person, and what that person
 * can do. Unless a subclass says otherwise, nothing was written.
 */
public class JournalException extends RuntimeException {
    private final Reason reason;
    private final String sentence;
    private final String remedy;

    /**
     * @param sentence what is wrong, with the place; a whole sentence
     * @param remedy what a person can do; a whole sentence
     * @param cause null if the journal itself found it
     */
    public JournalException(Reason reason, String sentence, String remedy, @Nullable Throwable cause) {
        super(sentence + " " + remedy, cause);
        this.reason = reason;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    public final Reason reason() {
        return reason;
    }

    /** What is wrong, without the remedy. */
    public final String sentence() {
        return sentence;
    }

    /** What a person can do. */
    public final String remedy() {
        return remedy;
    }

    /** Why. */
    public enum Reason {
        /** Another run acts on the account. */
        HELD,
        /** The lease is over. */
        LOST,
        /** No space is left. */
        FULL,
        /** A fact, or the file around it, is not what was written. */
        DAMAGED,
        /** A newer Keyrota wrote what this one does not know. */
        NEWER,
        /** The folder or file cannot be written by this user. */
        READ_ONLY,
        /** Other users of the machine may change the journal. */
        EXPOSED,
        /** Another process has kept the file locked for too long. */
        BUSY,
        /** The file is something else. */
        NOT_A_JOURNAL,
        /** The fact would have held the bytes of a secret. */
        LEAK,
        /** The journal was closed before. */
        CLOSED,
        /** The operating system failed in another way. */
        FAILED
    }
}
