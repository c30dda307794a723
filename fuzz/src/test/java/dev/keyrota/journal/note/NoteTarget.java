package dev.keyrota.journal.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import dev.keyrota.journal.tree.Hash;
import java.util.List;
import java.util.Random;

/** A signed checkpoint: the note that is written back byte for byte, whose signature then holds; or what is wrong with it. */
public final class NoteTarget implements Target {
    static final SigningKey KEY = key();
    private static final String TEXT = new Checkpoint("keyrota.example/log", 41, Hash.OF_NOTHING).text();

    private static SigningKey key() {
        try {
            return SigningKey.parse(SigningKey.make("keyrota.example/log", new Random(1)));
        } catch (NoteException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        String note = SignedNote.sign(TEXT, List.of(KEY)).toString();
        return Seeds.of(
                note,
                SignedNote.sign(TEXT + "extension\n", List.of(KEY, KEY)).toString(),
                note.replace("41", "999999999999999999"),
                note.replace("41", "-1"),
                "\n\n",
                "\n\n\u2014 a AAAAAAA=\n",
                "a\n\n\u2014 a b\n".repeat(120));
    }

    @Override
    public List<String> words() {
        return List.of(
                "\n\n",
                "\u2014 ",
                "keyrota.example/log",
                " AAAAAAAA\n",
                "\u2014 a AAAAAAAA\n",
                "=",
                "==",
                "\u00a0",
                "\u3000");
    }

    @Override
    public void read(byte[] input) {
        try {
            SignedNote note = SignedNote.parse(input);
            assertThat(note.bytes()).isEqualTo(input);
            boolean ours = note.signers(List.of(KEY.verifier())).contains(KEY.verifier());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            assertThat(note.text()).startsWith(checkpoint.text());
            assertThat(ours && !note.text().startsWith(TEXT)).isFalse();
        } catch (NoteException wrong) {
            Told.sentence(wrong.sentence());
        }
    }
}
