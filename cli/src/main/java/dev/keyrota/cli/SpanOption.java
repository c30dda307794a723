package dev.keyrota.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration on the command line: {@code 100ms}, {@code 2s}, {@code 15m}, {@code 12h}, {@code 7d}, or ISO 8601. A bare number is seconds. */
final class SpanOption implements ITypeConverter<Duration> {
    private static final Pattern SPOKEN = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h|d|)");

    @Override
    public Duration convert(String text) {
        try {
            Matcher spoken = SPOKEN.matcher(text);
            if (spoken.matches()) {
                BigDecimal millis = new BigDecimal(spoken.group(1))
                        .multiply(BigDecimal.valueOf(unit(spoken.group(2)).toMillis()));
                return Duration.ofMillis(millis.longValue());
            }
            return Duration.parse(text);
        } catch (RuntimeException _) {
            throw new TypeConversionException("write it as 100ms, 2s, 15m, 12h, 7d or PT12H");
        }
    }

    private static Duration unit(String word) {
        return switch (word) {
            case "ms" -> Duration.ofMillis(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofSeconds(1);
        };
    }
}
