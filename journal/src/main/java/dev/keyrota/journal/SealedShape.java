package dev.keyrota.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the records of a sealed interface: an object of one field, whose name says which record it holds. */
final class SealedShape implements Shape {
    private final Map<String, Class<?>> records;

    SealedShape(Class<?> type) {
        records = records(type).collect(Collectors.toMap(SealedShape::name, each -> each));
    }

    /** All records of a sealed interface, those of the sealed interfaces inside it too. */
    static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedShape::records)
                : Stream.of(type);
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(Object value, StringBuilder out) {
        out.append("{\"").append(name(value.getClass())).append("\":");
        RecordShape.of(value.getClass()).write(value, out);
        out.append('}');
    }

    @Override
    public Object read(JsonCursor in) {
        in.expect("{");
        String name = in.text();
        Class<?> type = records.get(name);
        if (type == null) {
            throw new UnreadableLineException("unknown name " + name);
        }
        in.expect(":");
        Object value = read(name, type, in);
        in.expect("}");
        return value;
    }

    private static Object read(String name, Class<?> type, JsonCursor in) {
        try {
            return RecordShape.of(type).read(in);
        } catch (UnreadableLineException e) {
            throw e.in(name);
        }
    }
}
