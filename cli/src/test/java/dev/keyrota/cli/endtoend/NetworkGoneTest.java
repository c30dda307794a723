package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a chosen call on every vendor refuses connections, for a second or for good; then the network is back. The process is stopped at
 * that call until the ports are closed, so that it is that call and no other.
 */
class NetworkGoneTest {
    private static final int SIGSTOP = 19;
    private static final int CALLS = 3;
    private static final int CALLS_OF_THE_LONG_RUN = 40;
    private static final int FOR_GOOD_S = 3600;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void a_network_that_goes_and_comes_back_does_no_harm() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "this system does not show in /proc who is stopped");
        Sweep sweep = new Sweep("network gone", folder);
        List<Sweep.Named> trials = new ArrayList<>();
        for (String point : points()) {
            for (int seconds : List.of(1, FOR_GOOD_S)) {
                trials.add(
                        new Sweep.Named(point + ", " + seconds + " s", scene -> without(scene, point, seconds, sweep)));
            }
        }
        sweep.play(trials).tell();

        assertThat(sweep.failures()).isEmpty();
        assertThat(sweep.struck()).isGreaterThan(trials.size() / 2);
        assertThat(sweep.consumed().calls()).isPositive();
        assertThat(sweep.consumed().failed()).isZero();
        assertThat(sweep.consumed().unheard()).as("the network was gone").isPositive();
    }

    private static String without(Scene scene, String point, int seconds, Sweep sweep)
            throws IOException, InterruptedException {
        try (Keyrota.Started started = scene.keyrota(Image.woven())
                .with("-D" + Points.STRIKE + "=" + point, "-D" + Points.SIGNAL + "=" + SIGSTOP)
                .start("rotate", "heroku-platform", "--yes", "-o", "json")) {
            if (!started.awaitStop()) {
                sweep.missed();
                return scene.whole();
            }
            scene.consumer().leaveAlone();
            scene.sandbox().arm("*", "down", 0, seconds);
            started.signal("CONT");
            Keyrota.Ended ended = started.await();
            scene.sandbox().disarm();
            return ended.exit() == 0 ? scene.whole() : scene.resumed(scene.keyrota(Image.plain()));
        }
    }

    /** Calls of an undisturbed rotation, evenly chosen. */
    private List<String> points() throws Exception {
        Path own = Files.createDirectory(folder.resolve("undisturbed"));
        Path notes = own.resolve("points");
        try (Scene scene = new Scene(own)) {
            assertThat(scene.keyrota(Image.woven())
                            .with("-D" + Points.NOTES + "=" + notes)
                            .run("rotate", "heroku-platform", "--yes")
                            .exit())
                    .isZero();
        }
        List<String> calls = Files.readAllLines(notes).stream()
                .filter(each -> each.startsWith(Weaver.UNSENT) && !each.contains("control."))
                .toList();
        int wanted = Proof.many(CALLS, CALLS_OF_THE_LONG_RUN);
        return IntStream.range(0, wanted)
                .mapToObj(each -> calls.get(each * calls.size() / wanted))
                .toList();
    }
}
