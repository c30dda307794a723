package dev.keyrota.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.journal.note.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    @TempDir
    private Path home;

    private CheckpointSigner signer = new CheckpointSigner(Path.of(""));

    @BeforeEach
    void begins() {
        signer = new CheckpointSigner(home.resolve("signing"));
    }

    @Test
    void an_anchor_keeps_each_checkpoint_once_and_nothing_beside_what_is_no_checkpoint() throws Exception {
        Anchor anchor = new CheckpointFile(home.resolve("anchor.txt"));
        SignedNote first =
                signer.sign(() -> CheckpointSignerTest.log(3), new Random(5)).note();
        SignedNote second = signer.rotateKey(() -> CheckpointSignerTest.log(4), new Random(5))
                .note();
        for (SignedNote note : List.of(first, first, second, second)) {
            anchor.keep(note);
        }

        assertThat(new CheckpointFile(home.resolve("anchor.txt")).read().whole())
                .containsExactly(first, second);
        Files.writeString(home.resolve("other.txt"), "a shopping list\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new CheckpointFile(home.resolve("other.txt")).keep(first))
                .isInstanceOf(IOException.class);
        assertThat(home.resolve("other.txt")).hasContent("a shopping list");
    }

    @Test
    void many_at_once_keep_whole_notes_in_an_anchor() throws Exception {
        List<SignedNote> notes = IntStream.range(1, 33)
                .mapToObj(size -> signer.sign(() -> CheckpointSignerTest.log(size), new Random(5))
                        .note())
                .toList();
        notes.parallelStream().forEach(note -> {
            try {
                new CheckpointFile(home.resolve("anchor.txt")).keep(note);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        CheckpointFile.Notes kept = new CheckpointFile(home.resolve("anchor.txt")).read();
        assertThat(kept.whole()).containsExactlyInAnyOrderElementsOf(notes);
        assertThat(kept.broken()).isZero();
    }

    /** What somebody wrote behind a note, with blank lines of its own, hides nothing of it. */
    @Test
    void a_part_that_begins_with_a_blank_line_is_no_note() throws IOException {
        SignedNote note =
                signer.sign(() -> CheckpointSignerTest.log(3), new Random(5)).note();
        String whole = new String(note.bytes(), StandardCharsets.UTF_8);
        String signature = whole.substring(whole.indexOf("\n\n") + 2);
        Path file = Files.writeString(
                home.resolve("anchor.txt"), whole + "\n\n\u2014 another.example/log\nhash\n\n" + signature);

        assertThat(new CheckpointFile(file).read()).isEqualTo(new CheckpointFile.Notes(List.of(note), 1));
    }

    /** By a crash or a full disk, at each byte. What was kept before and what is kept after is there. */
    @Test
    void a_note_that_was_torn_off_takes_no_other_with_it() throws Exception {
        CheckpointFile anchor = new CheckpointFile(home.resolve("anchor.txt"));
        List<SignedNote> notes = IntStream.range(1, 4)
                .mapToObj(size -> signer.sign(() -> CheckpointSignerTest.log(size), new Random(5))
                        .note())
                .toList();
        anchor.keep(notes.getFirst());
        int begin = (int) Files.size(anchor.file());
        anchor.keep(notes.get(1));
        byte[] two = Files.readAllBytes(anchor.file());
        for (int length = begin + 2; length < two.length; length++) {
            Files.write(anchor.file(), Arrays.copyOf(two, length));
            anchor.keep(notes.getLast());

            CheckpointFile.Notes kept = anchor.read();
            assertThat(kept.whole()).as("torn at %s", length).contains(notes.getFirst(), notes.getLast());
            assertThat(kept.whole().size() + kept.broken()).isBetween(3, 4);
        }
    }

    @Test
    void a_ticket_may_change_the_ends_of_lines_and_of_the_file() throws Exception {
        SignedNote first =
                signer.sign(() -> CheckpointSignerTest.log(3), new Random(5)).note();
        SignedNote second =
                signer.sign(() -> CheckpointSignerTest.log(4), new Random(5)).note();
        String both = first + "\n" + second;
        for (String changed : List.of(
                both.replace("\n", "\r\n"),
                both.strip(),
                both + "\n",
                both + "\n\n",
                "\n" + both,
                both.strip() + "\r\n")) {
            Path file = Files.writeString(home.resolve("ticket.txt"), changed);
            assertThat(new CheckpointFile(file).read()).isEqualTo(new CheckpointFile.Notes(List.of(first, second), 0));
        }
    }
}
