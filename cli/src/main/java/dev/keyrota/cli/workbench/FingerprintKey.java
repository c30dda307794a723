package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The key of this installation's fingerprints: 32 random bytes in a file of its own (0600), made when it is first needed and never beside
 * the journal. Who loses it can no longer compare the fingerprints in the journal; the ids there stay good.
 */
public final class FingerprintKey {
    private static final int LENGTH = 32;

    private final Path file;

    public FingerprintKey(Path file) {
        this.file = file;
    }

    /**
     * The fingerprints of this installation.
     *
     * @param mayBeMade whether a missing key may be made: not where a journal already holds fingerprints of another one
     */
    public Fingerprints fingerprints(RandomGenerator chance, boolean mayBeMade) {
        try {
            if (mayBeMade && Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                make(chance);
            }
            return read();
        } catch (NoSuchFileException _) {
            throw Trouble.failed(
                    "fingerprint_key_missing",
                    "the journal holds fingerprints, and the key they were made with is not at " + file
                            + "; nothing was changed",
                    "restore that file from its backup; without it, begin a new journal with --home DIR");
        } catch (IOException failure) {
            throw Trouble.failed(
                    "fingerprint_key_unreadable",
                    "the fingerprint key " + file + " cannot be read or made ("
                            + failure.getClass().getSimpleName() + "); nothing was changed",
                    "see that this user may read and write " + file.getParent());
        }
    }

    private Fingerprints read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != LENGTH) {
            throw Trouble.failed(
                    "fingerprint_key_damaged",
                    "the fingerprint key " + file + " has " + bytes.length + " bytes and not " + LENGTH
                            + "; nothing was changed",
                    "restore that file from its backup");
        }
        try (Secret key = Secret.of(bytes)) {
            return new Fingerprints(key);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Written whole under another name and then linked, so that of two processes both end with the same key. */
    private void make(RandomGenerator chance) throws IOException {
        byte[] bytes = new byte[LENGTH];
        chance.nextBytes(bytes);
        Path folder = file.resolveSibling("").toAbsolutePath().normalize();
        Files.createDirectories(folder, mode(folder, "rwx------"));
        Path draft = Files.createTempFile(folder, ".fingerprint", "", mode(folder, "rw-------"));
        try {
            Files.write(draft, bytes);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // Another process made it a moment ago.
        } finally {
            Files.delete(draft);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
