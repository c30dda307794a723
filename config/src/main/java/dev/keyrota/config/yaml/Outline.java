package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.Mark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where everything of a document stands, by its path: keys where the key stands, items where the item begins. */
public final class Outline {
    private final Map<String, Mark> marks = new HashMap<>();

    private Outline() {}

    /** Paths are such as {@code credentials.heroku-platform.stores[0].account}. */
    public static Map<String, Mark> of(Node root) {
        Outline outline = new Outline();
        outline.add("", new Mark(1, 1), root);
        return Map.copyOf(outline.marks);
    }

    private void add(String path, Mark mark, Node node) {
        marks.put(path, mark);
        switch (node) {
            case Node.Scalar _ -> {}
            case Node.Sequence sequence -> {
                List<Node> items = sequence.items();
                for (int i = 0; i < items.size(); i++) {
                    add(path + "[" + i + "]", items.get(i).mark(), items.get(i));
                }
            }
            case Node.Mapping mapping ->
                mapping.entries()
                        .forEach(entry -> add(
                                path.isEmpty() ? entry.key() : path + "." + entry.key(), entry.mark(), entry.value()));
        }
    }
}
