package dev.keyrota.cli.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays many trials, two at once, each in a sandbox and a folder of its own, and adds up what they saw. A folder is deleted after its
 * trial, since thousands would fill the disk.
 */
final class Sweep {
    private static final int AT_ONCE = 2;

    private final String what;
    private final Path folder;
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> resumes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private BackgroundConsumer.Seen consumed = BackgroundConsumer.Seen.NOTHING;

    /** @param what is tried, as the proof's line calls it */
    Sweep(String what, Path folder) {
        this.what = what;
        this.folder = folder;
    }

    /** One trial in a fresh scene. */
    interface Trial {
        /** Plays it. @return what is wrong; empty for nothing */
        String in(Scene scene) throws IOException, InterruptedException;
    }

    /** A trial by the name under which a failure is told. */
    record Named(String name, Trial trial) {}

    /** Plays them all. */
    Sweep play(List<Named> trials) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Object>> all = trials.stream()
                    .map(trial -> Executors.callable(() -> play(trial)))
                    .toList();
            // Where the test's time is over while this waits, the trials that have not begun never do.
            for (Future<?> each : pool.invokeAll(all)) {
                each.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
        return this;
    }

    private void play(Named trial) {
        try {
            Path own = Files.createTempDirectory(folder, "trial");
            try (Scene scene = new Scene(own)) {
                String wrong = trial.trial().in(scene);
                tried.incrementAndGet();
                boolean watched = scene.consumer().seen().calls() > 0;
                BackgroundConsumer consumer = scene.consumer().ended();
                add(consumer.seen());
                if (!wrong.isEmpty() || !watched || !consumer.failures().isEmpty()) {
                    failures.add(trial.name() + ": " + wrong + (watched ? "" : " no consumer watched it;")
                            + " consumer: " + consumer.failures());
                }
            }
            Folders.delete(own);
        } catch (IOException | InterruptedException | RuntimeException e) {
            failures.add(trial.name() + ": " + e);
        }
    }

    private synchronized void add(BackgroundConsumer.Seen seen) {
        consumed = consumed.plus(seen);
    }

    /** Times a resume. */
    String timed(Trial resume, Scene scene) throws IOException, InterruptedException {
        long began = System.nanoTime();
        String wrong = resume.in(scene);
        resumes.add(Duration.ofNanos(System.nanoTime() - began));
        return wrong;
    }

    /** A trial whose point was not reached, so that it tried nothing. */
    void missed() {
        missed.incrementAndGet();
    }

    int struck() {
        return tried.get() - missed.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    BackgroundConsumer.Seen consumed() {
        return consumed;
    }

    /** Prints the lines of the proof. */
    Sweep tell() {
        Proof.say(
                what,
                struck() + " tried, " + failures.size() + " failed"
                        + (missed.get() == 0 ? "" : ", " + missed + " more ended before it"));
        resumes.stream()
                .max(Comparator.naturalOrder())
                .ifPresent(slowest -> Proof.say("slowest resume, " + what, slowest.toMillis() + " ms"));
        Proof.say(
                "consumer, " + what,
                consumed.calls() + " calls, " + consumed.failed() + " failed, " + consumed.again()
                        + " met a replacement, " + consumed.unheard() + " without a network");
        return this;
    }
}
