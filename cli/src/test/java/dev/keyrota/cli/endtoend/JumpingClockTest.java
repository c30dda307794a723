package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody sets the clock of the machine, forward or back by hours, while the process runs, before any of its looks at it. It stops itself
 * before its next deed, or ends whole; a resume under a clock that stands right again ends whole.
 */
class JumpingClockTest {
    private static final int JUMPS = 6;
    private static final int JUMPS_OF_THE_LONG_RUN = 40;
    private static final List<Duration> BY = List.of(Duration.ofHours(5), Duration.ofHours(-5));

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void a_clock_that_jumps_does_no_harm() throws Exception {
        int looks = looks();
        assertThat(looks).as("looks at the clock").isGreaterThan(JUMPS * 4);
        AtomicInteger stopped = new AtomicInteger();
        Sweep sweep = new Sweep("clock jumps", folder);
        List<Sweep.Named> trials = new ArrayList<>();
        int step = Math.max(1, looks / Proof.many(JUMPS, JUMPS_OF_THE_LONG_RUN));
        for (int at = 2; at <= looks; at += step) {
            for (Duration by : BY) {
                trials.add(jump(at, by, stopped, sweep));
            }
        }
        sweep.play(trials).tell();
        Proof.say("clock jumps after which it stopped itself", stopped + " of " + trials.size());

        assertThat(sweep.failures()).isEmpty();
        assertThat(sweep.struck()).as("jumps").isGreaterThan(trials.size() * 3 / 4);
        assertThat(stopped).as("times that it noticed").hasPositiveValue();
        assertThat(sweep.consumed().calls()).isPositive();
        assertThat(sweep.consumed().failed()).isZero();
    }

    private static Sweep.Named jump(int at, Duration by, AtomicInteger stopped, Sweep sweep) {
        return new Sweep.Named("look " + at + ", " + by, scene -> {
            Keyrota.Ended ended = rotate(scene, at, by);
            if (looks(scene) < at) {
                sweep.missed();
            }
            if (ended.out().contains("\"reason\":\"suspended\"")) {
                stopped.incrementAndGet();
            }
            return ended.exit() == 0
                    ? scene.whole()
                    : scene.resumed(withClock(scene).with("-D" + JumpingMain.NAP + "=PT0.3S"));
        });
    }

    private static Keyrota.Ended rotate(Scene scene, int at, Duration by) throws IOException, InterruptedException {
        return withClock(scene)
                .with("-D" + JumpingMain.AT + "=" + at, "-D" + JumpingMain.BY + "=" + by)
                .run("rotate", "heroku-platform", "--yes", "-o", "json");
    }

    private static Keyrota withClock(Scene scene) {
        return scene.keyrota(Image.plain())
                .as(JumpingMain.class)
                .with("-D" + JumpingMain.LOOKS + "=" + scene.folder().resolve("looks"));
    }

    /** How often an undisturbed rotation looks at the clock. */
    private int looks() throws Exception {
        try (Scene scene = new Scene(Files.createDirectory(folder.resolve("undisturbed")))) {
            Keyrota.Ended ended = rotate(scene, Integer.MAX_VALUE, Duration.ZERO);
            assertThat(ended.exit()).as(ended.err()).isZero();
            return looks(scene);
        }
    }

    /** How often the process that ended last has looked at the clock. */
    private static int looks(Scene scene) throws IOException {
        return Integer.parseInt(Files.readString(scene.folder().resolve("looks")));
    }
}
