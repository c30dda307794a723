package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGSTOP in the middle of a rotation, for longer than a late request may take (which the configuration makes a second), while
 * somebody resumes the run; then SIGCONT.
 */
class StoppedProcessTest {
    private static final int SIGSTOP = 19;
    private static final long LONGER_THAN_QUIESCENCE_MS = 1_500;
    private static final Set<String> DEEDS = Set.of(
            "heroku.authorizations.create", "heroku.authorizations.revoke", "infisical.write", "github.secret.put");

    /**
     * Where no transaction is open, and no deed is under way: from the last check of the lease to the last of a deed's one to three calls
     * nothing can be noticed, since no vendor asks whose turn it is (PROTOCOL.md, "What no protocol can close").
     */
    private static final List<String> POINTS = List.of(
            "before read infisical.read#1",
            "after read heroku.account#2",
            Weaver.BEFORE + "#9",
            Weaver.COMMITTED + "#9",
            "after deed heroku.authorizations.create#1",
            Weaver.BEFORE + "#12",
            "before read infisical.read#4",
            "after deed infisical.write#1",
            "after deed github.secret.put#1",
            "after read github.workflow.run#4",
            "before read infisical.read#8",
            "after deed heroku.authorizations.revoke#1",
            "after read heroku.account#8",
            "after deed infisical.write#2");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @BeforeEach
    void processes_are_shown() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "this system does not show in /proc who is stopped");
    }

    /** The lock is the operating system's, and a process that is stopped still has it. */
    @Test
    void nobody_gets_the_lease_of_a_process_that_is_only_stopped_and_it_ends_whole_when_it_goes_on() throws Exception {
        Sweep sweep = new Sweep("SIGSTOP, and a resume that is refused", folder);
        check(sweep, StoppedProcessTest::refused);
    }

    /**
     * Somebody takes the process for dead and removes its lock by hand. The run is brought to its end by another process; the one that
     * was stopped finds its lease lost, and does nothing.
     */
    @Test
    void a_process_whose_lease_was_taken_over_while_it_was_stopped_does_nothing_any_more() throws Exception {
        Sweep sweep = new Sweep("SIGSTOP, and a resume that takes over", folder);
        check(sweep, StoppedProcessTest::takenOver);
    }

    /** What is to be done with a process that is stopped. */
    private interface Ordeal {
        String of(Scene scene, Keyrota.Started stopped) throws IOException, InterruptedException;
    }

    private static void check(Sweep sweep, Ordeal ordeal) throws InterruptedException {
        List<Sweep.Named> trials = new ArrayList<>();
        for (int repeat = 0; repeat < Proof.many(1, 3); repeat++) {
            for (int i = 0; i < POINTS.size(); i += Proof.isDeep() ? 1 : 3) {
                String point = POINTS.get(i);
                trials.add(new Sweep.Named(point, scene -> stopped(scene, point, ordeal, sweep)));
            }
        }
        sweep.play(trials).tell();
        assertThat(sweep.failures()).isEmpty();
        assertThat(sweep.struck()).isEqualTo(trials.size());
        assertThat(sweep.consumed().calls()).isPositive();
        assertThat(sweep.consumed().failed()).isZero();
    }

    private static String stopped(Scene scene, String point, Ordeal ordeal, Sweep sweep)
            throws IOException, InterruptedException {
        try (Keyrota.Started started = scene.keyrota(Image.woven())
                .with("-D" + Points.STRIKE + "=" + point, "-D" + Points.SIGNAL + "=" + SIGSTOP)
                .start("rotate", "heroku-platform", "--yes", "-o", "json")) {
            if (!started.awaitStop()) {
                sweep.missed();
                return "it was never stopped: " + started.await();
            }
            return ordeal.of(scene, started);
        }
    }

    private static String refused(Scene scene, Keyrota.Started stopped) throws IOException, InterruptedException {
        List<String> before = deeds(scene);
        Keyrota.Ended other = scene.keyrota(Image.plain()).run("resume", "-o", "json");
        Thread.sleep(LONGER_THAN_QUIESCENCE_MS);
        if (other.exit() != 6 || !deeds(scene).equals(before)) {
            return "another process was not refused: " + other;
        }
        stopped.signal("CONT");
        Keyrota.Ended ended = stopped.await();
        return ended.exit() == 0 ? scene.whole() : scene.resumed(scene.keyrota(Image.plain()));
    }

    private static String takenOver(Scene scene, Keyrota.Started stopped) throws IOException, InterruptedException {
        Folders.delete(scene.home().resolve("leases"));
        Keyrota.Ended other = scene.keyrota(Image.plain()).run("resume", "-o", "json");
        if (other.exit() != 0) {
            return "the other process did not bring it to its end: " + other;
        }
        boolean old = scene.isOld();
        List<String> before = deeds(scene);
        Thread.sleep(LONGER_THAN_QUIESCENCE_MS);
        stopped.signal("CONT");
        Keyrota.Ended ended = stopped.await();
        List<String> after = deeds(scene);
        if (ended.exit() == 0 || !after.equals(before)) {
            return "it went on: " + ended + " " + after.subList(before.size(), after.size());
        }
        return old && scene.isOld() ? scene.inOrder() : scene.whole();
    }

    /** All that changed something, as the vendors saw it. */
    private static List<String> deeds(Scene scene) throws IOException {
        return scene.calls().stream().filter(DEEDS::contains).toList();
    }
}
