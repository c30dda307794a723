package dev.keyrota.journal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lease whose lock the operating system frees with the process, and whose epoch the database keeps. */
final class SqliteLease implements Lease {
    private final SqliteJournal journal;
    private final String account;
    private final long epoch;
    private final String actor;
    private final AccountLock lock;
    private final AtomicBoolean closed = new AtomicBoolean();

    SqliteLease(SqliteJournal journal, String account, long epoch, String actor, AccountLock lock) {
        this.journal = journal;
        this.account = account;
        this.epoch = epoch;
        this.actor = actor;
        this.lock = lock;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    String actor() {
        return actor;
    }

    @Override
    public Fact append(RunId run, Event event) {
        mustBe(epoch);
        return journal.append(this, run, event);
    }

    @Override
    public void check() {
        mustBe(epoch);
        mustBe(journal.epoch(account));
    }

    /** @throws LeaseLostException unless this lease is open and the account's highest epoch is its own */
    void mustBe(long highest) {
        if (closed.get() || highest != epoch) {
            throw new LeaseLostException(account, epoch);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            lock.close();
            journal.ended(this);
        }
    }
}
