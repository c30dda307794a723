package dev.keyrota.journal.log;

import java.io.IOException;
import java.nio.file.Path;

/** A checkpoint that was not signed. Says what is in the way and what a person can do; shows nothing of the key. */
public final class SigningException extends RuntimeException {
    /** An older record, or none, would let a log be signed that was cut off behind it. */
    private static final String FIRST =
            "; before anything is signed again, keyrota audit verify --checkpoint FILE --key KEY with a checkpoint from elsewhere";

    private final Reason reason;
    private final String remedy;

    private SigningException(Reason reason, String sentence, String remedy) {
        super(sentence);
        this.reason = reason;
        this.remedy = remedy;
    }

    /** Why it was not signed. */
    public enum Reason {
        /** The log does not go on from the last checkpoint that was signed. */
        INCONSISTENT,
        /** There is nothing to sign yet. */
        EMPTY,
        /** The signing key, or the record of what it signed last, is not where it was. */
        MISSING,
        /** The signing key, or the record of what it signed last, is not what was written. */
        DAMAGED,
        /** Others can read the signing key. */
        EXPOSED,
        /** Another process has kept the folder locked for too long. */
        BUSY,
        /** The folder cannot be read or written. */
        UNUSABLE
    }

    static SigningException inconsistent(String what) {
        return new SigningException(
                Reason.INCONSISTENT,
                "the log does not go on from its last checkpoint: " + what,
                "keep a copy of the journal as it is; keyrota audit verify says more");
    }

    static SigningException empty() {
        return new SigningException(
                Reason.EMPTY,
                "the journal holds no facts, so there is nothing to sign",
                "the first rotation or adoption leaves some");
    }

    static SigningException missing(Path file) {
        return new SigningException(
                Reason.MISSING,
                file + " is not there any more, and without it nothing is signed",
                "restore that folder from its backup; without one, move what is left of it away, and a new key is made"
                        + FIRST);
    }

    static SigningException damaged(Path file, Exception why) {
        return new SigningException(
                Reason.DAMAGED,
                file + " is not what was written: " + why.getMessage(),
                "restore that folder from its backup" + FIRST);
    }

    static SigningException exposed(Path file) {
        return new SigningException(
                Reason.EXPOSED,
                "others can read the signing key " + file,
                "chmod 600 " + file
                        + ", then keyrota audit key --rotate, since somebody may have it; whoever verifies names the"
                        + " earlier key no more");
    }

    static SigningException busy(Path folder) {
        return new SigningException(
                Reason.BUSY,
                "another process keeps the signing key's folder " + folder + " locked",
                "see whether a keyrota that was stopped is still there (fuser " + folder.resolve("lock")
                        + "), then ask again");
    }

    static SigningException unusable(Path folder, IOException why) {
        return new SigningException(
                Reason.UNUSABLE,
                "the signing key's folder " + folder + " cannot be read or written ("
                        + why.getClass().getSimpleName() + ")",
                "see that this user may read and write there, and that the disk is not full");
    }

    public Reason reason() {
        return reason;
    }

    /** What is in the way, without a full stop. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What a person can do. */
    public String remedy() {
        return remedy;
    }
}
