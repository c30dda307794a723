package dev.keyrota.journal;

import dev.keyrota.protocol.Event;

/**
 * How an event stands in a line: a stable dotted name, and its components as canonical JSON. What is written is read back equal; what
 * this version does not know is refused and never guessed. The form of a component follows from its type alone:
 *
 * <ul>
 *   <li>strings, whole numbers ({@code int}, {@code long}) and booleans stand for themselves; there are no fractions;
 *   <li>an instant is RFC 3339, a duration ISO 8601, an enum constant its name in lower case;
 *   <li>a record of exactly one string is that string, any other record an object of its components, null ones left out;
 *   <li>a record of a sealed interface is an object of one field, named as the record in lower case, that holds the record;
 *   <li>lists keep their order, sets are sorted by their elements' JSON, maps are objects keyed by what is one string.
 * </ul>
 *
 * Nothing else has a form: a test that walks all events refuses a new type long before it can be written.
 */
public final class EventCodec {
    private EventCodec() {}

    /**
     * The event's name, for example {@code secret.rotate.completed}.
     *
     * @throws IllegalArgumentException if the event has none yet
     */
    public static String name(Event event) {
        String name = EventNames.of(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " has no name in EventNames");
        }
        return name;
    }

    /**
     * The event's components as one canonical JSON object.
     *
     * @throws IllegalArgumentException if a component is null that must not be, or of a type that no fact can hold
     */
    public static String data(Event event) {
        StringBuilder data = new StringBuilder();
        RecordShape.of(event.getClass()).write(event, data);
        return data.toString();
    }

    /**
     * The event of that name and data.
     *
     * @throws UnreadableLineException if the name, a field or a value is unknown or missing
     */
    public static Event event(String name, String data) {
        Class<?> kind = EventNames.kind(name);
        if (kind == null) {
            throw new UnreadableLineException("unknown name " + name).in("event");
        }
        JsonCursor in = new JsonCursor(data);
        try {
            Event event = (Event) RecordShape.of(kind).read(in);
            in.end();
            return event;
        } catch (UnreadableLineException e) {
            throw e.in("data");
        }
    }
}
