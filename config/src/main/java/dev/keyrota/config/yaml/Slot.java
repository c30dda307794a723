package dev.keyrota.config.yaml;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of a value that was looked for. A broken one has been told of already; so a record is put together only after all its slots
 * have been looked at ({@link Section#build}), and every problem is found in one reading.
 */
public sealed interface Slot<T> {
    /** It is there and fit. */
    record Given<T>(T value) implements Slot<T> {}

    /** It is not there, and may be left out. */
    record Absent<T>() implements Slot<T> {}

    /** It is missing or unfit. */
    record Broken<T>() implements Slot<T> {}

    /** The value. Only within {@link Section#build}, which a broken slot ends. */
    default T get() {
        if (this instanceof Given<T>(T value)) {
            return value;
        }
        throw new UnreadException();
    }

    /** The value, or what stands for it where it is left out. Only within {@link Section#build}. */
    default T or(T fallback) {
        return this instanceof Absent<T> ? fallback : get();
    }

    /** The value, or null where it is left out. Only within {@link Section#build}. */
    default @Nullable T orNull() {
        return this instanceof Absent<T> ? null : get();
    }

    /** What follows from the value, where there is one. */
    default <R> Slot<R> then(Function<T, Slot<R>> next) {
        if (this instanceof Given<T>(T value)) {
            return next.apply(value);
        }
        return this instanceof Absent<T> ? new Absent<>() : new Broken<>();
    }

    /** Ends the making of a record whose problem was already told. */
    final class UnreadException extends RuntimeException {
        UnreadException() {
            super("a slot that was told of as a problem", null, false, false);
        }
    }
}
