package dev.keyrota.journal.tree;

import java.util.List;

/**
 * That a tree is the beginning of another, so that between the two nothing was changed, removed or put in.
 *
 * @param first how many leaves the smaller tree has
 * @param second how many the larger one has
 * @param path the roots of the subtrees from which both roots can be computed
 */
public record ConsistencyProof(long first, long second, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the tree of the first root is the beginning of the tree of the second (RFC 9162 §2.1.4.2). */
    public boolean proves(Hash firstRoot, Hash secondRoot) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            return path.isEmpty() && firstRoot.equals(Hash.OF_NOTHING);
        }
        boolean whole = Long.bitCount(first) == 1;
        if (!whole && path.isEmpty()) {
            return false;
        }
        Hash start = whole ? firstRoot : path.getFirst();
        return new Climb(start)
                .up(first - 1, second - 1, whole ? path : path.subList(1, path.size()))
                .reaches(firstRoot, secondRoot);
    }

    /** From the last subtree of the smaller tree up to both roots. */
    private static final class Climb {
        private Hash first;
        private Hash second;
        private boolean arrived;

        Climb(Hash start) {
            first = start;
            second = start;
        }

        Climb up(long firstLast, long secondLast, List<Hash> path) {
            int whole = Long.numberOfTrailingZeros(~firstLast);
            long node = firstLast >> whole;
            long last = secondLast >> whole;
            for (Hash beside : path) {
                if (last == 0) {
                    return this;
                }
                if ((node & 1) == 1 || node == last) {
                    first = Hash.node(beside, first);
                    second = Hash.node(beside, second);
                    int empty = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                    node >>= empty;
                    last >>= empty;
                } else {
                    second = Hash.node(second, beside);
                }
                node >>= 1;
                last >>= 1;
            }
            arrived = last == 0;
            return this;
        }

        boolean reaches(Hash firstRoot, Hash secondRoot) {
            return arrived && first.equals(firstRoot) && second.equals(secondRoot);
        }
    }
}
