package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.Mark;
import java.util.Iterator;
import org.snakeyaml.engine.v2.events.Event;

/** The parts of a text, in order, and which was the last. */
final class Events implements Iterator<Event> {
    private final Iterator<Event> parts;
    private Mark latest = Mark.WHOLE;

    Events(Iterator<Event> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        return parts.hasNext();
    }

    @Override
    public Event next() {
        Event next = parts.next();
        if (next.getStartMark().isPresent()) {
            latest = Marks.of(next);
        }
        return next;
    }

    /** Where the last part began that was handed out; the whole text before the first. */
    Mark latest() {
        return latest;
    }
}
