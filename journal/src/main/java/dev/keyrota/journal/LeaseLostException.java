package dev.keyrota.journal;

/** The right to act on the account is over: a later lease exists, or this one was closed. Nothing was written. */
public final class LeaseLostException extends JournalException {
    /**
     * @param account the account's name in the configuration
     * @param epoch the epoch of the lease that is over
     */
    public LeaseLostException(String account, long epoch) {
        super(
                Reason.LOST,
                "The lease on " + account + " of epoch " + epoch + " is over, and this process may not go on with it.",
                "Let the one who holds it now finish, then run keyrota resume.",
                null);
    }
}
