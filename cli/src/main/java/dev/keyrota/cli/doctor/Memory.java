package dev.keyrota.cli.doctor;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.workbench.Home;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.JournalException;
import dev.keyrota.journal.SqliteJournal;
import dev.keyrota.journal.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what Keyrota keeps on this machine. */
public final class Memory {
    private final Home home;
    private final InstantSource clock;

    public Memory(Home home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    public List<Check> checks() {
        return List.of(writable("home", home.journal()), journal(), key());
    }

    private static Check writable(String name, Path folder) {
        Path nearest = nearest(folder);
        if (nearest == null || !Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            return Check.fail(
                    name, folder + " cannot be written", "let this user write there, or name another with --home DIR");
        }
        return Check.pass(name, folder + (nearest.equals(folder) ? "" : ", made when it is needed"));
    }

    private static @Nullable Path nearest(Path folder) {
        Path nearest = folder;
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private Check journal() {
        if (!home.exists()) {
            return Check.pass("journal", "none yet; the first rotation makes it");
        }
        try (Journal journal = SqliteJournal.open(home.journal(), clock)) {
            Verification found = journal.verify();
            return found.ok()
                    ? Check.pass("journal", found.entries() + " facts, whole")
                    : Check.fail(
                            "journal",
                            Foreign.text(String.valueOf(found.problem())),
                            found.isUnread()
                                    ? "if another version wrote it, use that one; keyrota audit verify says more"
                                    : "keyrota audit verify, then restore it from a backup");
        } catch (JournalException broken) {
            return Check.fail("journal", broken.sentence(), broken.remedy());
        }
    }

    private Check key() {
        Path file = home.fingerprintKey();
        if (Files.isReadable(file)) {
            return Check.pass("fingerprint key", file.toString());
        }
        if (home.exists()) {
            return Check.fail(
                    "fingerprint key",
                    file + " is missing, and the journal was made with it",
                    "restore it from its backup");
        }
        return writable("fingerprint key", file.resolveSibling("").normalize());
    }
}
