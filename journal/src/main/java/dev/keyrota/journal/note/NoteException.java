package dev.keyrota.journal.note;

/** A text that is no note, no checkpoint or no key, or a signature that does not hold. The message says which, and quotes nothing. */
public final class NoteException extends Exception {
    NoteException(String sentence) {
        super(sentence);
    }

    /** What is wrong, without a full stop. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
