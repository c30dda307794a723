package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the program as it ships, at random moments. Each trial's seed is in a failure's name; {@code -Dkill.seed=N} begins
 * with that one.
 */
class RandomKillsTest {
    private static final int TRIALS = 24;
    private static final int TRIALS_OF_THE_LONG_RUN = 600;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void resuming_ends_whole_whenever_the_process_was_killed() throws Exception {
        int trials = Proof.many(TRIALS, TRIALS_OF_THE_LONG_RUN);
        long first = Long.getLong("kill.seed", System.currentTimeMillis());
        Duration whole = undisturbed();
        System.out.println("the first of " + trials + " seeds is " + first + "; an undisturbed rotation takes "
                + whole.toMillis() + " ms");
        Sweep sweep = new Sweep("kill -9 at random moments", folder);
        List<Sweep.Named> all = IntStream.range(0, trials)
                .mapToObj(trial -> named(first + trial, whole, sweep))
                .toList();
        sweep.play(all).tell();

        assertThat(sweep.failures()).isEmpty();
        assertThat(sweep.struck()).as("kills").isGreaterThan(trials / 2);
        assertThat(sweep.consumed().calls()).isPositive();
        assertThat(sweep.consumed().failed()).isZero();
    }

    private static Sweep.Named named(long seed, Duration whole, Sweep sweep) {
        Duration wait = whole.multipliedBy(new Random(seed).nextInt(12, 85)).dividedBy(100);
        return new Sweep.Named(
                "-Dkill.seed=" + seed + ", after " + wait.toMillis() + " ms", scene -> killed(scene, wait, sweep));
    }

    private static String killed(Scene scene, Duration wait, Sweep sweep) throws IOException, InterruptedException {
        Keyrota keyrota = scene.keyrota(Image.plain());
        try (Keyrota.Started started = keyrota.start("rotate", "heroku-platform", "--yes", "-o", "json")) {
            if (started.process().waitFor(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                sweep.missed();
                return scene.whole();
            }
            started.kill();
        }
        return sweep.timed(each -> each.resumed(keyrota), scene);
    }

    /** How long one takes on this machine as it is now, two at once, when what it reads is in memory. */
    private Duration undisturbed() throws InterruptedException {
        Duration last = Duration.ZERO;
        for (int round = 0; round < 2; round++) {
            Image.plain();
            long began = System.nanoTime();
            Sweep pair = new Sweep("undisturbed", folder)
                    .play(Collections.nCopies(2, new Sweep.Named("undisturbed", RandomKillsTest::rotated)));
            assertThat(pair.failures()).isEmpty();
            last = Duration.ofNanos(System.nanoTime() - began);
        }
        return last;
    }

    private static String rotated(Scene scene) throws IOException, InterruptedException {
        Keyrota.Ended ended = scene.keyrota(Image.plain()).run("rotate", "heroku-platform", "--yes");
        return ended.exit() == 0 ? scene.whole() : ended.err();
    }
}
