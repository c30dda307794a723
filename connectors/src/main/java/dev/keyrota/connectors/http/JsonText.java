package dev.keyrota.connectors.http;

import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON object straight to bytes that can be wiped; a library's generator would leave a secret in buffers out
 * of reach.
 *
 * <p>For one thread. Names are ours and are not repeated.
 */
public final class JsonText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[256];
    private int length;
    private boolean first = true;

    private JsonText() {}

    /** Renders one object. The caller wipes the result. */
    static byte[] render(Consumer<JsonText> members) {
        JsonText json = new JsonText();
        try {
            json.braces(members);
            return Arrays.copyOf(json.bytes, json.length);
        } finally {
            Arrays.fill(json.bytes, (byte) 0);
        }
    }

    /** A text member. */
    public JsonText text(String name, String value) {
        name(name);
        quoted(value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A member whose text is a secret of UTF-8. */
    public JsonText secret(String name, Secret value) {
        name(name);
        value.reveal(utf8 -> {
            quoted(utf8);
            return true;
        });
        return this;
    }

    /** An integer member; null writes null. */
    public JsonText whole(String name, @Nullable Long value) {
        name(name);
        raw(value == null ? "null" : Long.toString(value));
        return this;
    }

    /** A boolean member. */
    public JsonText truth(String name, boolean value) {
        name(name);
        raw(Boolean.toString(value));
        return this;
    }

    /** A member that is an array of texts. */
    public JsonText texts(String name, Collection<String> values) {
        name(name);
        array(values, (json, value) -> json.quoted(value.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** A member that is an array of integers. */
    public JsonText wholes(String name, Collection<Long> values) {
        name(name);
        array(values, (json, value) -> json.raw(Long.toString(value)));
        return this;
    }

    /** A member that is an object. */
    public JsonText object(String name, Consumer<JsonText> members) {
        name(name);
        braces(members);
        return this;
    }

    /** A member that is an array of objects. */
    public <T> JsonText objects(String name, List<T> values, BiConsumer<JsonText, T> members) {
        name(name);
        array(values, (json, value) -> json.braces(inner -> members.accept(inner, value)));
        return this;
    }

    private <T> void array(Collection<T> values, BiConsumer<JsonText, T> element) {
        put('[');
        boolean later = false;
        for (T value : values) {
            if (later) {
                put(',');
            }
            element.accept(this, value);
            later = true;
        }
        put(']');
    }

    private void braces(Consumer<JsonText> members) {
        put('{');
        first = true;
        members.accept(this);
        first = false;
        put('}');
    }

    private void name(String name) {
        if (!first) {
            put(',');
        }
        first = false;
        quoted(name.getBytes(StandardCharsets.UTF_8));
        put(':');
    }

    private void quoted(byte[] utf8) {
        put('"');
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                put('\\');
                put(b);
            } else if (b >= 0 && b < 0x20) {
                raw("\\u00");
                put(HEX[b >> 4]);
                put(HEX[b & 15]);
            } else {
                put(b);
            }
        }
        put('"');
    }

    private void raw(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    private void put(int b) {
        if (length == bytes.length) {
            byte[] full = bytes;
            bytes = Arrays.copyOf(full, 2 * length);
            Arrays.fill(full, (byte) 0);
        }
        bytes[length++] = (byte) b;
    }
}
