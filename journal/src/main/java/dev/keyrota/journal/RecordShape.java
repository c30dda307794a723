package dev.keyrota.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A record as an object of its components, sorted by name. A component that is null is left out, and must be marked {@link Nullable}. */
final class RecordShape implements Shape {
    private static final ConcurrentMap<Class<?>, RecordShape> KNOWN = new ConcurrentHashMap<>();

    private final Constructor<?> constructor;
    private final List<Field> fields;

    private RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        constructor = constructor(type);
        fields = IntStream.range(0, components.length)
                .mapToObj(i -> new Field(i, components[i], Shapes.of(components[i].getGenericType())))
                .sorted(Comparator.comparing(Field::name))
                .toList();
    }

    /** A record as an object, even where elsewhere it would be one string. */
    static RecordShape of(Class<?> type) {
        RecordShape known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        RecordShape made = new RecordShape(type);
        KNOWN.put(type, made);
        return made;
    }

    /** A record that wraps one string, as that string. */
    static TextShape ofOneString(Class<?> type) {
        Field field = of(type).fields.getFirst();
        Constructor<?> constructor = constructor(type);
        return new TextShape(value -> String.valueOf(field.of(value)), text -> make(constructor, text));
    }

    @Override
    public void write(Object value, StringBuilder out) {
        out.append('{');
        String comma = "";
        for (Field field : fields) {
            Object component = field.of(value);
            if (component != null) {
                out.append(comma).append('"').append(field.name()).append("\":");
                field.shape.write(component, out);
                comma = ",";
            } else if (!field.isNullable()) {
                throw new IllegalArgumentException(value.getClass().getName() + "." + field.name() + " is null");
            }
        }
        out.append('}');
    }

    @Override
    public Object read(JsonCursor in) {
        @Nullable Object[] components = new @Nullable Object[fields.size()];
        in.expect("{");
        String name = in.accept("}") ? null : in.text();
        for (Field field : fields) {
            if (field.name().equals(name)) {
                components[field.index] = field.read(in);
                name = nameAfter(in);
            } else if (!field.isNullable()) {
                throw new UnreadableLineException("missing").in(field.name());
            }
        }
        if (name != null) {
            throw new UnreadableLineException("unknown, or not in its place").in(name);
        }
        return make(constructor, components);
    }

    private static @Nullable String nameAfter(JsonCursor in) {
        if (in.accept(",")) {
            return in.text();
        }
        in.expect("}");
        return null;
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
        }
    }

    private static Object make(Constructor<?> constructor, @Nullable Object... components) {
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw new UnreadableLineException(
                    String.valueOf(e.getTargetException().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Field(int index, RecordComponent component, Shape shape) {
        String name() {
            return component.getName();
        }

        /** Asked only where a null is met: reading annotations costs more than all the rest of a record. */
        boolean isNullable() {
            return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }

        @Nullable
        Object of(Object value) {
            try {
                return component.getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        Object read(JsonCursor in) {
            in.expect(":");
            try {
                return shape.read(in);
            } catch (UnreadableLineException e) {
                throw e.in(name());
            }
        }
    }
}
