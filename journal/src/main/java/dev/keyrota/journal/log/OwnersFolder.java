package dev.keyrota.journal.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder that only its owner can enter (0700), and files in it that only its owner can read (0600), each written whole or not at all. */
record OwnersFolder(Path path) {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    void make() throws IOException {
        Files.createDirectories(path, mode(FOLDER));
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
        Path draft = Files.createTempFile(path, "." + name, "", mode(FILE));
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
        if (hasOwners()) {
            try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** Whether nobody but the owner can read the file, as far as this file system can tell. */
    boolean isPrivate(String name) throws IOException {
        return !hasOwners() || FILE.containsAll(Files.getPosixFilePermissions(file(name)));
    }

    private boolean hasOwners() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private FileAttribute<?>[] mode(Set<PosixFilePermission> permissions) {
        return hasOwners()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
