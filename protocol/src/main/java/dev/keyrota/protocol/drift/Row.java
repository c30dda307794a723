package dev.keyrota.protocol.drift;

import java.util.List;

/**
 * One row of the {@link Table}.
 *
 * @param diagnosis what is wrong
 * @param steps what is to be done, in this order
 */
public record Row(Diagnosis diagnosis, List<Step> steps) {
    public Row {
        steps = List.copyOf(steps);
    }

    static Row of(Diagnosis diagnosis, Step... steps) {
        return new Row(diagnosis, List.of(steps));
    }
}
