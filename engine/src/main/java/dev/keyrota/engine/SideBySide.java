package dev.keyrota.engine;

import java.util.List;
import java.util.function.Supplier;

/** How several reads are made at once. */
public interface SideBySide {
    /** Makes all of them and answers in their order. What one throws is thrown, after all have ended. */
    <T> List<T> all(List<Supplier<T>> reads);

    /** One after the other, in this thread. */
    static SideBySide inTurn() {
        return new SideBySide() {
            @Override
            public <T> List<T> all(List<Supplier<T>> reads) {
                return reads.stream().map(Supplier::get).toList();
            }
        };
    }
}
