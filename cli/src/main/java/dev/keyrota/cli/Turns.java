package dev.keyrota.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Works on many things, some at once. */
final class Turns {
    /** So many at once: more would only meet the vendors' limits sooner. */
    private static final int AT_ONCE = 16;

    private Turns() {}

    /** What is done with each. */
    @FunctionalInterface
    interface Work<T, R> {
        R of(T thing) throws InterruptedException;
    }

    /**
     * One result for each, in their order.
     *
     * @param finished is told how many are done; called by any thread
     * @throws InterruptedException if the process is asked to end; no work goes on after
     */
    static <T, R> List<R> each(List<T> things, Work<T, R> work, IntConsumer finished) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        Semaphore turns = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                List<Future<R>> futures = new ArrayList<>();
                for (T thing : things) {
                    futures.add(threads.submit(() -> {
                        turns.acquire();
                        try {
                            return work.of(thing);
                        } finally {
                            turns.release();
                            finished.accept(done.incrementAndGet());
                        }
                    }));
                }
                return results(futures);
            } catch (InterruptedException asked) {
                threads.shutdownNow();
                throw asked;
            }
        }
    }

    private static <R> List<R> results(List<Future<R>> futures) throws InterruptedException {
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case RuntimeException own -> throw own;
                    case InterruptedException asked -> throw asked;
                    case null, default -> throw new IllegalStateException("the work on one of many failed", failed);
                }
            }
        }
        return results;
    }
}
