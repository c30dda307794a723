package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a duration of the configuration may be, both ends included. Written as ISO 8601 with days, hours, minutes and seconds. */
public enum Span {
    /** {@link Timing#quiescence} and {@link Timing#incidentQuiescence}. */
    QUIESCENCE("PT0.1S", "PT1H"),
    /** {@link Timing#deadline}. */
    DEADLINE("PT0.1S", "PT5M"),
    /** {@link Cadence#every}. */
    EVERY("PT1H", "P3650D"),
    /** {@link Cadence#maxAge}. */
    MAX_AGE("PT1H", "P3650D"),
    /** {@link Cadence#remindBefore}. */
    REMIND_BEFORE("PT1M", "P365D"),
    /** {@link Credential#overlap}. */
    OVERLAP("PT0S", "P30D"),
    /** {@link Credential#expiresIn}. */
    EXPIRES_IN("PT1H", "P3650D");

    /** The text of a duration; also the JSON Schema's definition {@code duration}. */
    public static final String PATTERN =
            "P(?=[0-9T])([0-9]{1,5}D)?(T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,7}M)?([0-9]{1,9}(\\.[0-9]{1,3})?S)?)?";

    private static final Pattern ISO = Pattern.compile(PATTERN);
    private static final Pattern SPOKEN = Pattern.compile("\\s*([0-9]{1,5})\\s*([A-Za-z]{1,7})\\s*");

    private final Duration least;
    private final Duration most;

    Span(String least, String most) {
        this.least = Duration.parse(least);
        this.most = Duration.parse(most);
    }

    /** Reads a duration. @throws FlawException if it is none or out of bounds */
    public Duration parse(String text) {
        if (!ISO.matcher(text).matches()) {
            throw new FlawException("", "not a duration", hint(text));
        }
        return require("", Duration.parse(text));
    }

    /** The duration itself. @throws FlawException if it is out of bounds */
    Duration require(String at, Duration duration) {
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new FlawException(at, "out of bounds", "from " + spell(least) + " to " + spell(most));
        }
        return duration;
    }

    /** As people write it in the file: whole days as days, a minute and a half as 90 seconds. */
    static String spell(Duration duration) {
        if (duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return "P" + duration.toDays() + "D";
        }
        boolean inSeconds = duration.toSecondsPart() != 0 && duration.toNanosPart() == 0;
        return inSeconds ? "PT" + duration.toSeconds() + "S" : duration.toString();
    }

    private static String hint(String text) {
        return spoken(text)
                .map(iso -> "write `" + iso + "`")
                .orElse(
                        "ISO 8601 with days, hours, minutes, seconds: `P90D`, `PT1H30M`, `PT30S`; years, months and weeks as days");
    }

    private static Optional<String> spoken(String text) {
        Matcher spoken = SPOKEN.matcher(text);
        if (!spoken.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(spoken.group(1));
        return switch (spoken.group(2)) {
            case "s", "sec", "second", "seconds" -> Optional.of("PT" + count + "S");
            case "m", "min", "minute", "minutes" -> Optional.of("PT" + count + "M");
            case "h", "hour", "hours" -> Optional.of("PT" + count + "H");
            case "d", "day", "days", "D" -> Optional.of("P" + count + "D");
            case "w", "week", "weeks" -> Optional.of("P" + count * 7 + "D");
            case String _ -> Optional.empty();
        };
    }
}
