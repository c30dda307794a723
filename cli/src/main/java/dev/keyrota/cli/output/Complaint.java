package dev.keyrota.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param where file, line and column, or the place; null where that says nothing
 * @param sentence what is wrong, and what of it was changed
 * @param hint what to do next; null where there is nothing to do
 */
public record Complaint(
        @Nullable String where, String sentence, @Nullable String hint) {}
