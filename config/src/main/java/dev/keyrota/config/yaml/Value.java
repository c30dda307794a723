package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.FlawException;
import dev.keyrota.config.problem.Mark;
import dev.keyrota.config.problem.Nearest;
import dev.keyrota.config.problem.Problems;
import dev.keyrota.config.problem.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value of the document together with the place where it stands. Each way of reading it tells what is wrong and never throws. */
public final class Value {
    private final Node node;
    private final Mark key;
    private final String path;
    private final Problems problems;

    Value(Node node, Mark key, String path, Problems problems) {
        this.node = node;
        this.key = key;
        this.path = path;
        this.problems = problems;
    }

    /** The document as a whole. */
    public static Value root(Node root, Problems problems) {
        return new Value(root, new Mark(1, 1), "", problems);
    }

    /** Whether it is a single text, number or word. */
    public boolean isScalar() {
        return node instanceof Node.Scalar;
    }

    /** Whether it is a mapping without keys. */
    public boolean isEmptyMapping() {
        return node instanceof Node.Mapping mapping && mapping.entries().isEmpty();
    }

    /** Whether it is a yes or no. */
    public boolean isBoolean() {
        return node instanceof Node.Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN;
    }

    /** Tells that this value is wrong. */
    public <T> Slot<T> wrong(String what, String remedy) {
        problems.add(isScalar() && !isNothing() ? node.mark() : key, path, what, remedy);
        return new Slot.Broken<>();
    }

    /** A text, made into something by {@code as}, whose {@link FlawException} is told here. */
    public <T> Slot<T> text(Function<String, T> as) {
        if (!(node instanceof Node.Scalar scalar)) {
            return wrong("a text is needed here", "write a single value");
        }
        return switch (scalar.kind()) {
            case TEXT -> made(scalar.text(), as);
            case NOTHING -> nothing();
            case BOOLEAN, INTEGER, FLOAT ->
                wrong(
                        "a text is needed here, and YAML reads this as "
                                + scalar.kind().words(),
                        "put it in quotes");
        };
    }

    /** A text or a whole number, as the text that was written. */
    public <T> Slot<T> textOrNumber(Function<String, T> as) {
        return node instanceof Node.Scalar scalar && scalar.kind() == ScalarKind.INTEGER
                ? made(scalar.text(), as)
                : text(as);
    }

    /** {@code true} or {@code false}. */
    public Slot<Boolean> flag() {
        return node instanceof Node.Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN
                ? new Slot.Given<>(Boolean.parseBoolean(scalar.text()))
                : wrong("true or false is needed here", "write `true` or `false`, without quotes");
    }

    /** A whole number from 1 on, of at most 18 digits. */
    public Slot<Long> number() {
        return node instanceof Node.Scalar scalar
                        && scalar.kind() == ScalarKind.INTEGER
                        && scalar.text().matches("[1-9][0-9]{0,17}")
                ? new Slot.Given<>(Long.valueOf(scalar.text()))
                : wrong("a whole number is needed here", "write digits only, without quotes");
    }

    /**
     * One word of several.
     *
     * @param kind what the words are, with its article, for example {@code a mode}
     */
    public <T> Slot<T> word(String kind, Map<String, T> words) {
        return text(Function.identity()).then(written -> {
            T meant = words.get(written);
            return meant == null
                    ? wrong(Quote.word(written) + " is not " + kind, Nearest.hint(written, words.keySet()))
                    : new Slot.Given<>(meant);
        });
    }

    /** A list of at most {@code most} items. */
    public <T> Slot<List<T>> list(int most, Function<Value, Slot<T>> each) {
        if (isNothing()) {
            return nothing();
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return wrong("a list is needed here", "write `[a, b]`, or each item on a line of its own after `- `");
        }
        return sequence.items().size() > most
                ? wrong("more than " + most + " items", "leave some out")
                : items(sequence.items(), each);
    }

    /** A mapping with keys of its own. */
    public Slot<Section> section(Keys keys) {
        return entries().then(entries -> new Slot.Given<>(new Section(this, entries, keys)));
    }

    /** A mapping whose keys are names that the user gives, in the order of the file. */
    public Slot<List<Named>> named() {
        return entries()
                .then(entries -> new Slot.Given<>(entries.stream()
                        .map(entry -> new Named(entry.key(), child(entry), keyOf(entry)))
                        .toList()));
    }

    /**
     * A value that the user named.
     *
     * @param place of the name itself, for what is wrong with it
     */
    public record Named(String name, Value value, Value place) {}

    private Slot<List<Node.Entry>> entries() {
        if (isNothing()) {
            return nothing();
        }
        return node instanceof Node.Mapping mapping
                ? new Slot.Given<>(mapping.entries())
                : wrong("a mapping is needed here", "write `key: value` lines, indented");
    }

    /** The value under a key of this mapping. */
    Value child(Node.Entry entry) {
        return new Value(entry.value(), entry.mark(), under(entry.key()), problems);
    }

    /** The value under a key; null where this is no mapping or has no such key. */
    @Nullable
    Value member(String name) {
        return node instanceof Node.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().equals(name))
                        .findFirst()
                        .map(this::child)
                        .orElse(null)
                : null;
    }

    /** The item of a number from 0; null where this is no list or has none of that number. */
    @Nullable
    Value item(int index) {
        return node instanceof Node.Sequence sequence
                        && index < sequence.items().size()
                ? item(sequence.items().get(index), index)
                : null;
    }

    /** A key of this mapping as a value, for what is wrong with the key itself. */
    Value keyOf(Node.Entry entry) {
        return new Value(new Node.Scalar(entry.mark(), entry.key(), ScalarKind.TEXT), entry.mark(), path, problems);
    }

    private <T> Slot<List<T>> items(List<Node> items, Function<Value, Slot<T>> each) {
        List<Slot<T>> read = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            read.add(each.apply(item(items.get(i), i)));
        }
        return read.stream().anyMatch(slot -> !(slot instanceof Slot.Given<T>))
                ? new Slot.Broken<>()
                : new Slot.Given<>(read.stream().map(Slot::get).toList());
    }

    private Value item(Node item, int index) {
        return new Value(item, item.mark(), path + "[" + index + "]", problems);
    }

    private <T> Slot<T> made(String text, Function<String, T> as) {
        try {
            return new Slot.Given<>(as.apply(text));
        } catch (FlawException e) {
            e.flaws().forEach(flaw -> wrong(flaw.what(), flaw.remedy()));
            return new Slot.Broken<>();
        }
    }

    private boolean isNothing() {
        return node instanceof Node.Scalar scalar && scalar.kind() == ScalarKind.NOTHING;
    }

    private <T> Slot<T> nothing() {
        return wrong("no value is given", "give one, or leave the key out");
    }

    private String under(String name) {
        String shown = Quote.isShort(name) ? name : "…";
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
