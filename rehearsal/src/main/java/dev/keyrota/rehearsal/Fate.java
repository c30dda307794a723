package dev.keyrota.rehearsal;

import org.jspecify.annotations.Nullable;

/** Decides what strikes where. */
interface Fate {
    /**
     * What strikes at a point; null for nothing.
     *
     * @param index how many points the run has passed before, counted over all of its processes
     */
    @Nullable
    Strike at(int index, Point point);
}
