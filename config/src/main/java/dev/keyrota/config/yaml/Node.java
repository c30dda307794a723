package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.Mark;
import java.util.List;

/** One node of a YAML text. */
public sealed interface Node {
    /** Where it begins. */
    Mark mark();

    /**
     * A single text. It may be a secret that was written here by mistake, so it is not printed.
     *
     * @param kind what YAML 1.2 takes the text for
     */
    record Scalar(Mark mark, String text, ScalarKind kind) implements Node {
        @Override
        public String toString() {
            return "Scalar[" + mark.line() + ":" + mark.column() + " " + kind + "]";
        }
    }

    /** Nodes in order. */
    record Sequence(Mark mark, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Named nodes in order, each name once. */
    record Mapping(Mark mark, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A named node.
     *
     * @param mark where the name stands
     */
    record Entry(Mark mark, String key, Node value) {}
}
