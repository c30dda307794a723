package dev.keyrota.journal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock on one account that the operating system frees with the process, however that ends.
 *
 * <pre>
 *   ACCOUNT.lock    byte 0 locked: somebody holds the account
 *                   byte 1 locked: ACCOUNT.holder was written by the one who holds byte 0 now
 *   ACCOUNT.holder  who, where, since when; it may be left over from a process that died, so it counts only while byte 1 is locked
 * </pre>
 *
 * Closing any channel on a file frees all locks that this process has on it (fcntl, POSIX.1-2024). So inside one process a table is asked
 * first, and a file whose lock is held here is never opened a second time. The file stays for ever: if it were deleted, somebody could
 * lock a new one of the same name beside us.
 */
final class AccountLock implements AutoCloseable {
    private static final ConcurrentMap<Path, Tenant> HELD_HERE = new ConcurrentHashMap<>();
    private static final Duration POLL = Duration.ofMillis(5);
    private static final int POLLS_MAX = 40;

    private final Path file;
    private final FileChannel channel;

    private AccountLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param folder where the locks of all accounts are
     * @throws LeaseHeldException if it is held, here or in another process
     */
    static AccountLock take(Path folder, String account, Tenant tenant) {
        PrivateFolder.make(folder, name -> name.endsWith(".lock") || name.endsWith(".holder"));
        Path file = folder.resolve(URLEncoder.encode(account, StandardCharsets.UTF_8) + ".lock");
        PrivateFolder.makeFile(file);
        try {
            return take(file.toRealPath(), tenant, account);
        } catch (IOException e) {
            throw Faults.of(e, file);
        }
    }

    private static AccountLock take(Path file, Tenant tenant, String account) throws IOException {
        Tenant here = HELD_HERE.putIfAbsent(file, tenant);
        if (here != null) {
            throw held(account, here);
        }
        AccountLock lock = new AccountLock(file, FileChannel.open(file, StandardOpenOption.WRITE));
        boolean taken = false;
        try {
            lock.take(tenant, account);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                lock.close();
            }
        }
    }

    private void take(Tenant tenant, String account) throws IOException {
        HolderFile text = new HolderFile(file.resolveSibling(file.getFileName() + ".holder"));
        if (!locked(0)) {
            throw held(account, poll(() -> !free(1)) ? text.read() : null);
        }
        text.write(tenant);
        // Another process may be trying this very byte, for a moment. Without it, only a message is poorer.
        poll(() -> locked(1));
    }

    private static LeaseHeldException held(String account, @Nullable Tenant by) {
        return by == null
                ? new LeaseHeldException(account, null, null)
                : new LeaseHeldException(account, by.holder(), by.since());
    }

    private boolean locked(long at) {
        return lock(at) != null;
    }

    private boolean free(long at) {
        try (FileLock lock = lock(at)) {
            return lock != null;
        } catch (IOException e) {
            throw Faults.of(e, file);
        }
    }

    private @Nullable FileLock lock(long at) {
        try {
            return channel.tryLock(at, 1, false);
        } catch (IOException e) {
            throw Faults.of(e, file);
        }
    }

    private static boolean poll(BooleanSupplier condition) {
        for (int i = 0; i < POLLS_MAX; i++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return false;
    }

    /** Frees the lock. A failure to close is the operating system's; the lock is gone with the process at the latest. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Faults.of(e, file);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
