package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The journal cannot be written any more, from the beginning on or in the middle: then nothing is done that could not be announced, and
 * with room again a resume ends whole. Room is taken in two ways: by a limit on the size of files, which every user may set and under
 * which writing fails with EFBIG; and, where this user may mount one, by a disk of memory that is really full.
 */
class FullDiskTest {
    private static final int KIB = 1024;

    /** What the shell counts {@code ulimit -f} in (POSIX.1-2024). */
    private static final int BLOCK = 512;

    private static final int FIRST_KIB = 4;
    private static final int LAST_KIB = 720;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void a_file_that_may_not_grow_does_no_harm() throws Exception {
        Sweep sweep = new Sweep("full disk, by ulimit -f (EFBIG)", folder);
        AtomicInteger refused = new AtomicInteger();
        List<Sweep.Named> trials = new ArrayList<>();
        for (int kib = FIRST_KIB; kib < LAST_KIB; kib += LAST_KIB / Proof.many(6, 90)) {
            String blocks = Integer.toString(kib * KIB / BLOCK);
            trials.add(new Sweep.Named(kib + " KiB", scene -> limited(scene, blocks, refused)));
        }
        sweep.play(trials).tell();
        Proof.say("full disk, by ulimit -f, noticed", refused + " of " + trials.size());

        assertThat(sweep.failures()).isEmpty();
        assertThat(refused).hasPositiveValue();
        assertThat(sweep.consumed().calls()).isPositive();
        assertThat(sweep.consumed().failed()).isZero();
    }

    private static String limited(Scene scene, String blocks, AtomicInteger refused)
            throws IOException, InterruptedException {
        Keyrota plain = scene.keyrota(Image.plain());
        Keyrota.Ended ended = plain.within("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh")
                .run("rotate", "heroku-platform", "--yes", "-o", "json");
        return judged(scene, plain, ended, refused);
    }

    private static String judged(Scene scene, Keyrota keyrota, Keyrota.Ended ended, AtomicInteger refused)
            throws IOException, InterruptedException {
        if (ended.exit() == 0) {
            return scene.whole();
        }
        if (ended.out().contains("\"reason\":\"internal\"")) {
            return "it did not say that it was the journal: " + ended;
        }
        if (ended.out().contains("\"reason\":\"journal_")) {
            refused.incrementAndGet();
        }
        return scene.resumed(keyrota);
    }

    @Test
    void a_disk_that_is_full_does_no_harm() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = mount(disk, FIRST_KIB, "");
        System.out.println("full disk: a disk of memory could " + (mounted ? "" : "not ") + "be mounted by this user");
        assumeTrue(mounted, "this user may not mount a disk; the limit on the size of files was tried instead");
        umount(disk);
        Sweep sweep = new Sweep("full disk, by a tmpfs (ENOSPC)", folder);
        AtomicInteger refused = new AtomicInteger();
        List<Sweep.Named> trials = new ArrayList<>();
        for (int kib = 16; kib < LAST_KIB; kib += LAST_KIB / Proof.many(4, 45)) {
            int size = kib;
            trials.add(new Sweep.Named(kib + " KiB", scene -> onDisk(scene, size, refused)));
        }
        sweep.play(trials).tell();
        Proof.say("full disk, by a tmpfs, noticed", refused + " of " + trials.size());

        assertThat(sweep.failures()).isEmpty();
        assertThat(refused).hasPositiveValue();
        assertThat(sweep.consumed().failed()).isZero();
    }

    private static String onDisk(Scene scene, int kib, AtomicInteger refused) throws IOException, InterruptedException {
        Path disk = Files.createDirectories(scene.home());
        if (!mount(disk, kib, "")) {
            return "the disk could not be mounted";
        }
        try {
            Keyrota keyrota = scene.keyrota(Image.plain());
            Keyrota.Ended ended = keyrota.run("rotate", "heroku-platform", "--yes", "-o", "json");
            return mount(disk, 100 * KIB, "remount,") ? judged(scene, keyrota, ended, refused) : "it could not grow";
        } finally {
            umount(disk);
        }
    }

    private static boolean mount(Path disk, int kib, String how) throws IOException, InterruptedException {
        return succeeds(
                "mount", "-t", "tmpfs", "-o", how + "size=" + kib + "k,mode=700", "keyrota-test", disk.toString());
    }

    private static void umount(Path disk) throws IOException, InterruptedException {
        assertThat(succeeds("umount", "-l", disk.toString())).isTrue();
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** The superuser is stopped by no mode, so there the process gives that right away first. */
    @Test
    void a_folder_that_cannot_be_written_stops_the_process_before_anything_is_done() throws Exception {
        String[] wrapper = unprivileged();
        try (Scene scene = new Scene(folder)) {
            Path home = Files.createDirectories(scene.home());
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-x------"));
            try {
                Keyrota keyrota = scene.keyrota(Image.plain());
                Keyrota.Ended ended = keyrota.within(wrapper).run("rotate", "heroku-platform", "--yes", "-o", "json");

                assertThat(ended.exit()).isEqualTo(1);
                assertThat(ended.out()).contains("\"reason\":\"journal_read_only\"");
                assertThat(scene.isOld()).isTrue();
            } finally {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            }
            assertThat(scene.consumer().ended().failures()).isEmpty();
        }
        Proof.say(
                "read-only folder",
                "1 tried, 0 failed, "
                        + (wrapper.length == 0 ? "as this user" : "as root without its rights over files"));
    }

    private static String[] unprivileged() throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return new String[0];
        }
        String[] without = {"setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"};
        assumeTrue(
                succeeds("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--", "true"),
                "root may write anywhere, and setpriv, with which it could give that up, is not here");
        return without;
    }
}
