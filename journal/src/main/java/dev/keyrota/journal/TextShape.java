package dev.keyrota.journal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A value that is one string, and can therefore also be the key of a map. */
record TextShape(Function<Object, String> print, Function<String, Object> parse) implements Shape {
    static final TextShape STRING = new TextShape(String.class::cast, text -> text);
    /** ISO 8601, as {@code PT1M30S}. */
    static final TextShape DURATION = new TextShape(Object::toString, Duration::parse);
    /** RFC 3339 in UTC, as {@code 2026-11-22T09:00:00Z}. */
    static final TextShape INSTANT = new TextShape(value -> timestamp((Instant) value), TextShape::instant);

    /** The constants' names in lower case. */
    static TextShape words(Class<?> type) {
        Map<String, Object> constants =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(TextShape::word, constant -> constant));
        return new TextShape(TextShape::word, word -> {
            Object constant = constants.get(word);
            if (constant == null) {
                throw new UnreadableLineException("unknown word " + word + " for " + type.getSimpleName());
            }
            return constant;
        });
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static String timestamp(Instant instant) {
        String text = instant.toString();
        if (text.startsWith("-") || text.startsWith("+")) {
            throw new IllegalArgumentException("RFC 3339 knows the years 0000 to 9999 only, not " + text);
        }
        return text;
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        timestamp(instant); // Refuses what could not be written again.
        return instant;
    }

    @Override
    public void write(Object value, StringBuilder out) {
        JsonText.write(print.apply(value), out);
    }

    @Override
    public Object read(JsonCursor in) {
        return value(in.text());
    }

    Object value(String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableLineException(e.getMessage() + " (" + text + ")");
        }
    }
}
