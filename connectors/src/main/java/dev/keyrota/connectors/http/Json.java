package dev.keyrota.connectors.http;

import dev.keyrota.connectors.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's JSON, read field by field with the type that was agreed; whatever is missing or otherwise throws {@link
 * Unreadable}. Texts are kept as bytes until they are asked for, so that a token becomes a {@link Secret} without ever
 * having been a {@code String}; {@link #wipe} ends them.
 */
public sealed interface Json {
    /**
     * Reads a document of at most 64 levels; duplicate names, other encodings than UTF-8 and anything after the
     * document are refused.
     *
     * @throws Unreadable if it is none
     */
    static Json parse(byte[] document) {
        return JsonReader.read(document, name -> true);
    }

    /**
     * Reads an object of which only some members are of interest: the values of the others are skipped in place and
     * never decoded.
     *
     * @param wanted the names to keep on the first level
     */
    static Json parse(byte[] document, Predicate<String> wanted) {
        return JsonReader.read(document, wanted);
    }

    /** A member of this object; {@link Absent} if it has none of that name. */
    default Json at(String name) {
        return switch (this) {
            case Fields(var members) -> Objects.requireNonNullElseGet(members.get(name), Absent::new);
            case Items _, Text _, Whole _, Other _, Truth _, Nothing _, Absent _ ->
                throw new Unreadable("no object that could have " + name);
        };
    }

    /** As {@link #at}, for hints in error bodies: whatever is not there or no object is {@link Absent}. */
    default Json peek(String name) {
        return this instanceof Fields ? at(name) : new Absent();
    }

    /** The names of this object's members. */
    default Collection<String> names() {
        if (this instanceof Fields(var members)) {
            return members.keySet();
        }
        throw new Unreadable("not an object");
    }

    /** The elements of this array. */
    default List<Json> items() {
        if (this instanceof Items(var items)) {
            return items;
        }
        throw new Unreadable("not an array");
    }

    /** Whether it is null or not there. */
    default boolean isNothing() {
        return this instanceof Nothing || this instanceof Absent;
    }

    /** Whether it is a text without characters. */
    default boolean isEmpty() {
        return this instanceof Text text && text.utf8.length == 0;
    }

    /** This text. Not for secrets. */
    default String text() {
        if (this instanceof Text text) {
            return text.string();
        }
        throw new Unreadable("not a text");
    }

    /** This text; null if it is null or not there. */
    default @Nullable String textOrNull() {
        return isNothing() ? null : text();
    }

    /** This text if it is one, else null; never throws. For hints in error bodies. */
    default @Nullable String hint() {
        return this instanceof Text text ? text.string() : null;
    }

    /**
     * This text as something else; a text that cannot be it is unreadable, and the reason, which may quote it, is
     * dropped.
     */
    default <T> T as(Function<String, T> parse) {
        String text = text();
        try {
            return parse.apply(text);
        } catch (RuntimeException _) {
            throw new Unreadable("a text of another form");
        }
    }

    /** This text as an instant, {@code 2026-07-01T09:00:00Z} or with an offset. */
    default Instant instant() {
        return as(Json::parsedInstant);
    }

    /** RFC 3339 has years of four digits; Java takes more. */
    private static Instant parsedInstant(String text) {
        OffsetDateTime parsed = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        if (parsed.getYear() < 0 || parsed.getYear() > 9999) {
            throw new DateTimeException("a year of more than four digits");
        }
        return parsed.toInstant();
    }

    /** This text as a secret of 1 to {@value Secret#LENGTH_MAX} bytes. */
    default Secret secret() {
        if (this instanceof Text text && text.utf8.length > 0 && text.utf8.length <= Secret.LENGTH_MAX) {
            return Secret.of(text.utf8);
        }
        throw new Unreadable("not a text that could be a secret");
    }

    /** This integer. */
    default long whole() {
        if (this instanceof Whole(var value)) {
            return value;
        }
        throw new Unreadable("not an integer");
    }

    /** This integer; null if it is null or not there. */
    default @Nullable Long wholeOrNull() {
        return isNothing() ? null : whole();
    }

    /** This boolean; the default if it is null or not there. */
    default boolean truth(boolean ifAbsent) {
        if (this instanceof Truth(var value)) {
            return value;
        }
        if (isNothing()) {
            return ifAbsent;
        }
        throw new Unreadable("not a boolean");
    }

    /** Overwrites every text in it, on best effort: the library that decoded them had buffers of its own. */
    default void wipe() {
        switch (this) {
            case Fields(var members) -> members.values().forEach(Json::wipe);
            case Items(var items) -> items.forEach(Json::wipe);
            case Text text -> Arrays.fill(text.utf8, (byte) 0);
            case Whole _, Other _, Truth _, Nothing _, Absent _ -> {}
        }
    }

    /** An object. */
    record Fields(Map<String, Json> members) implements Json {
        /** Without the names, which are a vendor's text too. */
        @Override
        public String toString() {
            return "Fields[" + members.size() + "]";
        }
    }

    /** An array. */
    record Items(List<Json> items) implements Json {}

    /** An integer of 64 bits. */
    record Whole(long value) implements Json {}

    /** A number of another kind; nothing here asks for one. */
    record Other() implements Json {}

    /** A boolean. */
    record Truth(boolean value) implements Json {}

    /** Null. */
    record Nothing() implements Json {}

    /** Not there. */
    record Absent() implements Json {}

    /** A text, which may be a secret: it prints as {@code Text[redacted]}. */
    final class Text implements Json {
        private final byte[] utf8;

        Text(ByteBuffer encoded) {
            utf8 = new byte[encoded.remaining()];
            encoded.get(utf8);
        }

        private String string() {
            return new String(utf8, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Text[redacted]";
        }
    }
}
