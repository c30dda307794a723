package dev.keyrota.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder that only its owner may look into (0700), with files that only its owner may read (0600). */
final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ALL = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    /** Makes the folder, or takes the one that is there and shuts it to others. */
    PrivateFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ALL));
        } catch (FileAlreadyExistsException _) {
            shutToOthers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the file, or the folder, of this name is or would be. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** A name within that nothing has yet: {@code name}, or {@code name-2}, {@code name-3}, … */
    Path unused(String name) {
        Path path = folder.resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(name + "-" + i);
        }
        return path;
    }

    /** Writes the file as a whole: a reader sees what was there before, or all of {@code text}. */
    Path write(String name, String text) {
        Path file = folder.resolve(name);
        Path draft = folder.resolve(name + ".new");
        try {
            Files.deleteIfExists(draft);
            try (WritableByteChannel channel = Files.newByteChannel(
                            draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_READS);
                    var out = Channels.newOutputStream(channel)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shutToOthers() {
        try {
            Files.setPosixFilePermissions(folder, OWNER_ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
