package dev.keyrota.journal.log;

import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.note.Checkpoint;
import dev.keyrota.journal.tree.Hash;
import dev.keyrota.journal.tree.MerkleTree;
import java.util.List;

/**
 * The journal's facts as a log: line {@code seq} is the tree's leaf {@code seq - 1}.
 *
 * @param lines the canonical lines, from the first fact on
 * @param tree the tree over them
 */
public record AuditLog(List<CanonicalLine> lines, MerkleTree tree) {
    private static final int ORIGIN_DIGITS = 16;

    public AuditLog {
        lines = List.copyOf(lines);
    }

    /** The log of these facts, all of the journal's and in their order. */
    public static AuditLog of(List<Fact> facts) {
        return ofLines(facts.stream().map(CanonicalLine::of).toList());
    }

    /** The log of these lines. */
    public static AuditLog ofLines(List<CanonicalLine> lines) {
        return new AuditLog(
                lines,
                new MerkleTree(
                        lines.stream().map(line -> Hash.leaf(line.bytes())).toList()));
    }

    /** How many facts there are. */
    public int size() {
        return lines.size();
    }

    /**
     * The log's name, {@code keyrota/} and the beginning of its first line's hash: so the checkpoints of two journals are never mixed up.
     *
     * @throws IllegalStateException if there are no facts
     */
    public String origin() {
        if (lines.isEmpty()) {
            throw new IllegalStateException("a log without facts has no name yet");
        }
        return "keyrota/" + lines.getFirst().hash().substring(0, ORIGIN_DIGITS);
    }

    /** Its checkpoint now. @throws IllegalStateException if there are no facts */
    public Checkpoint checkpoint() {
        return new Checkpoint(origin(), size(), tree.root());
    }

    /** What a checkpoint, whose signature was verified, says about this log. */
    public Agreement agreement(Checkpoint checkpoint) {
        if (!lines.isEmpty() && !checkpoint.origin().equals(origin())) {
            return Agreement.OTHER_LOG;
        }
        if (checkpoint.size() > size()) {
            return Agreement.CUT_OFF;
        }
        if (!tree.root((int) checkpoint.size()).equals(checkpoint.root())) {
            return Agreement.REWRITTEN;
        }
        return Agreement.FITS;
    }

    /** How a log and a checkpoint stand to each other. */
    public enum Agreement {
        /** Every line that the checkpoint covers is as it was. */
        FITS,
        /** It is of another log, or the first line, from which the name is made, is not as it was. */
        OTHER_LOG,
        /** Lines that the checkpoint covers are not there any more. */
        CUT_OFF,
        /** A line that the checkpoint covers is not as it was. */
        REWRITTEN
    }
}
