package dev.keyrota.journal.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.util.List;
import java.util.Random;

/** The file of the key that signs: a key, or one sentence that holds nothing of it. */
public final class SigningKeyTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Seeds.all(
                List.of(SigningKey.make("keyrota.example/log", new Random(2))),
                Seeds.of(
                        "",
                        "\n",
                        "PRIVATE+KEY+a+00000000+",
                        "PRIVATE+KEY+a+00000000+" + Told.CANARY,
                        "++++",
                        "++++\n"));
    }

    @Override
    public List<String> words() {
        return List.of("PRIVATE+KEY+", "+", "\n", "=");
    }

    @Override
    public void read(byte[] input) {
        try {
            SigningKey key = SigningKey.parse(input.clone());
            assertThat(key.toString()).doesNotContain("PRIVATE");
        } catch (NoteException wrong) {
            Told.sentence(wrong.sentence());
            assertThat(wrong).hasNoCause();
        }
    }
}
