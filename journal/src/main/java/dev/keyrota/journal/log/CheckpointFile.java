package dev.keyrota.journal.log;

import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file of checkpoints, the oldest first, with a blank line between them. It is only ever appended to. */
public record CheckpointFile(Path file) implements Anchor {
    private static final long BYTES_MAX = 64_000_000;

    /** A blank line after a signature, which no note has inside. */
    private static final String BETWEEN = "(?<=\n)\n(?!\u2014 )";

    /**
     * The notes in it; none verified.
     *
     * @throws IOException if there is no such file, it cannot be read, or it is longer than 64 MB
     * @throws NoteException if it holds anything else
     */
    public List<SignedNote> notes() throws IOException, NoteException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException("longer than " + BYTES_MAX + " bytes");
        }
        return notes(Files.readAllBytes(file));
    }

    private static List<SignedNote> notes(byte[] bytes) throws NoteException {
        List<SignedNote> notes = new ArrayList<>();
        if (bytes.length > 0) {
            // One byte is one character here, so that what is no UTF-8 is left for the note to refuse.
            String mark = new String("\u2014 ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            for (String each : text.split(BETWEEN.replace("\u2014 ", mark), -1)) {
                notes.add(SignedNote.parse(each.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        return notes;
    }

    /** The file's bytes with one more note; the same bytes if it is the last one already. */
    static byte[] with(SignedNote note, byte[] before) throws NoteException {
        List<SignedNote> notes = notes(before);
        if (!notes.isEmpty() && notes.getLast().equals(note)) {
            return before;
        }
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        after.writeBytes(before);
        if (before.length > 0) {
            after.write('\n');
        }
        after.writeBytes(note.bytes());
        return after.toByteArray();
    }

    @Override
    public void keep(SignedNote checkpoint) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            byte[] before = Files.readAllBytes(file);
            byte[] after = with(checkpoint, before);
            ByteBuffer rest = ByteBuffer.wrap(after, before.length, after.length - before.length);
            for (long at = before.length; rest.hasRemaining(); ) {
                at += channel.write(rest, at);
            }
            channel.force(true);
        } catch (NoteException e) {
            throw new IOException("it holds something else than checkpoints", e);
        }
    }

    @Override
    public String place() {
        return file.toString();
    }
}
