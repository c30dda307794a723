package dev.keyrota.cli.evidence;

import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One checkpoint, held against the log.
 *
 * @param file where it is kept
 * @param size of how many facts it speaks; null where it cannot be read or believed
 */
public record Compared(String file, @Nullable Long size, Result result) {
    /** What came of it. */
    public enum Result {
        FITS,
        CUT_OFF,
        REWRITTEN,
        OTHER_LOG,
        BAD_SIGNATURE,
        UNKNOWN_KEY,
        UNREADABLE
    }

    boolean fits() {
        return result == Result.FITS;
    }

    /** What is wrong, for people; null where nothing is. */
    @Nullable
    String problem() {
        return switch (result) {
            case FITS -> null;
            case CUT_OFF -> "the log was cut off: a checkpoint of " + size + " facts is in " + file;
            case REWRITTEN ->
                "the log was written anew: one of its first " + size + " facts is not the one that the checkpoint in "
                        + file + " covers";
            case OTHER_LOG -> "the checkpoint in " + file + " is of another log, or the first fact was written anew";
            case BAD_SIGNATURE -> "a checkpoint in " + file + " was changed: its signature does not fit";
            case UNKNOWN_KEY -> "a checkpoint in " + file + " is signed by none of the keys that it was verified with";
            case UNREADABLE -> file + " cannot be read, or holds a checkpoint that was torn or something else";
        };
    }

    Map<String, @Nullable Object> json() {
        return JsonDocument.object("file", file, "size", size, "result", Words.of(result));
    }
}
