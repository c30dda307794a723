package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.FlawException;
import dev.keyrota.config.problem.Nearest;
import dev.keyrota.config.problem.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A mapping whose keys are known. Keys that are not are told of as soon as it is made. */
public final class Section {
    private final Value value;
    private final List<Node.Entry> entries;
    private final Keys keys;

    Section(Value value, List<Node.Entry> entries, Keys keys) {
        this.value = value;
        this.entries = entries;
        this.keys = keys;
        entries.stream().filter(entry -> !keys.names().contains(entry.key())).forEach(this::refuse);
    }

    /** What may be left out. */
    public <T> Slot<T> optional(String key, Function<Value, Slot<T>> read) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .map(entry -> read.apply(value.child(entry)))
                .orElseGet(Slot.Absent::new);
    }

    /** What must be there. */
    public <T> Slot<T> required(String key, Function<Value, Slot<T>> read) {
        return has(key)
                ? optional(key, read)
                : value.wrong("`" + key + "` is missing", "add `" + keys.example(key) + "`");
    }

    /**
     * The same mapping with fewer keys, once it is known what it is of. Keys that do not belong to it are told of.
     *
     * @param kind what it is of, with its article, for example {@code a heroku account}
     */
    public Section narrow(Keys fewer, String kind) {
        List<Node.Entry> fit = new ArrayList<>();
        for (Node.Entry entry : entries) {
            if (fewer.names().contains(entry.key())) {
                fit.add(entry);
            } else if (keys.names().contains(entry.key())) {
                value.keyOf(entry)
                        .wrong(
                                "`" + entry.key() + "` is no key of " + kind,
                                "the keys of " + kind + ": " + String.join(", ", fewer.names()));
            }
        }
        return new Section(value, fit, fewer);
    }

    /** Whether a key is there, whatever its value. */
    public boolean has(String key) {
        return entries.stream().anyMatch(entry -> entry.key().equals(key));
    }

    /** The mapping as a value, for what is wrong with it as a whole. */
    public Value whole() {
        return value;
    }

    /** Puts a record together from slots. What its constructor refuses is told at the place it names. */
    public <T> Slot<T> build(Supplier<T> recipe) {
        try {
            return new Slot.Given<>(recipe.get());
        } catch (Slot.UnreadException _) {
            return new Slot.Broken<>();
        } catch (FlawException e) {
            tell(e.flaws());
            return new Slot.Broken<>();
        }
    }

    /** Tells of flaws at the places they name, seen from this mapping. */
    public void tell(List<Flaw> flaws) {
        flaws.forEach(flaw -> Places.find(value, flaw.at()).wrong(flaw.what(), flaw.remedy()));
    }

    private void refuse(Node.Entry entry) {
        value.keyOf(entry)
                .wrong(
                        entry.key().equals("<<")
                                ? "merge keys (`<<`) are not used here"
                                : Quote.word(entry.key()) + " is no key of this mapping",
                        Nearest.hint(entry.key(), keys.names()));
    }
}
