package dev.keyrota.journal.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.journal.tree.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String EMPTY = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @Test
    void is_three_lines() throws NoteException {
        Checkpoint checkpoint = new Checkpoint("keyrota/0011", 0, Hash.OF_NOTHING);

        assertThat(checkpoint.text()).isEqualTo("keyrota/0011\n0\n" + EMPTY + "\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @Test
    void extension_lines_are_passed_over_however_many() throws NoteException {
        String text = "a\n123456789012345678\n" + EMPTY + "\n" + "more of it\n".repeat(50_000);

        assertThat(Checkpoint.parse(text)).isEqualTo(new Checkpoint("a", 123456789012345678L, Hash.OF_NOTHING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n1\n",
                "a\n1\n" + EMPTY,
                "a\n01\n" + EMPTY + "\n",
                "a\n+1\n" + EMPTY + "\n",
                "a\n-1\n" + EMPTY + "\n",
                "a\n1234567890123456789\n" + EMPTY + "\n",
                "a b\n1\n" + EMPTY + "\n",
                "\n1\n" + EMPTY + "\n",
                "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "a\n1\n47DEQpj8\n",
                "a\n1\n" + EMPTY + "\n\nmore\n",
                "a\n1\n" + EMPTY + "\nmore"
            })
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(NoteException.class);
    }
}
