package dev.keyrota.journal.log;

import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A file of checkpoints, the oldest first, with a blank line between them. It is only ever appended to. */
public record CheckpointFile(Path file) implements Anchor {
    private static final long BYTES_MAX = 64_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A blank line after a line, and before what is no signature: no note has one inside. */
    private static final String BETWEEN = "(?<=\n)\n(?!\u2014 )";

    /**
     * What a file holds; nothing is verified.
     *
     * @param whole its notes
     * @param broken how many parts of it are none: torn by a crash, or never one
     */
    public record Notes(List<SignedNote> whole, int broken) {
        public Notes {
            whole = List.copyOf(whole);
        }

        /** Of a file of ours, as it was written. */
        private static Notes of(byte[] bytes) {
            List<SignedNote> whole = new ArrayList<>();
            int broken = 0;
            // One byte is one character here, so that what is no UTF-8 is left for the note to refuse.
            String mark = latin("\u2014 ".getBytes(StandardCharsets.UTF_8));
            for (String each : latin(bytes).split(BETWEEN.replace("\u2014 ", mark), -1)) {
                try {
                    if (each.startsWith("\n") && !each.isBlank()) {
                        broken++;
                    } else if (!each.isBlank()) {
                        whole.add(SignedNote.parse(each.getBytes(StandardCharsets.ISO_8859_1)));
                    }
                } catch (NoteException _) {
                    broken++;
                }
            }
            return new Notes(whole, broken);
        }

        private static String latin(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * What is in it. A ticket or an editor may have changed its line ends, or left the last one out: that changes no note.
     *
     * @throws IOException if there is no such file, it cannot be read, or it is longer than 64 MB
     */
    public Notes read() throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException("longer than " + BYTES_MAX + " bytes");
        }
        String text = Notes.latin(Files.readAllBytes(file)).replace("\r\n", "\n");
        return Notes.of((text.strip() + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What is to be appended so that one more note is kept; nothing if it is the last one already. */
    static byte[] addition(SignedNote note, byte[] before) throws OtherFileException {
        Notes notes = Notes.of(before);
        if (notes.whole().isEmpty() && notes.broken() > 0) {
            throw new OtherFileException();
        }
        if (!notes.whole().isEmpty() && notes.whole().getLast().equals(note)) {
            return new byte[0];
        }
        ByteArrayOutputStream addition = new ByteArrayOutputStream();
        if (before.length > 0) {
            // What a crash has torn off is closed first, and stays a broken part.
            addition.writeBytes((before[before.length - 1] == '\n' ? "\n" : "\n\n").getBytes(StandardCharsets.UTF_8));
        }
        addition.writeBytes(note.bytes());
        return addition.toByteArray();
    }

    @Override
    public void keep(SignedNote checkpoint) throws IOException {
        boolean made = !Files.exists(file);
        // A file that the system allows to be appended to only is opened for no more. Whoever closes any channel on it,
        // frees the lock.
        try (FileChannel end = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                FileChannel whole = FileChannel.open(file, StandardOpenOption.READ);
                FileLock _ = Locks.take(end, PATIENCE)) {
            byte[] before = Channels.newInputStream(whole).readAllBytes();
            for (ByteBuffer rest = ByteBuffer.wrap(addition(checkpoint, before)); rest.hasRemaining(); ) {
                end.write(rest);
            }
            end.force(true);
            if (made) {
                OwnersFolder.force(file.toAbsolutePath().getParent());
            }
        }
    }

    /** The file is of something else, and is left as it is. */
    static final class OtherFileException extends IOException {
        private static final long serialVersionUID = 1;

        private OtherFileException() {
            super("it holds something else than checkpoints");
        }
    }

    @Override
    public String place() {
        return file.toString();
    }
}
