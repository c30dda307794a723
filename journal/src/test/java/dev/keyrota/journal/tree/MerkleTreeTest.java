package dev.keyrota.journal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree against the vectors of certificate-transparency-go and its Python and C++ ancestors: eight leaves, of which the first is empty. */
class MerkleTreeTest {
    private static final MerkleTree KNOWN = new MerkleTree(Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> Hash.leaf(HexFormat.of().parseHex(hex)))
            .toList());

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void has_the_known_roots(int size, String root) {
        assertThat(KNOWN.root(size)).hasToString(root);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void has_the_known_inclusion_proofs(int index, int size, String path) {
        assertThat(text(KNOWN.inclusion(index, size).path())).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void has_the_known_consistency_proofs(int first, int second, String path) {
        assertThat(text(KNOWN.consistency(first, second).path())).isEqualTo(path);
    }

    private static String text(List<Hash> path) {
        return String.join(" ", path.stream().map(Hash::toString).toList());
    }

    /** By the definition of RFC 9162 §2.1.1, word by word. */
    private static Hash root(List<Hash> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? Hash.OF_NOTHING : leaves.getFirst();
        }
        int split = 1;
        while (split * 2 < leaves.size()) {
            split *= 2;
        }
        return Hash.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    @Test
    void each_root_is_that_of_the_definition() {
        MerkleTree tree = AllProofsTest.tree(130);
        for (int size = 0; size <= 130; size++) {
            assertThat(tree.root(size)).isEqualTo(root(AllProofsTest.leaves(size)));
            assertThat(AllProofsTest.tree(size).root()).isEqualTo(tree.root(size));
        }
    }

    @Test
    void a_tree_knows_nothing_of_what_it_never_held() {
        assertThatThrownBy(() -> KNOWN.root(9)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> KNOWN.inclusion(8, 8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> KNOWN.inclusion(0, 9)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> KNOWN.consistency(5, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_large_log_is_proven_in_few_steps() {
        MerkleTree tree = AllProofsTest.tree(100_000);
        IntStream.iterate(0, i -> i < 100_000, i -> i + 997).forEach(i -> {
            InclusionProof proof = tree.inclusion(i, 100_000);
            assertThat(proof.path()).hasSizeLessThanOrEqualTo(17);
            assertThat(proof.proves(AllProofsTest.leaf(i), tree.root())).isTrue();
        });
    }
}
