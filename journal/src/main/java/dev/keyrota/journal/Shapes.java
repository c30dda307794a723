package dev.keyrota.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Finds the shape of a type, by the rules of {@link EventCodec}. */
final class Shapes {
    private static final ConcurrentMap<Type, Shape> KNOWN = new ConcurrentHashMap<>();

    private Shapes() {}

    /** The shape of a type. @throws IllegalArgumentException if values of the type cannot be written in a fact */
    static Shape of(Type type) {
        Shape known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        Shape made = make(type);
        KNOWN.put(type, made);
        return made;
    }

    private static Shape make(Type type) {
        if (type instanceof ParameterizedType collection) {
            return collection(collection, collection.getActualTypeArguments());
        }
        if (!(type instanceof Class<?> plain)) {
            throw shapeless(type);
        }
        if (plain.isEnum()) {
            return TextShape.words(plain);
        }
        if (plain.isRecord()) {
            return isOneString(plain) ? RecordShape.ofOneString(plain) : RecordShape.of(plain);
        }
        return plain.isSealed() ? new SealedShape(plain) : scalar(plain);
    }

    private static Shape collection(ParameterizedType type, Type[] of) {
        Type raw = type.getRawType();
        if (raw == List.class) {
            return new ListShape(of(of[0]));
        }
        if (raw == Set.class) {
            return new SetShape(of(of[0]));
        }
        if (raw == Map.class && of(of[0]) instanceof TextShape key) {
            return new MapShape(key, of(of[1]));
        }
        throw shapeless(type);
    }

    private static Shape scalar(Class<?> type) {
        if (type == String.class) {
            return TextShape.STRING;
        }
        if (type == Instant.class) {
            return TextShape.INSTANT;
        }
        if (type == Duration.class) {
            return TextShape.DURATION;
        }
        if (type == int.class || type == Integer.class) {
            return WholeShape.INT;
        }
        if (type == long.class || type == Long.class) {
            return WholeShape.LONG;
        }
        if (type == boolean.class || type == Boolean.class) {
            return new TruthShape();
        }
        throw shapeless(type);
    }

    private static boolean isOneString(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getType() == String.class;
    }

    private static IllegalArgumentException shapeless(Type type) {
        return new IllegalArgumentException("values of " + type.getTypeName() + " cannot be written in a fact");
    }
}
