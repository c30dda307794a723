package dev.keyrota.journal;

import java.util.ArrayList;
import java.util.List;

/** A list, in its order. */
record ListShape(Shape element) implements Shape {
    @Override
    public void write(Object value, StringBuilder out) {
        out.append('[');
        String comma = "";
        for (Object each : (List<?>) value) {
            out.append(comma);
            element.write(each, out);
            comma = ",";
        }
        out.append(']');
    }

    @Override
    public Object read(JsonCursor in) {
        in.expect("[");
        List<Object> elements = new ArrayList<>();
        while (!in.accept("]")) {
            if (!elements.isEmpty()) {
                in.expect(",");
            }
            elements.add(elementAt(elements.size(), in));
        }
        return elements;
    }

    private Object elementAt(int index, JsonCursor in) {
        try {
            return element.read(in);
        } catch (UnreadableLineException e) {
            throw e.in("[" + index + "]");
        }
    }
}
