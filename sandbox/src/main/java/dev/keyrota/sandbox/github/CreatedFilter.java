package dev.keyrota.sandbox.github;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's search syntax for dates: {@code >=T}, {@code >T}, {@code <=T}, {@code <T}, {@code T..U} with {@code *} for an open end, or
 * {@code T} alone; each a day or a time ("Understanding the search syntax", read 2026-11-22). It compares whole seconds.
 *
 * @param from the first instant that is in; null for no limit
 * @param before the first instant after it that is out; null for no limit
 */
record CreatedFilter(@Nullable Instant from, @Nullable Instant before) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A day, or a second. */
    private record Span(Instant start, Instant end) {}

    /** Empty where the words cannot be read. */
    static Optional<CreatedFilter> of(String words) {
        try {
            return Optional.of(parse(words));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static CreatedFilter parse(String words) {
        int dots = words.indexOf("..");
        if (dots >= 0) {
            String from = words.substring(0, dots);
            String to = words.substring(dots + 2);
            return new CreatedFilter(
                    from.equals("*") ? null : span(from).start(), to.equals("*") ? null : span(to).end());
        }
        if (words.startsWith(">=")) {
            return new CreatedFilter(span(words.substring(2)).start(), null);
        }
        if (words.startsWith("<=")) {
            return new CreatedFilter(null, span(words.substring(2)).end());
        }
        if (words.startsWith(">")) {
            return new CreatedFilter(span(words.substring(1)).end(), null);
        }
        if (words.startsWith("<")) {
            return new CreatedFilter(null, span(words.substring(1)).start());
        }
        return new CreatedFilter(span(words).start(), span(words).end());
    }

    private static Span span(String word) {
        if (word.length() == "2026-07-01".length()) {
            Instant start = LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant();
            return new Span(start, start.plus(Duration.ofDays(1)));
        }
        // In a query that is not encoded, the plus of an offset arrives as a blank.
        Instant start = OffsetDateTime.parse(word.replace(' ', '+')).toInstant().truncatedTo(ChronoUnit.SECONDS);
        return new Span(start, start.plus(SECOND));
    }

    boolean holds(Instant created) {
        Instant second = created.truncatedTo(ChronoUnit.SECONDS);
        return (from == null || !second.isBefore(from)) && (before == null || second.isBefore(before));
    }
}
