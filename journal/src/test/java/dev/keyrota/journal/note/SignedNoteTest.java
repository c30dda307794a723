package dev.keyrota.journal.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** The example of Go's {@code golang.org/x/mod/sumdb/note} (2026-11), its private key with it. */
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PETERS_KEY =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String PETERS_LINE =
            "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @Test
    void the_known_note_verifies() throws NoteException {
        SignedNote note = note(TEXT + "\n" + PETERS_LINE);
        VerifierKey peter = VerifierKey.parse(PETER);

        assertThat(note.verify(List.of(peter))).containsExactly(peter);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(peter).hasToString(PETER);
    }

    @Test
    void the_known_key_makes_the_known_signature() throws NoteException {
        SigningKey key = SigningKey.parse(PETERS_KEY.getBytes(StandardCharsets.UTF_8));

        assertThat(SignedNote.sign(TEXT, List.of(key))).hasToString(TEXT + "\n" + PETERS_LINE);
        assertThat(key.verifier()).hasToString(PETER);
    }

    @Test
    void no_bit_of_a_note_can_be_flipped() throws NoteException {
        byte[] whole = (TEXT + "\n" + PETERS_LINE).getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> known = List.of(VerifierKey.parse(PETER));
        int believed = 0;
        int withoutKey = 0;
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            believed += isBelieved(changed, known) ? 1 : 0;
            withoutKey += isNote(changed) ? 1 : 0;
        }
        System.out.printf(
                "proof: bits of a signed note flipped: %d tried, %d undetected%n", whole.length * 8, believed);
        assertThat(believed).isZero();
        assertThat(withoutKey)
                .as("the control: who reads without verifying believes most of them")
                .isGreaterThan(whole.length * 3);
    }

    private static boolean isBelieved(byte[] bytes, List<VerifierKey> known) {
        try {
            SignedNote.parse(bytes).verify(known);
            return true;
        } catch (NoteException _) {
            return false;
        }
    }

    private static boolean isNote(byte[] bytes) {
        try {
            SignedNote.parse(bytes);
            return true;
        } catch (NoteException _) {
            return false;
        }
    }

    @Test
    void signatures_of_unknown_keys_are_passed_over_and_a_bad_one_of_a_known_key_is_not() throws NoteException {
        SigningKey ours = key("ours", 1);
        List<SigningKey> many =
                IntStream.range(0, 40).mapToObj(i -> key("other-" + i, i)).toList();
        SignedNote note = SignedNote.sign(
                "text\n",
                IntStream.range(0, 41)
                        .mapToObj(i -> i == 16 ? ours : many.get(i % 40))
                        .toList());

        assertThat(note.verify(List.of(ours.verifier()))).containsExactly(ours.verifier());
        SignedNote other = note(note.toString().replace("text", "test"));
        assertThatThrownBy(() -> other.verify(List.of(ours.verifier())))
                .isInstanceOf(NoteException.class)
                .hasMessageContaining("does not fit");
        assertThatThrownBy(() -> note.verify(List.of(key("ours", 2).verifier())))
                .hasMessageContaining("none of the known keys");
        assertThatThrownBy(() -> note.verify(List.of())).hasMessageContaining("none of the known keys");
    }

    @Test
    void two_keys_of_one_name_are_told_apart() throws NoteException {
        SigningKey before = key("log", 1);
        SigningKey after = key("log", 2);
        SignedNote both = SignedNote.sign("text\n", List.of(before, after));

        assertThat(both.verify(List.of(after.verifier()))).containsExactly(after.verifier());
        assertThat(both.verify(List.of(before.verifier(), after.verifier()))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "\n\u2014 a eHh4eHh4eHg=\n",
                "text\n\n\u2014 a eHh4eHh4eHg=",
                "text\n\u2014 a eHh4eHh4eHg=\n",
                "text\n\n\u2014 a eHh4eHh4eHg=\n\n",
                "text\n\n- a eHh4eHh4eHg=\n",
                "text\n\n\u2014 a\n",
                "text\n\n\u2014 a  eHh4eHh4eHg=\n",
                "text\n\n\u2014 a+b eHh4eHh4eHg=\n",
                "text\n\n\u2014 a eHh4eHh4eHg= more\n",
                "text\n\n\u2014 a eHh4eHh4eHh=\n",
                "text\n\n\u2014 a eHh4eA==\n",
                "text\n\n\u2014 a !\n",
                "te\txt\n\n\u2014 a eHh4eHh4eHg=\n",
                "text\r\n\n\u2014 a eHh4eHh4eHg=\n",
                "te\u0000xt\n\n\u2014 a eHh4eHh4eHg=\n"
            })
    void what_is_no_note_is_refused(String text) {
        assertThatThrownBy(() -> note(text)).isInstanceOf(NoteException.class);
    }

    @Test
    void the_control_a_note_of_that_form_is_one() {
        assertThatCode(() -> note("text\n\n\u2014 a eHh4eHh4eHg=\n")).doesNotThrowAnyException();
    }

    @Test
    void a_note_is_bounded_and_utf_8() {
        String line = "\u2014 a eHh4eHh4eHg=\n";
        assertThatCode(() -> note("t\n\n" + line.repeat(100))).doesNotThrowAnyException();
        assertThatThrownBy(() -> note("t\n\n" + line.repeat(101))).hasMessageContaining("more than 100");
        assertThatThrownBy(() -> note("t".repeat(1_000_000) + "\n\n" + line)).hasMessageContaining("longer than");
        assertThatThrownBy(() -> SignedNote.parse(("\u00ff\n\n" + line).getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void a_text_that_could_not_be_read_back_is_not_signed() {
        SigningKey key = key("a", 1);
        for (String text : List.of("", "no line end", "a\tb\n", "\ud800\n")) {
            assertThatThrownBy(() -> SignedNote.sign(text, List.of(key)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SignedNote.sign("text\n", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AQpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+!"
            })
    void what_is_no_verifier_key_is_refused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(NoteException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PRIVATE+KEY",
                "PRIVATE+KEY+PeterNeumann+c74f20a3+",
                "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEK",
                "PRIVATE+KEY+PeterNeumann+c74f20a3+!!!!",
                "PRIVATE+KEY+PeterNeuman+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
                "PUBLICX+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
                "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFy",
                "PRIVATE+KEY+PeterNeumann+c74f20a3+AoEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
            })
    void what_is_no_signing_key_is_refused_and_not_quoted(String text) {
        assertThatThrownBy(() -> SigningKey.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NoteException.class)
                .hasNoCause()
                .message()
                .doesNotContain("AYEK", "+");
    }

    @Test
    void a_key_that_is_made_can_be_read_and_prints_as_its_public_half() throws NoteException {
        byte[] line = SigningKey.make("log", new Random(7));
        SigningKey key = SigningKey.parse(line);

        assertThat(new String(line, StandardCharsets.UTF_8))
                .startsWith("PRIVATE+KEY+log+")
                .endsWith("\n");
        assertThat(key).hasToString("SigningKey[log+" + key.verifier().idText() + "]");
        assertThat(VerifierKey.parse(key.verifier().toString())).isEqualTo(key.verifier());
        assertThatThrownBy(() -> SigningKey.make("two words", new Random(7)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static SigningKey key(String name, int seed) {
        try {
            return SigningKey.parse(SigningKey.make(name, new Random(seed)));
        } catch (NoteException e) {
            throw new AssertionError(e);
        }
    }

    private static SignedNote note(String text) throws NoteException {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
