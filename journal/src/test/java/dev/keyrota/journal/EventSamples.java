package dev.keyrota.journal;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Every event that there can be, made from the components of its record; so a new event is tested from the day it is there. */
final class EventSamples {
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    /** What would hardly be found by chance. */
    private static final Map<Type, Arbitrary<?>> KNOWN = Map.of(
            RunId.class, hex(12).map(RunId::new),
            Fingerprint.class, hex(64).map(Fingerprint::new),
            StoreId.class, name().map(StoreId::new),
            SessionId.class, name().map(SessionId::new),
            AuthorizationId.class,
                    hex(32).map(digits -> new AuthorizationId(
                            digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))),
            String.class, texts(),
            Instant.class,
                    Combinators.combine(Arbitraries.longs().between(YEAR_0, YEAR_9999), nanos())
                            .as(Instant::ofEpochSecond),
            Duration.class,
                    Combinators.combine(Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L), nanos())
                            .as(Duration::ofSeconds));

    private EventSamples() {}

    static List<Class<?>> kinds() {
        return SealedShape.records(Event.class).toList();
    }

    static Arbitrary<Event> events() {
        return Arbitraries.of(kinds()).flatMap(EventSamples::of).map(Event.class::cast);
    }

    static Arbitrary<Event> events(Class<?> kind) {
        return of(kind).map(Event.class::cast);
    }

    private static Arbitrary<?> of(Type type) {
        Arbitrary<?> known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        if (type instanceof ParameterizedType collection) {
            return collection(collection.getRawType(), collection.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Arbitraries.of(plain.getEnumConstants());
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        return plain.isSealed()
                ? Arbitraries.of(SealedShape.records(plain).toList()).flatMap(EventSamples::of)
                : number(plain);
    }

    private static Arbitrary<?> number(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Arbitraries.of(true, false);
        }
        return type == int.class || type == Integer.class ? Arbitraries.integers() : Arbitraries.longs();
    }

    private static Arbitrary<?> collection(Type raw, Type[] of) {
        if (raw == List.class) {
            return of(of[0]).list().ofMaxSize(4);
        }
        return raw == Set.class
                ? of(of[0]).set().ofMaxSize(4)
                : Arbitraries.maps(of(of[0]), of(of[1])).ofMaxSize(4);
    }

    private static Arbitrary<?> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values =
                Arrays.stream(components).map(EventSamples::component).toList();
        return Combinators.combine(values)
                .as(arguments -> made(type, components, arguments))
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // jqwik hands values to the constructor alone, null or not
    private static Arbitrary<Object> component(RecordComponent component) {
        Arbitrary<Object> values = (Arbitrary<Object>) of(component.getGenericType());
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable ? values.injectNull(0.3) : values;
    }

    /** Empty where the record's constructor refuses what chance brought together. */
    private static Optional<Object> made(Class<?> type, RecordComponent[] components, List<Object> arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return Optional.of(type.getConstructor(types).newInstance(arguments.toArray()));
        } catch (InvocationTargetException _) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private static Arbitrary<String> hex(int digits) {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(digits);
    }

    private static Arbitrary<String> name() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("_.-")
                .ofMinLength(1)
                .ofMaxLength(64);
    }

    private static Arbitrary<Long> nanos() {
        return Arbitraries.longs().between(0, 999_999_999);
    }

    /** Anybody's text: quotes, line ends, controls, emoji, half of one, and accents that stand alone. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars(
                                "ae/\"\\\n\r\t\b\f\u0000\u001b\u007f\u0085\u0301\u00e9\u2028\u212b\ufeff\ud83d\ude00")
                        .ofMaxLength(8),
                Arbitraries.strings().ofMaxLength(4));
    }
}
