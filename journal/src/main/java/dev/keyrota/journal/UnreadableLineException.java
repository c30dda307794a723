package dev.keyrota.journal;

/**
 * A line that is not canonical, or that says what this version of Keyrota does not know: an event's name, a field, a word of an
 * enumeration, another type. The message says where in the line and what is wrong there.
 */
public final class UnreadableLineException extends RuntimeException {
    private final String place;
    private final String problem;

    UnreadableLineException(String problem) {
        this("", problem);
    }

    private UnreadableLineException(String place, String problem) {
        super(place.isEmpty() ? problem : place + ": " + problem);
        this.place = place;
        this.problem = problem;
    }

    /** The same problem, seen from one level further out. */
    UnreadableLineException in(String outer) {
        String dot = place.isEmpty() || place.startsWith("[") ? "" : ".";
        return new UnreadableLineException(outer + dot + place, problem);
    }
}
