package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.cli.EvidenceTest.Ended;
import dev.keyrota.journal.note.Checkpoint;
import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the auditor's program takes for a signed checkpoint. */
class EvidenceProgramTest {
    private static final String CODE = """
            import sys, pathlib
            sys.path.insert(0, sys.argv[1])
            import verify
            print(verify.checkpoint(pathlib.Path(sys.argv[2]), sys.argv[3])[0])
            """;

    @TempDir
    private Path folder;

    private Ended checkpoint(byte[] bytes, String key) throws Exception {
        Path note = Files.write(folder.resolve("note.txt"), bytes);
        String manual = OldJournals.root().resolve("docs/manual").toString();
        return EvidenceTest.run(folder, "python3", "-c", CODE, manual, note.toString(), key);
    }

    /** A known signature by another implementation, and its text changed. */
    @Test
    void the_signature_of_go_is_verified_too() throws Exception {
        String vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        String text = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """;
        assertThat(checkpoint(text.getBytes(StandardCharsets.UTF_8), vkey).err())
                .as("signed, and no checkpoint")
                .doesNotContain("signature")
                .contains("is no checkpoint of this log");
        String changed = text.replace("problem is", "problem iz");
        assertThat(checkpoint(changed.getBytes(StandardCharsets.UTF_8), vkey).err())
                .contains("the signature of " + folder.resolve("note.txt") + " does not fit");
    }

    /** What Keyrota refuses as a checkpoint the program refuses too, even where it is signed. */
    @Test
    void a_signed_note_that_is_no_checkpoint_is_none_for_the_program_either() throws Exception {
        SigningKey signer = SigningKey.parse(SigningKey.make("keyrota/test", new Random(1)));
        String root = Base64.getEncoder().encodeToString(new byte[32]);
        String good = "keyrota/test\n33\n" + root + "\n";
        for (String text : List.of(good, good + "extension\n")) {
            assertThat(Checkpoint.parse(text).size()).isEqualTo(33);
            assertThat(checkpoint(signed(text, signer), signer.verifier().toString())
                            .out())
                    .isEqualTo("33\n");
        }
        for (String text : List.of(
                good.replace("33", "033"),
                good.replace("33", "1".repeat(19)),
                good.replace(root, Base64.getEncoder().encodeToString(new byte[31])),
                good.replace(root, root.replace("A=", "B=")),
                good + "\n",
                good + "\nextension\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(NoteException.class);
            assertThat(checkpoint(signed(text, signer), signer.verifier().toString())
                            .err())
                    .as(text)
                    .contains("is no checkpoint of this log");
        }
    }

    private static byte[] signed(String text, SigningKey signer) {
        return SignedNote.sign(text, List.of(signer)).bytes();
    }
}
