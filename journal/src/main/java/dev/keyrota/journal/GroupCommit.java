package dev.keyrota.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. Whatever is waiting when it is free goes into one transaction, so that many writers share one forced write
 * to the disk, and one alone waits for nobody.
 *
 * <pre>
 *   thread A  write(a) ─┐                         ┌─ a is durable, A goes on
 *   thread B  write(b) ─┼─► BEGIN  a  b  c  COMMIT ┼─ b …
 *   thread C  write(c) ─┘                         └─ c …
 * </pre>
 */
final class GroupCommit implements AutoCloseable {
    /** So that the first of a long queue need not wait for the last. */
    private static final int WRITES_PER_COMMIT_MAX = 1_000;

    private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final Pending<?> last = new Pending<>(_ -> "");
    private final Opener opener;
    private final Thread thread;
    private @Nullable Transaction transaction;
    private boolean closed;

    GroupCommit(Opener opener) {
        this.opener = opener;
        thread = Thread.ofPlatform().daemon().name("keyrota-journal").start(this::run);
    }

    /** Opens a connection for transactions: at the first write, and again after a failure. */
    interface Opener {
        Transaction open() throws SQLException;
    }

    /** Something to be done in a transaction. It throws before it has written anything, or not at all. */
    interface Write<T> {
        T in(Transaction transaction) throws SQLException;
    }

    /**
     * Does something in a transaction, and returns when it is durable.
     *
     * @throws SQLException if the database could not do it, or could not do what shared the transaction with it
     * @throws JournalException if the write itself refused
     */
    <T> T write(Write<T> write) throws SQLException {
        Pending<T> pending = new Pending<>(write);
        synchronized (this) {
            if (closed) {
                throw new SQLException("the journal is closed");
            }
            queue.add(pending);
        }
        return pending.result();
    }

    private void run() {
        List<Pending<?>> batch = new ArrayList<>();
        boolean more = true;
        while (more) {
            batch.clear();
            batch.add(taken());
            queue.drainTo(batch, WRITES_PER_COMMIT_MAX - 1);
            more = !batch.remove(last);
            commit(batch);
        }
    }

    private Pending<?> taken() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows this thread, so nobody interrupts it", e);
        }
    }

    private void commit(List<Pending<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            perform(batch);
            batch.forEach(Pending::becameDurable);
        } catch (SQLException | RuntimeException e) {
            abandon(e);
            batch.forEach(pending -> pending.failed(e));
        }
    }

    private void perform(List<Pending<?>> batch) throws SQLException {
        if (transaction == null) {
            transaction = opener.open();
        }
        transaction.begin();
        for (Pending<?> pending : batch) {
            pending.perform(transaction);
        }
        transaction.commit();
    }

    /** To close a connection rolls back what it has begun. Its statements could not be used again either: a failure finalizes them. */
    private void abandon(Exception reason) {
        try {
            if (transaction != null) {
                transaction.close();
            }
        } catch (SQLException e) {
            reason.addSuppressed(e);
        } finally {
            transaction = null;
        }
    }

    /** Finishes what is waiting and refuses everything after. */
    @Override
    public void close() throws SQLException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(last);
        }
        awaitEnd();
        if (transaction != null) {
            transaction.close();
        }
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Pending<T> {
        private final Write<T> write;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T value;

        Pending(Write<T> write) {
            this.write = write;
        }

        /** A refusal concerns this write alone; what shares the transaction with it goes on. */
        void perform(Transaction transaction) throws SQLException {
            try {
                value = write.in(transaction);
            } catch (JournalException e) {
                done.completeExceptionally(e);
            }
        }

        void becameDurable() {
            if (value != null) {
                done.complete(value);
            }
        }

        void failed(Exception e) {
            done.completeExceptionally(e);
        }

        /** Waits without an end, and through interrupts: a write that was begun is either durable or it is not. */
        T result() throws SQLException {
            try {
                return done.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case JournalException refused -> throw refused;
                    case SQLException failed -> throw failed;
                    case null, default -> throw e;
                }
            }
        }
    }
}
