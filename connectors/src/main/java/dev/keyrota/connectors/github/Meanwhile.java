package dev.keyrota.connectors.github;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A read that is under way beside others, on a thread of its own. Calls answer and do not throw, and each has a deadline, so waiting for
 * it always ends.
 */
final class Meanwhile<T> {
    /** GitHub counts more than a hundred calls at once as abuse. */
    private static final int AT_ONCE = 30;

    private final CompletableFuture<T> result;

    private Meanwhile(CompletableFuture<T> result) {
        this.result = result;
    }

    static <T> Meanwhile<T> start(Supplier<T> read) {
        return new Meanwhile<>(CompletableFuture.supplyAsync(read, Thread::startVirtualThread));
    }

    /** All answers in the order of the reads, of which {@value #AT_ONCE} are under way at once. */
    static <T> List<T> all(List<Supplier<T>> reads) {
        List<T> answers = new ArrayList<>();
        for (int from = 0; from < reads.size(); from += AT_ONCE) {
            List<Meanwhile<T>> running = reads.subList(from, Math.min(reads.size(), from + AT_ONCE)).stream()
                    .map(Meanwhile::start)
                    .toList();
            running.forEach(read -> answers.add(read.get()));
        }
        return answers;
    }

    /** Its answer, waited for. */
    T get() {
        return result.join();
    }
}
