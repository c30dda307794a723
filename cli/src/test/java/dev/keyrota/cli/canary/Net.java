package dev.keyrota.cli.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds secrets in bytes. */
@FunctionalInterface
public interface Net {
    /**
     * One of several finds.
     *
     * @param what which secret, and in which form; never a part of it
     * @param offset the byte at which it ends, or begins
     */
    record Catch(String what, int offset) {}

    /** What is in these bytes; empty for nothing. */
    List<Catch> in(byte[] bytes);

    /** What is in this text. */
    default List<Catch> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Both. */
    default Net and(Net other) {
        return bytes -> {
            List<Catch> all = new ArrayList<>(in(bytes));
            all.addAll(other.in(bytes));
            return all;
        };
    }
}
