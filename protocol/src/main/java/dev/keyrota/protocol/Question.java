package dev.keyrota.protocol;

/** One thing to read. */
public sealed interface Question {
    /** What a readable place holds. */
    record Holding(StoreId store) implements Question {}
}
