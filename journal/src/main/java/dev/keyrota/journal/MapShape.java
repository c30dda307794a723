package dev.keyrota.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A map: an object whose fields are sorted by their names' UTF-16 code units, as everywhere in canonical JSON. */
record MapShape(TextShape key, Shape value) implements Shape {
    @Override
    public void write(Object map, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) map).forEach((name, each) -> sorted.put(key.print().apply(name), each));
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Object> field : sorted.entrySet()) {
            out.append(comma);
            JsonText.write(field.getKey(), out);
            out.append(':');
            value.write(field.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    @Override
    public Object read(JsonCursor in) {
        in.expect("{");
        Map<Object, Object> map = new LinkedHashMap<>();
        while (!in.accept("}")) {
            if (!map.isEmpty()) {
                in.expect(",");
            }
            String name = in.text();
            in.expect(":");
            map.put(key.value(name), valueOf(name, in));
        }
        return map;
    }

    private Object valueOf(String name, JsonCursor in) {
        try {
            return value.read(in);
        } catch (UnreadableLineException e) {
            throw e.in(name);
        }
    }
}
