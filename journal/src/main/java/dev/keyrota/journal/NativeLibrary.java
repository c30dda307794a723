package dev.keyrota.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, unpacked once into a folder of the journal's own. Left to itself, sqlite-jdbc 3.54 unpacks a megabyte into the
 * machine's temporary folder for each process under a name that is never used again, and one that is killed leaves it there for ever.
 */
final class NativeLibrary {
    /** Beside the journal, in its private folder. A journal may have been somebody else's: what lies there is used if it is ours, byte by byte. */
    static final String FOLDER = "native";

    private static final String GIVEN = "org.sqlite.lib.path";

    private NativeLibrary() {}

    /**
     * Lets sqlite-jdbc load the library from the journal's folder. Does nothing where the launcher has said where it is, and leaves
     * sqlite-jdbc to its own ways where it cannot be unpacked: that costs a file, and a refusal would cost the rotation.
     *
     * @param journal the journal's folder, which is there and private
     */
    static synchronized void settle(Path journal) {
        if (System.getProperty(GIVEN) != null) {
            return;
        }
        try {
            Path library = unpack(journal);
            if (library != null) {
                System.setProperty(GIVEN, library.resolveSibling("").toString());
            }
        } catch (IOException | JournalException _) {
            // A disk that is full, or a folder that cannot be written: opening the journal says so better.
        }
    }

    /**
     * Unpacks it where it is not there yet, or is not what it should be. It appears whole or not at all, so two processes may do it at once.
     *
     * @return the file, whose folder names version and machine, since a journal may be carried to another; null where sqlite-jdbc
     *     brings none for this machine
     */
    static @Nullable Path unpack(Path journal) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        Path folder = journal.resolve(FOLDER)
                .resolve(SQLiteJDBCLoader.getVersion())
                .resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
        Path library = folder.resolve(name);
        byte[] ours;
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (packed == null) {
                return null;
            }
            ours = packed.readAllBytes();
        }
        PrivateFolder.make(folder, name::equals);
        if (Files.isRegularFile(library) && Arrays.equals(Files.readAllBytes(library), ours)) {
            return library;
        }
        Path part = Files.createTempFile(folder, name, ".part");
        try {
            Files.write(part, ours);
            return Files.move(part, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
