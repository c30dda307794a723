package dev.keyrota.fuzz;

import java.util.List;

/** A parser of what others wrote, and what it owes to whoever calls it. */
public interface Target {
    /** Inputs as they should be, and those that were trouble once; others are made from them. */
    List<byte[]> seeds();

    /** Words that are rarely found by chance. */
    default List<String> words() {
        return List.of();
    }

    /**
     * Reads one input. What the parser says by its own kind of refusal is judged here and is no find; whatever else is thrown is one.
     *
     * @param input not to be changed
     */
    void read(byte[] input) throws Exception;
}
