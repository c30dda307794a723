package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.watch.Lapse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a look at a rotation's outcome, for people and for machines.
 *
 * @param credential {@code name@env}
 * @param skipped why nothing is to be looked at; null where something is
 * @param rotation the last that replaced it; null where none did, or a run is open
 * @param ended when that ended; null where it is skipped
 * @param next when a further look is due; null where none is
 * @param lapses what was not as it was left; null where nobody looked
 * @param isRecorded whether the look was recorded
 */
public record WatchReport(
        String credential,
        @Nullable Skipped skipped,
        @Nullable RunId rotation,
        @Nullable Instant ended,
        @Nullable Instant next,
        @Nullable List<Lapse> lapses,
        boolean isRecorded) {

    /** Why there is no outcome to be looked at. */
    public enum Skipped {
        NEVER_ROTATED("no rotation has replaced it yet"),
        /** What an open run changes is no lapse. */
        OPEN("a run is open, and changes what the rotation before it left"),
        /** It was revoked, or a person has recorded another as the current one. */
        SUPERSEDED("what the rotation left is not recorded as the current key any more");

        private final String sentence;

        Skipped(String sentence) {
            this.sentence = sentence;
        }
    }

    /** Nothing has replaced it. */
    public static WatchReport nothing(String credential) {
        return new WatchReport(credential, Skipped.NEVER_ROTATED, null, null, null, null, false);
    }

    /** A run is open. */
    public static WatchReport open(String credential) {
        return new WatchReport(credential, Skipped.OPEN, null, null, null, null, false);
    }

    /** What the last rotation left is not the current key. */
    public static WatchReport superseded(String credential, RunId rotation) {
        return new WatchReport(credential, Skipped.SUPERSEDED, rotation, null, null, null, false);
    }

    /** Nobody has looked yet. */
    public static WatchReport quiet(String credential, RunId rotation, Instant ended, @Nullable Instant next) {
        return new WatchReport(credential, null, rotation, ended, next, null, false);
    }

    /** The same, seen. */
    public WatchReport seen(List<Lapse> found, boolean recorded) {
        return new WatchReport(credential, skipped, rotation, ended, next, List.copyOf(found), recorded);
    }

    /** Whether a person should look at it. */
    public boolean isFound() {
        return lapses != null && !lapses.isEmpty();
    }

    /** For machines. */
    public Map<String, @Nullable Object> json() {
        return JsonDocument.object(
                "credential",
                credential,
                "rotation",
                rotation == null ? null : rotation.value(),
                "skipped",
                skipped == null ? null : skipped.name().toLowerCase(Locale.ROOT),
                "ended",
                ended,
                "looked",
                lapses != null,
                "recorded",
                isRecorded,
                "findings",
                lapses == null ? List.of() : lapses.stream().map(Lapse::name).toList(),
                "next",
                next);
    }

    /**
     * Lines for people.
     *
     * @param keyrota how a further command begins
     */
    public List<String> text(String keyrota) {
        if (skipped != null || ended == null) {
            return List.of(
                    credential + ": nothing to look at" + (skipped == null ? "" : " (" + skipped.sentence + ")"));
        }
        String which = credential + ": rotation " + rotation + " of " + Words.minute(ended);
        if (lapses == null) {
            return List.of(which + ": no look is due" + (next == null ? "" : " before " + Words.minute(next)));
        }
        if (lapses.isEmpty()) {
            return List.of(which + ": all is as it was left"
                    + (next == null ? "" : "; the next look is due " + Words.minute(next)));
        }
        List<String> lines = new ArrayList<>(List.of(which + ": not all is as it was left"));
        lapses.forEach(lapse -> lines.add("  " + sentence(lapse)));
        lines.add("  next: " + keyrota + " drift " + credential.split("@", 2)[0]);
        return lines;
    }

    private static String sentence(Lapse lapse) {
        String place = Foreign.text(lapse.place() == null ? "" : lapse.place());
        return switch (lapse.kind()) {
            case STORE_CHANGED -> place + " does not hold the rotation's key any more";
            case STORE_UNSEEN -> place + " could not be seen";
            case LABEL_CHANGED -> "the label beside the vault's value is not the one that was left there";
            case KEY_GONE -> "the new authorization " + place + " is not listed any more";
            case OLD_LISTED -> "the old authorization " + place + " is listed, though it was seen dead";
            case ORPHAN -> "authorization " + place + " was made by this rotation, and is alive";
            case LIST_UNSEEN -> "the account's authorizations could not be listed";
        };
    }
}
