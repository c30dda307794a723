package dev.keyrota.cli.workbench;

import dev.keyrota.engine.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Reads at once, each on a virtual thread. When the caller is interrupted the reads are too, and are waited for all the same. */
public final class VirtualThreads implements SideBySide {
    @Override
    public <T> List<T> all(List<Supplier<T>> reads) {
        List<FutureTask<T>> tasks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Supplier<T> read : reads) {
            FutureTask<T> task = new FutureTask<>(read::get);
            tasks.add(task);
            threads.add(Thread.ofVirtual().start(task));
        }
        join(threads);
        return results(tasks);
    }

    private static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> List<T> results(List<FutureTask<T>> tasks) {
        List<T> results = new ArrayList<>();
        RuntimeException failure = null;
        for (FutureTask<T> task : tasks) {
            try {
                results.add(task.resultNow());
            } catch (IllegalStateException _) {
                failure = failure == null ? thrown(task) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static RuntimeException thrown(FutureTask<?> task) {
        return switch (task.exceptionNow()) {
            case RuntimeException own -> own;
            case Throwable other -> new IllegalStateException("a read failed", other);
        };
    }
}
