package dev.keyrota.journal.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The tree over a list of leaves, and over each beginning of that list, which is the tree as it once was (RFC 9162 §2.1.1). Every whole
 * subtree is hashed once, when the tree is made; a root or a proof then costs a few dozen hashes, however long the list is.
 */
public final class MerkleTree {
    /** At {@code k}, the roots of the whole subtrees of 2<sup>k</sup> leaves, from left to right. */
    private final List<List<Hash>> levels = new ArrayList<>();

    /** @param leaves {@linkplain Hash#leaf leaf hashes}; there may be none */
    public MerkleTree(List<Hash> leaves) {
        List<Hash> level = List.copyOf(leaves);
        levels.add(level);
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(Hash.node(level.get(i), level.get(i + 1)));
            }
            level = List.copyOf(above);
            levels.add(level);
        }
    }

    /** How many leaves it has. */
    public int size() {
        return levels.getFirst().size();
    }

    public Hash root() {
        return root(size());
    }

    /**
     * The root of the tree as it was with so many leaves.
     *
     * @throws IndexOutOfBoundsException if it never had as many
     */
    public Hash root(int size) {
        Objects.checkIndex(size, size() + 1);
        return size == 0 ? Hash.OF_NOTHING : range(0, size);
    }

    /** Of the leaves from {@code from} on, which is where a subtree begins, to before {@code to}. */
    private Hash range(int from, int to) {
        int width = to - from;
        if (Integer.bitCount(width) == 1) {
            int level = Integer.numberOfTrailingZeros(width);
            return levels.get(level).get(from >> level);
        }
        int middle = from + split(width);
        return Hash.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two below a number that is greater than one. */
    private static int split(int width) {
        return Integer.highestOneBit(width - 1);
    }

    /**
     * The proof that a leaf is in the tree (RFC 9162 §2.1.3.1).
     *
     * @param index of the leaf, from 0
     * @param size how many leaves the tree had
     * @throws IndexOutOfBoundsException if there is no such leaf, or the tree never had as many
     */
    public InclusionProof inclusion(int index, int size) {
        Objects.checkIndex(size, size() + 1);
        Objects.checkIndex(index, size);
        List<Hash> path = new ArrayList<>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    private void path(int index, int from, int to, List<Hash> path) {
        if (to - from > 1) {
            int middle = from + split(to - from);
            if (index < middle) {
                path(index, from, middle, path);
                path.add(range(middle, to));
            } else {
                path(index, middle, to, path);
                path.add(range(from, middle));
            }
        }
    }

    /**
     * The proof that the tree only grew from one size to another (RFC 9162 §2.1.4.1). Empty where the first is 0 or both are the same.
     *
     * @throws IndexOutOfBoundsException if the tree never had {@code second} leaves, or {@code first} is greater
     */
    public ConsistencyProof consistency(int first, int second) {
        Objects.checkIndex(second, size() + 1);
        Objects.checkIndex(first, second + 1);
        List<Hash> path = new ArrayList<>();
        if (first > 0) {
            grown(first, 0, second, true, path);
        }
        return new ConsistencyProof(first, second, path);
    }

    /** @param known whether the subtree is the whole first tree, whose root the verifier has already */
    private void grown(int first, int from, int to, boolean known, List<Hash> path) {
        if (first == to) {
            if (!known) {
                path.add(range(from, to));
            }
            return;
        }
        int middle = from + split(to - from);
        if (first <= middle) {
            grown(first, from, middle, known, path);
            path.add(range(middle, to));
        } else {
            grown(first, middle, to, false, path);
            path.add(range(from, middle));
        }
    }
}
