package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import dev.keyrota.protocol.Charter.Window;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who writes a store, and when.
 *
 * @param by the second writer that brings the store the vault's value; null where a rotation writes it
 * @param window the time of the day, UTC, at which a rotation writes it outside an emergency; null for always
 */
public record Writing(@Nullable String by, @Nullable Window window) {
    /** A rotation writes it, at any time. */
    public static final Writing ALWAYS = new Writing(null, null);

    private static final Pattern TIMES = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");

    public Writing {
        Shape.NAME.requireIfGiven("written-by", by);
        if (by != null && window != null) {
            throw new FlawException(
                    "window", "a store that somebody else writes has no window", "leave out `window` or `written-by`");
        }
    }

    /** A window as it stands in the file. */
    static Window window(String text) {
        Matcher times = TIMES.matcher(Shape.WINDOW.check(text));
        if (!times.matches()) {
            throw new IllegalStateException("the shape of a window was checked a moment ago");
        }
        int from = minute(times.group(1), times.group(2));
        int to = minute(times.group(3), times.group(4));
        if (from == to) {
            throw new FlawException("", "a window of no time", "leave it out where the store may be written always");
        }
        return new Window(from, to);
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }
}
