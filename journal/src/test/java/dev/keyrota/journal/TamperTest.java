package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.journal.log.AuditLog;
import dev.keyrota.journal.log.CheckpointSigner;
import dev.keyrota.journal.log.Signed;
import dev.keyrota.journal.note.Checkpoint;
import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.VerifierKey;
import dev.keyrota.journal.tree.Hash;
import dev.keyrota.journal.tree.MerkleTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever can write the journal's file changes the log of two real rotations, 33 facts, in every way there is, computing each line's own hash
 * anew; an auditor who has the public key and the last checkpoint finds every one. What the chain alone misses is counted beside it.
 */
class TamperTest {
    @TempDir
    private Path folder;

    private List<String> lines = List.of();
    private byte[] whole = {};
    private List<VerifierKey> keys = List.of();
    private MerkleTree tree = new MerkleTree(List.of());
    private byte[] note = {};
    private Auditor auditor = new Auditor(null);

    @BeforeEach
    void signs() throws IOException {
        lines = OldJournalsTest.lines("journal-1-ended");
        whole = bytes(lines);
        Signed signed = new CheckpointSigner(folder.resolve("key")).sign(() -> log(lines), new Random(1));
        keys = List.of(signed.key());
        tree = log(lines).tree();
        note = signed.note().bytes();
        auditor = Auditor.of(signed.note(), keys);
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static AuditLog log(List<String> lines) {
        return AuditLog.ofLines(lines.stream().map(CanonicalLine::new).toList());
    }

    @Test
    void the_control_the_log_itself_is_believed() {
        assertThat(isBelieved(whole)).isTrue();
        assertThat(isChained(whole)).isTrue();
        assertThat(lines).hasSizeGreaterThan(29);
    }

    /** By the proof that each line is in the tree; and, for one bit in 32 and in deep mode for each, by the whole log and the chain. */
    @Test
    void every_bit_flip_is_found() {
        int bits = whole.length * Byte.SIZE;
        long believed = IntStream.range(0, bits)
                .parallel()
                .filter(bit -> isProven(read(flipped(bit))))
                .count();
        tell("audit log, bits flipped, by proofs", bits, believed);

        int each = Boolean.getBoolean("deep") ? 1 : 32;
        List<byte[]> missed = IntStream.range(0, bits / each)
                .parallel()
                .mapToObj(i -> flipped(i * each + i % each))
                .filter(this::isChained)
                .toList();
        tell(
                "audit log, bits flipped, by the chain and the checkpoint",
                bits / each,
                missed.stream().filter(auditor::agrees).count());
        assertThat(missed).as("the control: nothing follows the last fact").isNotEmpty();
    }

    private boolean isProven(List<String> changed) {
        return changed.size() == lines.size()
                && IntStream.range(0, changed.size())
                        .filter(i -> !changed.get(i).equals(lines.get(i)))
                        .allMatch(i -> tree.inclusion(i, lines.size())
                                .proves(Hash.leaf(changed.get(i).getBytes(StandardCharsets.UTF_8)), tree.root()));
    }

    private byte[] flipped(int bit) {
        byte[] changed = whole.clone();
        changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return changed;
    }

    @Test
    void every_truncation_is_found() {
        List<byte[]> all = IntStream.range(0, whole.length)
                .mapToObj(length -> Arrays.copyOf(whole, length))
                .toList();

        tell("audit log, cut off at each byte", all);
        for (int size = 1; size < lines.size(); size++) {
            assertThat(isChained(bytes(lines.subList(0, size))))
                    .as("the chain cannot know")
                    .isTrue();
        }
    }

    @Test
    void every_line_that_is_removed_repeated_or_swapped_is_found() {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            all.addAll(List.of(without, twice));
            for (int j = i + 1; j < lines.size(); j++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                all.add(swapped);
            }
        }

        tell(
                "audit log, lines removed, repeated and swapped",
                all.stream().map(TamperTest::bytes).toList());
        // The last fact, repeated with a number of its own, is one that was added; and that is what a log is for.
        List<byte[]> chainedAnew = all.stream()
                .map(TamperTest::chained)
                .filter(changed -> changed.size() < lines.size()
                        || !changed.subList(0, lines.size()).equals(lines))
                .map(TamperTest::bytes)
                .toList();
        assertThat(chainedAnew).hasSize(all.size() - 1);
        tell("audit log, the same with the whole chain computed anew", chainedAnew);
        assertThat(chainedAnew.stream().filter(this::isChained))
                .as("the chain cannot know")
                .hasSizeGreaterThan(500);
    }

    @Test
    void a_chain_that_was_rewritten_from_any_line_on_is_found() {
        List<byte[]> all = IntStream.range(0, lines.size())
                .mapToObj(at -> {
                    List<String> changed = new ArrayList<>(lines);
                    changed.set(at, lines.get(at).replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"eve@laptop#1\""));
                    return bytes(chained(changed));
                })
                .toList();

        tell("audit log, an actor replaced and the chain computed anew", all);
        assertThat(all).allMatch(this::isChained, "is a whole chain");
    }

    @Test
    void a_tail_that_was_cut_to_an_earlier_checkpoint_is_found_by_the_later_one() throws NoteException {
        CheckpointSigner signer = new CheckpointSigner(folder.resolve("again"));
        List<SignedNote> notes = new ArrayList<>();
        for (int size = 1; size <= lines.size(); size++) {
            List<String> now = lines.subList(0, size);
            notes.add(signer.sign(() -> log(now), new Random(1)).note());
        }
        int believed = 0;
        int believedByTheEarlier = 0;
        for (int size = 1; size < lines.size(); size++) {
            byte[] cut = bytes(lines.subList(0, size));
            auditor = Auditor.of(notes.get(size - 1), signer.keys());
            believedByTheEarlier += isBelieved(cut) ? 1 : 0;
            auditor = Auditor.of(notes.getLast(), signer.keys());
            believed += isBelieved(cut) ? 1 : 0;
        }
        tell("audit log, cut to each earlier checkpoint", lines.size() - 1, believed);
        assertThat(believedByTheEarlier)
                .as("the control: who kept only that one")
                .isEqualTo(lines.size() - 1);
    }

    /** With a key of their own, of the same name, for a log that begins alike. */
    @Test
    void a_rewritten_log_that_somebody_else_signed_is_found() {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(20);
        List<String> forged = chained(changed);
        CheckpointSigner eve = new CheckpointSigner(folder.resolve("eve"));
        SignedNote hers = eve.sign(() -> log(forged), new Random(2)).note();

        auditor = Auditor.of(hers, keys);
        assertThat(isBelieved(bytes(forged))).isFalse();
        auditor = Auditor.of(hers, eve.keys());
        assertThat(isBelieved(bytes(forged)))
                .as("the control: who trusts that key")
                .isTrue();
    }

    @Test
    void no_bit_of_the_checkpoint_can_be_flipped() {
        int believed = 0;
        for (int bit = 0; bit < note.length * Byte.SIZE; bit++) {
            byte[] changed = note.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                auditor = Auditor.of(SignedNote.parse(changed), keys);
                believed += isBelieved(whole) ? 1 : 0;
            } catch (NoteException _) {
                // Found before it could be believed.
            }
        }
        tell("audit log, bits of its checkpoint flipped", 8L * note.length, believed);
    }

    /** Every line follows from the one before: what can be seen without the public key. */
    private boolean isChained(byte[] file) {
        try {
            Chain chain = new Chain("the log");
            List<String> read = read(file);
            for (int i = 0; i < read.size(); i++) {
                chain.pass(Row.of(i + 1, new CanonicalLine(read.get(i))));
            }
            return chain.found().ok();
        } catch (DamagedJournalException _) {
            return false;
        }
    }

    /** A file of lines, each with its end. What is behind the last end is a line too, and an empty or broken one. */
    private static List<String> read(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        List<String> read = new ArrayList<>(List.of(text.split("\n", -1)));
        if (read.getLast().isEmpty()) {
            read.removeLast();
        } else {
            read.add("");
        }
        return read;
    }

    private boolean isBelieved(byte[] file) {
        return auditor.agrees(file) && isChained(file);
    }

    /** Somebody who has public keys and one checkpoint; null if none of the keys signed it. */
    private record Auditor(@Nullable Checkpoint checkpoint) {
        static Auditor of(SignedNote kept, List<VerifierKey> keys) {
            try {
                kept.verify(keys);
                return new Auditor(Checkpoint.parse(kept.text()));
            } catch (NoteException _) {
                return new Auditor(null);
            }
        }

        boolean agrees(byte[] file) {
            return checkpoint != null && log(read(file)).agreement(checkpoint) == AuditLog.Agreement.FITS;
        }
    }

    /** What whoever can write the file can do: number and chain the lines anew. */
    private static List<String> chained(List<String> changed) {
        List<String> chained = new ArrayList<>();
        String prev = CanonicalLine.NOTHING_BEFORE;
        for (String line : changed) {
            Fact fact = new CanonicalLine(line).fact();
            CanonicalLine next = CanonicalLine.of(new Fact(
                    chained.size() + 1, fact.epoch(), fact.at(), fact.run(), fact.actor(), fact.event(), prev));
            chained.add(next.text());
            prev = next.hash();
        }
        return chained;
    }

    private void tell(String what, List<byte[]> all) {
        tell(
                what,
                all.size(),
                all.stream().filter((Predicate<byte[]>) this::isBelieved).count());
    }

    private static void tell(String what, long tried, long believed) {
        System.out.printf("proof: %s: %d tried, %d undetected%n", what, tried, believed);
        assertThat(tried).isPositive();
        assertThat(believed).as(what).isZero();
    }
}
