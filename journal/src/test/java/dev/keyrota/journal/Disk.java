package dev.keyrota.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A small disk of its own, which only root can have. */
record Disk(Path path) implements AutoCloseable {
    /** Mounts it; where that is not allowed, the test is skipped, and says so. */
    static Disk mount(Path path, String size) {
        if (!run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=700", "tmpfs", path.toString())) {
            String why = "SKIPPED: mounting a small disk needs root with CAP_SYS_ADMIN";
            System.out.println(why);
            Assumptions.abort(why);
        }
        return new Disk(path);
    }

    void makeReadOnly() {
        if (!run("mount", "-o", "remount,ro", path.toString())) {
            throw new IllegalStateException("could not make " + path + " read-only");
        }
    }

    @Override
    public void close() {
        run("umount", "-l", path.toString());
    }

    private static boolean run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
