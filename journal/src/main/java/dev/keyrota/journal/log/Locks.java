package dev.keyrota.journal.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Locks on whole files, which are not waited for without limit: a process that was stopped keeps its locks. */
final class Locks {
    private static final Duration POLL = Duration.ofMillis(20);

    private Locks() {}

    /**
     * @param patience about how long to wait
     * @throws BusyException if another process, or another thread of this one, has kept it all the while
     */
    static FileLock take(FileChannel channel, Duration patience) throws IOException {
        for (long polls = patience.dividedBy(POLL); polls >= 0; polls--) {
            FileLock lock = tried(channel);
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new BusyException();
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    /** Somebody else keeps the lock. */
    static final class BusyException extends IOException {
        private static final long serialVersionUID = 1;

        private BusyException() {
            super("another process keeps it locked");
        }
    }
}
