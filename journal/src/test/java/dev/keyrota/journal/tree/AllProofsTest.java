package dev.keyrota.journal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every proof of every tree of at most 64 leaves holds, and none does after a bit of it was flipped. In deep mode that is each bit,
 * otherwise one of each hash.
 */
class AllProofsTest {
    private static final int SIZE_MAX = 64;
    private static final int BITS = Hash.LENGTH * Byte.SIZE;
    private static final boolean EACH = Boolean.getBoolean("deep");

    private static final MerkleTree TREE = tree(SIZE_MAX);

    private int tried;
    private int undetected;

    static Hash leaf(int index) {
        return Hash.leaf(("line " + index).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static List<Hash> leaves(int size) {
        return IntStream.range(0, size).mapToObj(AllProofsTest::leaf).toList();
    }

    static MerkleTree tree(int size) {
        return new MerkleTree(leaves(size));
    }

    @AfterEach
    void nothing_was_missed() {
        assertThat(tried).isPositive();
        assertThat(undetected).isZero();
    }

    @Test
    void every_inclusion_proof_holds_and_no_changed_one_does() {
        int proofs = 0;
        for (int size = 1; size <= SIZE_MAX; size++) {
            Hash root = TREE.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = TREE.inclusion(index, size);
                assertThat(proof.proves(leaf(index), root)).isTrue();
                proofs++;
                changeInclusion(proof, leaf(index), root);
            }
        }
        tell("inclusion proofs of " + proofs + " leaves in trees of up to 64, changed");
        assertThat(proofs).isEqualTo(2080);
    }

    private void changeInclusion(InclusionProof proof, Hash leaf, Hash root) {
        long index = proof.index();
        long size = proof.size();
        everyFlip(leaf, changed -> proof.proves(changed, root));
        everyFlip(root, changed -> proof.proves(leaf, changed));
        everyPath(proof.path(), path -> new InclusionProof(index, size, path).proves(leaf, root));
        for (long other = -1; other <= size; other++) {
            if (other != index) {
                count(new InclusionProof(other, size, proof.path()).proves(leaf, root));
            }
        }
    }

    @Test
    void every_consistency_proof_holds_and_no_changed_one_does() {
        int proofs = 0;
        for (int second = 1; second <= SIZE_MAX; second++) {
            for (int first = 1; first <= second; first++) {
                ConsistencyProof proof = TREE.consistency(first, second);
                assertThat(proof.proves(TREE.root(first), TREE.root(second)))
                        .as("%s in %s", first, second)
                        .isTrue();
                proofs++;
                changeConsistency(proof, TREE.root(first), TREE.root(second));
            }
        }
        tell("consistency proofs of " + proofs + " pairs of trees of up to 64, changed");
        assertThat(proofs).isEqualTo(2080);
    }

    private void changeConsistency(ConsistencyProof proof, Hash first, Hash second) {
        everyFlip(first, changed -> proof.proves(changed, second));
        everyFlip(second, changed -> proof.proves(first, changed));
        everyPath(
                proof.path(), path -> new ConsistencyProof(proof.first(), proof.second(), path).proves(first, second));
    }

    @Test
    void a_tree_that_began_as_another_is_consistent_with_no_proof_of_it() {
        List<Hash> forged = new ArrayList<>(leaves(SIZE_MAX));
        forged.set(0, leaf(1000));
        MerkleTree other = new MerkleTree(forged);
        for (int first = 1; first < SIZE_MAX; first++) {
            count(other.consistency(first, SIZE_MAX).proves(TREE.root(first), other.root()));
            count(TREE.consistency(first, SIZE_MAX).proves(TREE.root(first), other.root()));
        }
        assertThat(TREE.consistency(0, 7).proves(Hash.OF_NOTHING, TREE.root(7))).isTrue();
        count(TREE.consistency(0, 7).proves(TREE.root(1), TREE.root(7)));
        count(new ConsistencyProof(7, 6, List.of()).proves(TREE.root(7), TREE.root(6)));
        count(new ConsistencyProof(6, 7, List.of()).proves(TREE.root(6), TREE.root(7)));
    }

    /** The control: without the check of the end counter, a node above a leaf would pass for a leaf, and a beginning for the whole. */
    @Test
    void the_control_a_verifier_without_the_end_counter_believes_a_path_that_is_too_short() {
        InclusionProof whole = TREE.inclusion(0, 4);
        Hash above = Hash.node(leaf(0), leaf(1));
        InclusionProof tooShort = new InclusionProof(0, 4, whole.path().subList(1, 2));
        Hash climbed = Hash.node(above, tooShort.path().getFirst());

        assertThat(climbed).isEqualTo(TREE.root(4));
        count(tooShort.proves(above, TREE.root(4)));
    }

    private void everyPath(List<Hash> path, Predicate<List<Hash>> proves) {
        for (int i = 0; i < path.size(); i++) {
            int at = i;
            everyFlip(path.get(i), changed -> proves.test(with(path, at, changed)));
            List<Hash> without = new ArrayList<>(path);
            without.remove(i);
            count(proves.test(without));
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Hash.OF_NOTHING);
        count(proves.test(longer));
    }

    private static List<Hash> with(List<Hash> path, int at, Hash hash) {
        List<Hash> changed = new ArrayList<>(path);
        changed.set(at, hash);
        return changed;
    }

    private void everyFlip(Hash hash, Predicate<Hash> proves) {
        // A prime number of bits further each time, so that no place in a hash is left out for long.
        int from = EACH ? 0 : tried * 101 % BITS;
        for (int bit = from; bit < (EACH ? BITS : from + 1); bit++) {
            byte[] changed = hash.bytes();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            count(proves.test(Hash.of(changed)));
        }
    }

    private void count(boolean believed) {
        tried++;
        undetected += believed ? 1 : 0;
    }

    private void tell(String what) {
        System.out.printf("proof: %s: %d tried, %d undetected%n", what, tried, undetected);
    }
}
