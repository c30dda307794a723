package dev.keyrota.journal.tree;

import java.util.List;

/**
 * That a leaf is in a tree, without the other leaves.
 *
 * @param index of the leaf, from 0
 * @param size how many leaves the tree has
 * @param path the roots of the subtrees beside the way from the leaf up
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Whether the leaf is in the tree of that root (RFC 9162 §2.1.3.2).
     *
     * @param leaf the leaf's hash
     */
    public boolean proves(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.node(beside, hash);
                // Where the tree has no node to the right, the levels that have none are stepped over.
                int empty = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= empty;
                last >>= empty;
            } else {
                hash = Hash.node(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        // The end counter: a path that is too short would otherwise pass off a node as the root of a smaller tree.
        return last == 0 && hash.equals(root);
    }
}
