package dev.keyrota.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One input given to a target, within limits. */
final class Trial {
    /** Far above what any input of ours takes on a loaded machine, and far below what a person would wait. */
    private static final Duration TIME_MAX = Duration.ofSeconds(10);

    private static final long BYTES_MAX = 256L * 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Trial() {}

    /**
     * What went wrong; null if nothing did. Classes that are loaded on the way cost memory once, under Jazzer hundreds of megabytes: what
     * took too much is read once more, and that counts.
     */
    @Nullable
    static Throwable of(Target target, byte[] input) {
        Throwable thrown = once(target, input);
        return thrown instanceof TookMemory ? once(target, input) : thrown;
    }

    /** More than an input may take. */
    private static final class TookMemory extends AssertionError {
        TookMemory(long bytes) {
            super("took " + bytes + " bytes of memory");
        }
    }

    private static @Nullable Throwable once(Target target, byte[] input) {
        long began = System.nanoTime();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            target.read(input);
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError thrown) {
            return thrown;
        }
        long took = System.nanoTime() - began;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (took > TIME_MAX.toNanos()) {
            return new AssertionError("took " + Duration.ofNanos(took));
        }
        return bytes > BYTES_MAX ? new TookMemory(bytes) : null;
    }
}
