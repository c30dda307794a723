package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at chosen points: around each write to the journal, before and after the effect of each deed, and around reads.
 * Resuming ends whole, or everything is as before, and meanwhile nobody was locked out. In the long run more than 220 points are struck,
 * each three times; else a slice.
 */
class ChosenKillsTest {
    private static final int REPEATS = 3;
    private static final int POINTS = 40;
    private static final int POINTS_OF_THE_LONG_RUN = 230;
    private static final String REVOCATION = Weaver.UNSENT + "deed heroku.authorizations.revoke#1";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void resuming_ends_whole_wherever_the_process_was_killed() throws Exception {
        List<String> points = passed();
        Sweep sweep = new Sweep("kill -9 at chosen points", folder);
        List<Sweep.Named> trials = new ArrayList<>();
        for (int repeat = 1; repeat <= (Proof.isDeep() ? REPEATS : 1); repeat++) {
            Set<String> slow = Proof.isDeep() && repeat == 1 ? Set.of() : unsentRevocation(points);
            chosen(points).stream()
                    .filter(point -> !slow.contains(point))
                    .forEach(point -> trials.add(new Sweep.Named(point, scene -> killed(scene, point, sweep))));
        }
        sweep.play(trials).tell();

        assertThat(sweep.failures()).isEmpty();
        assertThat(sweep.struck()).as("kills").isGreaterThanOrEqualTo(Proof.many(POINTS * 3 / 4, 220 * REPEATS));
        assertThat(sweep.consumed().calls()).isPositive();
        assertThat(sweep.consumed().failed()).isZero();
    }

    private static String killed(Scene scene, String point, Sweep sweep) throws IOException, InterruptedException {
        Keyrota.Ended ended = scene.keyrota(Image.woven())
                .with("-D" + Points.STRIKE + "=" + point)
                .run("rotate", "heroku-platform", "--yes", "-o", "json");
        if (!ended.wasKilled()) {
            sweep.missed();
        }
        Keyrota plain = scene.keyrota(Image.plain());
        String wrong = sweep.timed(each -> each.resumed(plain), scene);
        return wrong.isEmpty() && point.hashCode() % 8 == 0 ? twiceIsOnce(scene, plain) : wrong;
    }

    /** Resuming once more changes nothing: asked at every eighth point or so. */
    private static String twiceIsOnce(Scene scene, Keyrota keyrota) throws IOException, InterruptedException {
        boolean old = scene.isOld();
        String wrong = scene.resumed(keyrota);
        return old == scene.isOld() ? wrong : "a second resume changed the world";
    }

    /** Every point that an undisturbed rotation passes, in order. */
    private List<String> passed() throws Exception {
        Path own = Files.createDirectory(folder.resolve("undisturbed"));
        Path notes = own.resolve("points");
        try (Scene scene = new Scene(own)) {
            Keyrota.Ended ended = scene.keyrota(Image.woven())
                    .with("-D" + Points.NOTES + "=" + notes)
                    .run("rotate", "heroku-platform", "--yes");
            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(scene.whole()).isEmpty();
        }
        return Files.readAllLines(notes);
    }

    /**
     * Once the revocation was announced and before it is sent, nobody can tell it from one that was lost: a resume asks for two minutes
     * whether the old key is dead yet, before it revokes again. The long run waits for that, once.
     */
    private static Set<String> unsentRevocation(List<String> points) {
        int unsent = points.indexOf(REVOCATION);
        assertThat(unsent).isPositive();
        return points.subList(0, unsent).stream()
                .filter(each -> each.startsWith(Weaver.COMMITTED))
                .reduce((_, last) -> last)
                .map(announced -> Set.of(announced, REVOCATION))
                .orElseThrow();
    }

    /** Every deed, and of the journal's writes and the reads as many as there is time for, evenly. */
    private static List<String> chosen(List<String> points) {
        List<String> deeds =
                points.stream().filter(each -> each.contains("deed ")).toList();
        List<String> chosen = new ArrayList<>(deeds);
        List<String> writes =
                points.stream().filter(each -> each.startsWith("journal")).toList();
        List<String> reads =
                points.stream().filter(each -> each.contains("read ")).toList();
        int left = Proof.many(POINTS, POINTS_OF_THE_LONG_RUN) - deeds.size();
        chosen.addAll(evenly(writes, Math.min(writes.size(), left * 2 / 3)));
        chosen.addAll(evenly(reads, left + deeds.size() - chosen.size()));
        return chosen;
    }

    private static List<String> evenly(List<String> all, int wanted) {
        return IntStream.range(0, wanted)
                .mapToObj(each -> all.get(each * all.size() / wanted))
                .toList();
    }
}
