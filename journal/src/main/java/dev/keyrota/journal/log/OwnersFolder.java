package dev.keyrota.journal.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder that only its owner can enter (0700), and files in it that only its owner can read (0600), each written whole or not at all. */
record OwnersFolder(Path path) {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    /** How the name of a file begins that is not whole yet. */
    private static final String DRAFT = ".keyrota-draft-";

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    /** Makes it, and what is missing above it; closes one that others can enter. Nobody else keeps anything in it. */
    void make() throws IOException {
        if (Files.isDirectory(path)) {
            if (hasOwners(path) && !FOLDER.containsAll(Files.getPosixFilePermissions(path))) {
                Files.setPosixFilePermissions(path, FOLDER);
            }
            return;
        }
        Path above = path.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        Files.createDirectories(path, mode(FOLDER));
        for (Path made = path.getParent();
                made != null && above != null && made.startsWith(above);
                made = made.getParent()) {
            force(made);
        }
    }

    /** Deletes what a killed process has left half written; one of them may be a key. Nobody may be writing. */
    void sweep() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(path, DRAFT + "*")) {
            for (Path draft : drafts) {
                if (Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(draft);
                }
            }
        }
    }

    /** The file, made empty where it is not there. */
    Path made(String name) throws IOException {
        try {
            return Files.createFile(file(name), mode(FILE));
        } catch (FileAlreadyExistsException _) {
            return file(name);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    /** The file's bytes; none where it is not there. */
    byte[] read(String name) throws IOException {
        return has(name) ? Files.readAllBytes(file(name)) : new byte[0];
    }

    /** Writes a file under another name first, so that a crash leaves the old one or the new one. When it returns, it is on the disk. */
    void write(String name, byte[] bytes) throws IOException {
        Path draft = Files.createTempFile(path, DRAFT + name, "", mode(FILE));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            move(draft, name);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    void rename(String from, String to) throws IOException {
        move(file(from), to);
    }

    private void move(Path from, String to) throws IOException {
        Files.move(from, file(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(path);
    }

    /** Without this, a loss of power could take what is new in the folder. */
    static void force(@Nullable Path folder) throws IOException {
        if (folder != null && hasOwners(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Whether nobody but the owner can read the file, as far as this file system can tell. */
    boolean isPrivate(String name) throws IOException {
        return !hasOwners(path) || FILE.containsAll(Files.getPosixFilePermissions(file(name)));
    }

    private static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private FileAttribute<?>[] mode(Set<PosixFilePermission> permissions) {
        return hasOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
