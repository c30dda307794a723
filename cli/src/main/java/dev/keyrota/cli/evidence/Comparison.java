package dev.keyrota.cli.evidence;

import dev.keyrota.cli.evidence.Compared.Result;
import dev.keyrota.journal.log.AuditLog;
import dev.keyrota.journal.note.Checkpoint;
import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.VerifierKey;
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
    private final Collection<VerifierKey> keys;
    private final boolean named;
    private final List<Compared> all = new ArrayList<>();
    private final List<String> unchecked = new ArrayList<>();
    private long elsewhere;

    /**
     * Holds a log against checkpoints.
     *
     * @param log was read after them, so that one which grows meanwhile holds all that they cover
     * @param keys who may have signed them
     * @param named whether a person named those keys, so that they are not of this machine alone
     */
    public Comparison(AuditLog log, List<Kept> checkpoints, Collection<VerifierKey> keys, boolean named) {
        this.log = log;
        this.keys = List.copyOf(keys);
        this.named = named;
        checkpoints.forEach(kept -> {
            if (kept.own()) {
                withOwn(kept);
            } else {
                with(kept);
            }
        });
    }

    private void with(Kept kept) {
        List<Compared> found = compared(kept);
        all.addAll(found);
        elsewhere = named ? Math.max(elsewhere, covered(found)) : 0;
    }

    /** Those of this machine that none of the keys signed are of an earlier key, and only left out. */
    private void withOwn(Kept kept) {
        List<Compared> found = compared(kept);
        List<Compared> known = found.stream()
                .filter(each -> each.result() != Result.UNKNOWN_KEY)
                .toList();
        all.addAll(known);
        int unknown = found.size() - known.size();
        if (unknown > 0) {
            unchecked.add(unknown + (unknown == 1 ? " checkpoint in " : " checkpoints in ") + kept.place()
                    + " that none of " + (named ? "the named keys" : "this machine's keys") + " signed");
        }
    }

    private List<Compared> compared(Kept kept) {
        List<Compared> found = new ArrayList<>(kept.notes().whole().stream()
                .map(note -> compared(kept.place(), note))
                .toList());
        if (kept.notes().broken() > 0 || found.isEmpty()) {
            found.add(new Compared(kept.place(), null, Result.UNREADABLE));
        }
        return found;
    }

    private Compared compared(String file, SignedNote note) {
        try {
            if (note.signers(keys).isEmpty()) {
                return new Compared(file, null, Result.UNKNOWN_KEY);
            }
        } catch (NoteException _) {
            return new Compared(file, null, Result.BAD_SIGNATURE);
        }
        try {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return new Compared(file, checkpoint.size(), result(checkpoint));
        } catch (NoteException _) {
            return new Compared(file, null, Result.UNREADABLE);
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
        return covered(all);
    }

    /** Of these, how many are covered by a checkpoint from elsewhere under a key from elsewhere. */
    public long coveredElsewhere() {
        return elsewhere;
    }

    private static long covered(List<Compared> compared) {
        return compared.stream()
                .filter(Compared::fits)
                .map(Compared::size)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** What is wrong, the first of its kind for each file. */
    public List<String> problems() {
        Map<String, String> first = new LinkedHashMap<>();
        for (Compared each : all) {
            String problem = each.problem();
            if (problem != null) {
                first.putIfAbsent(each.result() + each.file(), problem);
            }
        }
        return List.copyOf(first.values());
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
        if (elsewhere == 0) {
            open.add("whether this machine's own checkpoints and key were replaced together with the log:"
                    + " keep them elsewhere, and name them with --checkpoint FILE --key KEY");
        } else if (elsewhere < covered) {
            open.add("facts " + (elsewhere + 1) + " to " + covered
                    + " are covered by this machine's own checkpoints alone,"
                    + " which may have been replaced together with the log: keep a later one elsewhere");
        }
        return open;
    }

    /** Each checkpoint, for machines. */
    public List<Map<String, @Nullable Object>> json() {
        return all.stream().map(Compared::json).toList();
    }
}
