package dev.keyrota.config;

import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ways of reading a value that several sections share. */
final class Readings {
    private static final int MOST_WORDS = 256;

    private Readings() {}

    static Function<Value, Slot<String>> shaped(Shape shape) {
        return value -> value.text(shape::check);
    }

    static <T> Function<Value, Slot<T>> shaped(Shape shape, Function<String, T> as) {
        return value -> value.text(text -> as.apply(shape.check(text)));
    }

    static Function<Value, Slot<Duration>> span(Span span) {
        return value -> value.text(span::parse);
    }

    /** A path, seen from a folder where it is relative. */
    static Function<Value, Slot<Path>> path(Path folder) {
        return shaped(Shape.PATH, text -> folder.resolve(text).normalize());
    }

    static Function<Value, Slot<SecretReference>> secret(Path folder) {
        return value -> value.text(text -> SecretReference.parse(text, folder));
    }

    /** What a vendor calls our environments. */
    static Slot<Map<String, String>> environments(Value value) {
        return pairs(value, Shape.NAME);
    }

    /** A mapping of texts to texts, each of which has a shape. */
    static Slot<Map<String, String>> pairs(Value value, Shape shape) {
        return value.named().then(named -> {
            Map<String, String> pairs = new LinkedHashMap<>();
            boolean fit = true;
            for (Value.Named each : named) {
                Slot<String> left = each.place().text(shape::check);
                Slot<String> right = left.then(_ -> each.value().text(shape::check));
                if (left instanceof Slot.Given<String>(String key)
                        && right instanceof Slot.Given<String>(String text)) {
                    pairs.put(key, text);
                } else {
                    fit = false;
                }
            }
            return fit ? new Slot.Given<>(pairs) : new Slot.Broken<>();
        });
    }

    static <T> Function<Value, Slot<List<T>>> listOf(Function<Value, Slot<T>> each) {
        return value -> value.list(MOST_WORDS, each);
    }
}
