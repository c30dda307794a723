package dev.keyrota.journal;

import dev.keyrota.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Says in a person's words why the database or the file system refused. */
final class Faults {
    private Faults() {}

    /** By SQLite's primary result code (sqlite.org/rescode.html, read 2026-11-22). */
    static JournalException of(SQLException e, Path file) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
        return switch (code) {
            case SQLITE_FULL -> new JournalFullException(file.toString(), e);
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM -> ofDisk(e, file);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new JournalException(
                        Reason.BUSY,
                        "Another process has kept " + file + " locked for too long.",
                        "Find it with fuser " + file + " and let it finish, then try again.",
                        e);
            case SQLITE_CORRUPT ->
                new DamagedJournalException(file.toString(), 0, "SQLite finds its pages in disorder", e);
            case SQLITE_NOTADB -> notAJournal(file, "is not a database, or its first bytes are damaged", e);
            default -> failed(e, file);
        };
    }

    static JournalException of(IOException e, Path path) {
        return ofDisk(e, path);
    }

    /** What a database file is that is no journal. */
    static JournalException notAJournal(Path file, String what, Exception... cause) {
        return new JournalException(
                Reason.NOT_A_JOURNAL,
                file + " " + what + ".",
                "Move it away if it is something else, or restore it from a backup if it was a journal.",
                cause.length == 0 ? null : cause[0]);
    }

    private static JournalException ofDisk(Exception e, Path path) {
        Path folder = existing(path);
        if (folder.toFile().getUsableSpace() == 0) {
            return new JournalFullException(path.toString(), e);
        }
        boolean fileDenied = Files.exists(path) && !Files.isWritable(path);
        boolean denied = e instanceof AccessDeniedException || !Files.isWritable(folder) || fileDenied;
        return denied ? readOnly(e, path) : failed(e, path);
    }

    private static JournalException readOnly(Exception e, Path path) {
        return new JournalException(
                Reason.READ_ONLY,
                path + " cannot be written by the user " + System.getProperty("user.name") + ".",
                "Let it belong to that user (chown), or name another folder with --home.",
                e);
    }

    private static JournalException failed(Exception e, Path path) {
        return new JournalException(
                Reason.FAILED,
                "The operating system could not do what the journal needs in " + path + " (" + e.getMessage() + ").",
                "Look at the disk and at the system's log, then run keyrota resume.",
                e);
    }

    /** The nearest folder above that is there. */
    private static Path existing(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return folder == null ? path.toAbsolutePath().getRoot() : folder;
    }
}
