package dev.keyrota.journal;

import java.util.regex.Pattern;

/**
 * A line that is not canonical, or that says what this version of Keyrota does not know: an event's name, a field, a word of an
 * enumeration, another type. The message says where in the line and what is wrong there.
 */
public final class UnreadableLineException extends RuntimeException {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final int LENGTH_MAX = 300;

    private final String place;
    private final String problem;

    UnreadableLineException(String problem) {
        this("", problem);
    }

    private UnreadableLineException(String place, String problem) {
        super(printable(place.isEmpty() ? problem : place + ": " + problem));
        this.place = place;
        this.problem = problem;
    }

    /** What is quoted is foreign: it must neither steer a terminal nor fill it. */
    private static String printable(String text) {
        String shown = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "…" : text;
        return UNPRINTABLE.matcher(shown).replaceAll("?");
    }

    /** The same problem, seen from one level further out. */
    UnreadableLineException in(String outer) {
        String dot = place.isEmpty() || place.startsWith("[") ? "" : ".";
        return new UnreadableLineException(outer + dot + place, problem);
    }
}
