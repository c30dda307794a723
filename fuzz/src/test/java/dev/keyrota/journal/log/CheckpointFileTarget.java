package dev.keyrota.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.InputFile;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.journal.note.NoteTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** A file of checkpoints: its notes, which make a file of the same notes. */
public final class CheckpointFileTarget implements Target {
    private final InputFile file = InputFile.make();

    @Override
    public List<byte[]> seeds() {
        String note = Seeds.text(new NoteTarget().seeds().getFirst());
        String signed = note.substring(note.indexOf("\n\n") + 2);
        return Seeds.of(
                note,
                note + "\n\n\u2014 text\n\n" + signed,
                note + "\n" + note,
                note + "\n" + note + "\n",
                "",
                "\n".repeat(5_000));
    }

    @Override
    public List<String> words() {
        return new NoteTarget().words();
    }

    @Override
    public void read(byte[] input) throws IOException {
        CheckpointFile.Notes notes = new CheckpointFile(file.holding(input)).read();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        for (var note : notes.whole()) {
            again.writeBytes(again.size() == 0 ? new byte[0] : new byte[] {'\n'});
            again.writeBytes(note.bytes());
        }
        assertThat(new CheckpointFile(file.holding(again.toByteArray())).read())
                .isEqualTo(new CheckpointFile.Notes(notes.whole(), 0));
    }
}
