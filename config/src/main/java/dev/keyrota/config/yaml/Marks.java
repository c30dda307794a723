package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.Mark;
import org.snakeyaml.engine.v2.events.Event;

/** The YAML library counts lines and columns from 0, people from 1. */
final class Marks {
    private Marks() {}

    static Mark of(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }

    static Mark of(Event event) {
        return event.getStartMark().map(Marks::of).orElse(Mark.WHOLE);
    }
}
