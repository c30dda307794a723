package dev.keyrota.journal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A set: a list sorted by its elements' JSON, so that one set has one text. */
record SetShape(Shape element) implements Shape {
    @Override
    public void write(Object value, StringBuilder out) {
        List<String> texts = ((Set<?>) value).stream().map(this::text).sorted().toList();
        out.append('[').append(String.join(",", texts)).append(']');
    }

    private String text(Object each) {
        StringBuilder text = new StringBuilder();
        element.write(each, text);
        return text.toString();
    }

    @Override
    public Object read(JsonCursor in) {
        return new LinkedHashSet<>((Collection<?>) new ListShape(element).read(in));
    }
}
