package dev.keyrota.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One text for every way of writing the same configuration. Made by walking the records, so that nothing which a record holds is left out.
 * Paths are seen from the configuration's folder: the same file in another place is the same configuration.
 */
final class CanonicalForm {
    private final Path folder;
    private final String text;

    private CanonicalForm(Path folder, Configuration configuration) {
        this.folder = folder;
        this.text = list(List.of(
                configuration.sandbox(),
                configuration.timing(),
                configuration.accounts(),
                configuration.credentials()));
    }

    static CanonicalForm of(Configuration configuration) {
        return new CanonicalForm(configuration.origin().folder(), configuration);
    }

    String text() {
        return text;
    }

    String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String form(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Record record -> record(record);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> form(entry.getKey()) + "=" + form(entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
            case Set<?> set -> set.stream().map(this::form).sorted().collect(Collectors.joining(",", "(", ")"));
            case Collection<?> items -> list(items);
            case Path path ->
                quoted(path.startsWith(folder) ? folder.relativize(path).toString() : path.toString());
            case Object other -> quoted(other.toString());
        };
    }

    private String list(Collection<?> items) {
        return items.stream().map(this::form).collect(Collectors.joining(",", "[", "]"));
    }

    private String record(Record record) {
        StringBuilder form = new StringBuilder(record.getClass().getSimpleName()).append('(');
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            form.append(component.getName())
                    .append('=')
                    .append(form(read(record, component)))
                    .append(';');
        }
        return form.append(')').toString();
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessors of our own records can be called", e);
        }
    }

    /** With its length, so that no text can be taken for the end of itself. */
    private static String quoted(String text) {
        return text.length() + ":" + text;
    }
}
