package dev.keyrota.rehearsal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a world, and all before it. Two worlds that began alike and have the same changes at the same times are alike.
 *
 * @param before the change before; null for the first
 * @param at when it took effect
 * @param name what it did, with all that it depends on
 */
record Change(@Nullable Change before, Instant at, String name) {
    @Override
    public int hashCode() {
        return at.hashCode() * 31 + name.hashCode();
    }
}
