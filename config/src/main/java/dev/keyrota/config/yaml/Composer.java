package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.Mark;
import dev.keyrota.config.problem.Problems;
import dev.keyrota.config.problem.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Makes nodes of the events of one document. Not the library's own composer: that one has no bound on depth, and does not tell an anchor,
 * an alias or a tag once the node is made.
 */
final class Composer {
    /** A configuration is six deep. */
    static final int DEEPEST = 32;

    private final Iterator<Event> events;
    private final Problems problems;

    Composer(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    Node node(Event event, int depth) throws MalformedException {
        if (depth > DEEPEST) {
            throw new MalformedException(
                    Marks.of(event),
                    "nested more than " + DEEPEST + " deep",
                    "a configuration is six deep: look for brackets too many");
        }
        refuseAnchor(event);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start, depth);
            case MappingStartEvent start -> mapping(start, depth);
            case Event alias -> nothing(alias);
        };
    }

    private Node.Scalar scalar(ScalarEvent event) {
        refuseTag(event, event.getTag().isPresent());
        ScalarKind kind = event.isPlain() ? ScalarKind.ofPlain(event.getValue()) : ScalarKind.TEXT;
        return new Node.Scalar(Marks.of(event), event.getValue(), kind);
    }

    private Node.Scalar nothing(Event event) {
        return new Node.Scalar(Marks.of(event), "", ScalarKind.NOTHING);
    }

    private Node.Sequence sequence(SequenceStartEvent start, int depth) throws MalformedException {
        refuseTag(start, start.getTag().isPresent());
        List<Node> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new Node.Sequence(Marks.of(start), items);
    }

    private Node.Mapping mapping(MappingStartEvent start, int depth) throws MalformedException {
        refuseTag(start, start.getTag().isPresent());
        Map<String, Mark> seen = new HashMap<>();
        List<Node.Entry> entries = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Node key = node(next, depth + 1);
            Node value = node(events.next(), depth + 1);
            entry(key, value, seen, entries);
        }
        return new Node.Mapping(Marks.of(start), entries);
    }

    private void entry(Node key, Node value, Map<String, Mark> seen, List<Node.Entry> entries) {
        if (!(key instanceof Node.Scalar name)) {
            problems.add(key.mark(), "", "a key must be a text, not a list or a mapping", "give it a name");
            return;
        }
        Mark first = seen.putIfAbsent(name.text(), name.mark());
        if (first == null) {
            entries.add(new Node.Entry(name.mark(), name.text(), value));
            return;
        }
        problems.add(
                name.mark(),
                "",
                Quote.word(name.text()) + " is given twice; the first stands at " + first.line() + ":" + first.column(),
                "keep one of them");
    }

    private void refuseAnchor(Event event) {
        boolean anchored = event instanceof NodeEvent node && node.getAnchor().isPresent();
        if (anchored || event instanceof AliasEvent) {
            problems.add(
                    Marks.of(event),
                    "",
                    "anchors (`&`) and aliases (`*`) are not used here",
                    "write the value out where it is needed; a text that begins with & or * needs quotes");
        }
    }

    private void refuseTag(Event event, boolean tagged) {
        if (tagged) {
            problems.add(
                    Marks.of(event),
                    "",
                    "tags (`!`) are not used here",
                    "leave the tag out; a text that begins with ! needs quotes");
        }
    }
}
