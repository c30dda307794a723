package dev.keyrota.journal.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.util.List;

/** A verifier key as a person hands it over: a key that is written as it was read, or what is wrong with it. */
public final class VerifierKeyTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                NoteTarget.KEY.verifier().toString(),
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "a+00000000+AQ==",
                "+++",
                "a+00000000+");
    }

    @Override
    public List<String> words() {
        return List.of("+", "ARpc2QcU", "c74f20a3", "=", "\u00a0", "\ud83d\udd11");
    }

    @Override
    public void read(byte[] input) {
        String text = Seeds.text(input);
        try {
            VerifierKey key = VerifierKey.parse(text);
            assertThat(VerifierKey.parse(key.toString())).isEqualTo(key);
            assertThat(key.toString()).isEqualTo(text);
        } catch (NoteException wrong) {
            Told.sentence(wrong.sentence());
        }
    }
}
