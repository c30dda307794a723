package dev.keyrota.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document on one line, from maps, lists, texts, numbers, truths, times and nulls. Times are RFC 3339 in UTC, durations ISO 8601. */
public final class JsonDocument {
    private final StringBuilder text = new StringBuilder();

    private JsonDocument() {}

    /** The document, without a line end. */
    public static String of(@Nullable Object value) {
        JsonDocument document = new JsonDocument();
        document.write(value);
        return document.text.toString();
    }

    /** A piece that is JSON already. */
    public record Raw(String json) {}

    /**
     * An object of these members, in their order.
     *
     * @param members name, value, name, value …; a value may be null
     */
    public static Map<String, @Nullable Object> object(@Nullable Object... members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put(String.valueOf(members[i]), members[i + 1]);
        }
        return object;
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> object(map);
            case List<?> list -> list(list);
            case Integer whole -> text.append(whole.intValue());
            case Long whole -> text.append(whole.longValue());
            case Boolean truth -> text.append(truth.booleanValue());
            case String string -> string(string);
            case Raw raw -> raw.json().chars().forEach(c -> raw((char) c));
            case Instant instant -> string(instant.toString());
            case Duration duration -> string(duration.toString());
            case Enum<?> word -> string(Words.of(word));
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void object(Map<?, ?> map) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            string(String.valueOf(entry.getKey()));
            text.append(':');
            write(entry.getValue());
            text.append(entries.hasNext() ? "," : "");
        }
        text.append('}');
    }

    private void list(List<?> list) {
        text.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            write(items.next());
            text.append(items.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            character(string.charAt(i));
        }
        text.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            default -> raw(c);
        }
    }

    /** Everything that a terminal could act on becomes an escape, so that a document may also be looked at. */
    private void raw(char c) {
        boolean acts = c < 0x20
                || (c >= 0x7f && c < 0xa0)
                || Character.getType(c) == Character.FORMAT
                || c == '\u2028'
                || c == '\u2029'
                || Character.isSurrogate(c);
        text.append(acts ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
}
