package dev.keyrota.journal;

import dev.keyrota.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only one user enters, and files that only one user reads. What is made is made so from the start (0700 and 0600). What is
 * found wider is narrowed; but a folder that holds other things too is left as it is, and refused if others can write to it, because they
 * could put other files in place of ours. On a file system without such permissions, none of this happens.
 */
final class PrivateFolder {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> WRITE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private PrivateFolder() {}

    /**
     * Makes the folder, and what is missing above it.
     *
     * @param ours whether a name is that of a file of ours: a folder of nothing else may be narrowed
     * @throws JournalException if it cannot be made, or others could change what is in it
     */
    static void make(Path folder, Predicate<String> ours) {
        try {
            if (Files.isDirectory(folder)) {
                narrow(folder, ours);
            } else {
                Files.createDirectories(folder, owner(folder, FOLDER));
                force(folder.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            throw Faults.of(e, folder);
        }
    }

    /** Makes the file, empty, if it is not there. It is never opened otherwise: to close it would end the locks that SQLite has on it. */
    static void makeFile(Path file) {
        try {
            Files.createFile(file, owner(file, FILE));
        } catch (FileAlreadyExistsException _) {
            narrowFile(file);
        } catch (IOException e) {
            throw Faults.of(e, file);
        }
    }

    private static void narrow(Path folder, Predicate<String> ours) throws IOException {
        if (!hasOwners(folder) || FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
            return;
        }
        if (holdsNothingBut(ours, folder)) {
            Files.setPosixFilePermissions(folder, FOLDER);
        } else if (!Collections.disjoint(WRITE_BY_OTHERS, Files.getPosixFilePermissions(folder))) {
            throw new JournalException(
                    Reason.EXPOSED,
                    "Other users can change what is in " + folder + ", and it holds more than a journal.",
                    "Name a folder of its own with --home, or run chmod 700 " + folder + ".",
                    null);
        }
    }

    private static void narrowFile(Path file) {
        try {
            if (hasOwners(file) && !FILE.containsAll(Files.getPosixFilePermissions(file))) {
                Files.setPosixFilePermissions(file, FILE);
            }
        } catch (IOException e) {
            throw Faults.of(e, file);
        }
    }

    private static boolean holdsNothingBut(Predicate<String> ours, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> ours.test(file.getFileName().toString()));
        }
    }

    private static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] owner(Path path, Set<PosixFilePermission> permissions) {
        return hasOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Without this, a loss of power could take the new folder with all that was made durable inside it. */
    private static void force(@Nullable Path parent) throws IOException {
        if (parent != null && hasOwners(parent)) {
            try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
