package dev.keyrota.connectors.github;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One wait for something, begun when it is made. Looking again is its nature, so a look that failed does not end it: only the fourth in a row does, or one
 * that says that looking is no use.
 */
final class Watch {
    private static final int FAILURES_MAX = 3;

    private final Pace pace;
    private final long start;

    Watch(Pace pace) {
        this.pace = pace;
        this.start = pace.nanoTime().getAsLong();
    }

    /**
     * Looks until there is something to see.
     *
     * @param look answers empty while there is nothing yet
     * @return {@code Unclear(TIMEOUT)} when the time is over or the thread is interrupted
     */
    <T> Reply<T> until(Supplier<Reply<Optional<T>>> look) {
        int failures = 0;
        while (true) {
            Reply<Optional<T>> seen = look.get();
            if (seen instanceof Reply.Answered<Optional<T>>(var value) && value.isPresent()) {
                return new Reply.Answered<>(value.get());
            }
            failures = seen instanceof Reply.Answered<Optional<T>> ? 0 : failures + 1;
            if (failures > FAILURES_MAX || isFinal(seen)) {
                return seen.map(Optional::get);
            }
            Duration next = next(seen);
            if (next.compareTo(left()) > 0 || !slept(pace, next)) {
                return failures == 0 ? new Reply.Unclear<>(Doubt.TIMEOUT) : seen.map(Optional::get);
            }
        }
    }

    private Duration left() {
        return pace.atMost().minusNanos(pace.nanoTime().getAsLong() - start);
    }

    private <T> Duration next(Reply<T> seen) {
        return seen instanceof Reply.Refused<T>(var _, var asked) && asked != null && asked.compareTo(pace.every()) > 0
                ? asked
                : pace.every();
    }

    /** A run or a log that GitHub knows of may not be found for a moment; a wall may open again. */
    private static boolean isFinal(Reply<?> seen) {
        return seen instanceof Reply.Refused<?>(var why, var _) && !why.mayPass() && why != Refusal.NOT_FOUND;
    }

    /** Waits; false if the thread is interrupted. */
    static boolean slept(Pace pace, Duration duration) {
        try {
            pace.sleep().sleep(duration);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
