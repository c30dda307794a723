package dev.keyrota.journal;

import org.jspecify.annotations.Nullable;

/** The journal is not what was written. Nothing is done with a damaged journal. */
public final class DamagedJournalException extends JournalException {
    private final long seq;

    /**
     * @param place the journal
     * @param seq the first bad fact; 0 if the damage is not in one fact
     * @param what what is wrong with it
     */
    public DamagedJournalException(String place, long seq, String what, @Nullable Throwable cause) {
        super(
                Reason.DAMAGED,
                (seq == 0 ? "The journal " : "Fact " + seq + " of ") + place + " is damaged: " + what + ".",
                "Keep a copy of it as it is, then restore it from a backup; keyrota audit verify says how far it is whole.",
                cause);
        this.seq = seq;
    }

    /** The first bad fact; 0 if the damage is not in one fact. */
    public long seq() {
        return seq;
    }
}
