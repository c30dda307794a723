package dev.keyrota.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody else has the right to act on the account. Nothing was done. */
public final class LeaseHeldException extends JournalException {
    private final String account;
    private final @Nullable Holder holder;
    private final @Nullable Instant since;

    /**
     * @param account the account's name in the configuration
     * @param holder who holds it; null if they took it within the last moments and have not said
     * @param since when they took it, by their machine's clock; null as the holder is
     */
    public LeaseHeldException(String account, @Nullable Holder holder, @Nullable Instant since) {
        super(
                Reason.HELD,
                "The account " + account + " is being worked on by " + by(holder, since) + ".",
                "Wait until that process ends, or end it where it runs: the lease ends with it, and with nothing else.",
                null);
        this.account = account;
        this.holder = holder;
        this.since = since;
    }

    private static String by(@Nullable Holder holder, @Nullable Instant since) {
        return holder == null
                ? "another process that has only just begun"
                : holder.who() + " on " + holder.host() + " in process " + holder.pid() + ", since " + since;
    }

    public String account() {
        return account;
    }

    /** Who holds it; null if they have not said yet. */
    public @Nullable Holder holder() {
        return holder;
    }

    /** Since when, by the holder's clock; null if they have not said yet. */
    public @Nullable Instant since() {
        return since;
    }
}
