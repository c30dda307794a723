package dev.keyrota.cli.evidence;

import dev.keyrota.cli.evidence.Compared.Result;
import dev.keyrota.journal.log.AuditLog;
import dev.keyrota.journal.log.CheckpointFile;
import dev.keyrota.journal.note.Checkpoint;
import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.VerifierKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A log held against checkpoints of it, some from this machine and some from elsewhere. */
public final class Comparison {
    private final AuditLog log;
    private final List<Compared> all = new ArrayList<>();
    private final List<String> unchecked = new ArrayList<>();
    private boolean pinned;

    public Comparison(AuditLog log) {
        this.log = log;
    }

    /**
     * Holds the log against all checkpoints of a file.
     *
     * @param keys who may have signed them
     * @param named whether a person named those keys, so that they are not of this machine alone
     */
    public void with(CheckpointFile file, Collection<VerifierKey> keys, boolean named) {
        List<Compared> found = compared(file, keys);
        all.addAll(found);
        pinned |= named && found.stream().anyMatch(Compared::fits);
    }

    /**
     * As {@link #with}, for the checkpoints that this machine keeps itself: those that none of the keys signed are of an earlier key, and
     * only left out.
     */
    public void withOwn(CheckpointFile file, Collection<VerifierKey> keys, boolean named) {
        List<Compared> found = compared(file, keys);
        List<Compared> known = found.stream()
                .filter(each -> each.result() != Result.UNKNOWN_KEY)
                .toList();
        all.addAll(known);
        pinned |= named && known.stream().anyMatch(Compared::fits);
        if (known.size() < found.size()) {
            unchecked.add((found.size() - known.size()) + " checkpoints in " + file.place()
                    + " that none of the named keys signed");
        }
    }

    private List<Compared> compared(CheckpointFile file, Collection<VerifierKey> keys) {
        try {
            List<SignedNote> notes = file.notes();
            return notes.isEmpty()
                    ? List.of(new Compared(file.place(), null, Result.UNREADABLE))
                    : notes.stream().map(note -> compared(file, note, keys)).toList();
        } catch (IOException | NoteException _) {
            return List.of(new Compared(file.place(), null, Result.UNREADABLE));
        }
    }

    private Compared compared(CheckpointFile file, SignedNote note, Collection<VerifierKey> keys) {
        try {
            if (note.signers(keys).isEmpty()) {
                return new Compared(file.place(), null, Result.UNKNOWN_KEY);
            }
        } catch (NoteException _) {
            return new Compared(file.place(), null, Result.BAD_SIGNATURE);
        }
        try {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return new Compared(file.place(), checkpoint.size(), result(checkpoint));
        } catch (NoteException _) {
            return new Compared(file.place(), null, Result.UNREADABLE);
        }
    }

    private Result result(Checkpoint checkpoint) {
        return switch (log.agreement(checkpoint)) {
            case FITS -> Result.FITS;
            case CUT_OFF -> Result.CUT_OFF;
            case REWRITTEN -> Result.REWRITTEN;
            case OTHER_LOG -> Result.OTHER_LOG;
        };
    }

    /** How many facts, from the first on, are those that some checkpoint covers. */
    public long covered() {
        return all.stream()
                .filter(Compared::fits)
                .map(Compared::size)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** What is wrong, the first of its kind for each file. */
    public List<String> problems() {
        return all.stream()
                .map(Compared::problem)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The first fact that is missing; null where none is known to be. */
    public @Nullable Long firstMissing() {
        return all.stream().anyMatch(each -> each.result() == Result.CUT_OFF) ? Long.valueOf(log.size() + 1L) : null;
    }

    /** One line for each file whose checkpoints fit. */
    public List<String> fitting() {
        Map<String, Long> largest = all.stream()
                .filter(Compared::fits)
                .collect(Collectors.toMap(
                        Compared::file,
                        each -> Objects.requireNonNullElse(each.size(), 0L),
                        Math::max,
                        LinkedHashMap::new));
        return largest.entrySet().stream()
                .map(each -> "fits:  the checkpoint of " + each.getValue() + " facts in " + each.getKey())
                .toList();
    }

    /** What nothing here proves, each with what would. */
    public List<String> unchecked() {
        List<String> open = new ArrayList<>(unchecked);
        long covered = covered();
        if (covered == 0) {
            open.add("whether facts were cut off at the end, or all written anew: no checkpoint shows it;"
                    + " `keyrota audit checkpoint` makes one, to be kept elsewhere");
            return open;
        }
        if (covered < log.size()) {
            open.add("facts " + (covered + 1) + " to " + log.size() + " are in no checkpoint yet;"
                    + " `keyrota audit checkpoint` makes one");
        }
        if (!pinned) {
            open.add("whether this machine's own checkpoints and key were replaced together with the log:"
                    + " keep them elsewhere, and name them with --checkpoint FILE --key KEY");
        }
        return open;
    }

    /** Each checkpoint, for machines. */
    public List<Map<String, @Nullable Object>> json() {
        return all.stream().map(Compared::json).toList();
    }
}
