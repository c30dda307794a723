package dev.keyrota.sandbox.github;

import java.util.Locale;

/** Where a run stands. All but {@link #COMPLETED} may still read or use a secret. */
public enum RunStatus {
    REQUESTED,
    PENDING,
    QUEUED,
    /** For a reviewer of its deployment environment. */
    WAITING,
    IN_PROGRESS,
    COMPLETED;

    /** The word of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
