package dev.keyrota.sandbox.infisical;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret as each sort of answer shows it: a write shows neither metadata nor path, and shows an empty comment, and an
 * empty value where it named none, though both are kept (observed).
 */
final class SecretJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SecretJson() {}

    /** To a read of the current version. */
    static Map<String, @Nullable Object> read(SecretView secret, Dialect dialect) {
        Map<String, @Nullable Object> json = version(secret, dialect);
        json.put("tags", List.of());
        json.put("secretMetadata", metadata(secret.version().metadata()));
        return json;
    }

    /** To a read by version, which tells less. */
    static Map<String, @Nullable Object> version(SecretView secret, Dialect dialect) {
        Map<String, @Nullable Object> json =
                base(secret, secret.value(), secret.version().comment());
        json.put("secretValueHidden", secret.hidden());
        if (dialect == Dialect.V4) {
            json.put("secretPath", secret.address().folder().path());
        }
        return json;
    }

    /** To a creation. */
    static Map<String, @Nullable Object> created(SecretView secret) {
        return unrotated(base(secret, secret.value(), secret.version().comment()));
    }

    /** To an update. */
    static Map<String, @Nullable Object> updated(SecretView secret, SecretChange change) {
        String value = secret.hidden() || change.value() != null ? secret.value() : "";
        Map<String, @Nullable Object> json = unrotated(base(secret, value, ""));
        json.put("secretValueHidden", secret.hidden());
        return json;
    }

    /** To a deletion. */
    static Map<String, @Nullable Object> deleted(SecretView secret) {
        Map<String, @Nullable Object> json =
                base(secret, secret.value(), secret.version().comment());
        json.put("secretValueHidden", secret.hidden());
        return json;
    }

    /** A list of {@code {key, value}}. */
    static List<Map<String, String>> metadata(List<MetadataEntry> entries) {
        return entries.stream()
                .map(entry -> {
                    Map<String, String> json = new LinkedHashMap<>();
                    json.put("key", entry.key());
                    json.put("value", entry.value());
                    return json;
                })
                .toList();
    }

    /** RFC 3339 with milliseconds. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static Map<String, @Nullable Object> unrotated(Map<String, @Nullable Object> json) {
        json.put("isRotatedSecret", false);
        json.put("rotationId", null);
        return json;
    }

    private static Map<String, @Nullable Object> base(SecretView secret, String value, String comment) {
        SecretVersion version = secret.version();
        Folder folder = secret.address().folder();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", version.id());
        json.put("_id", version.id());
        json.put("workspace", folder.project());
        json.put("environment", folder.environment());
        json.put("version", version.version());
        json.put("type", "shared");
        json.put("secretKey", secret.address().name());
        json.put("secretValue", value);
        json.put("secretComment", comment);
        json.put("secretReminderNote", null);
        json.put("secretReminderRepeatDays", null);
        json.put("skipMultilineEncoding", false);
        json.put("createdAt", time(version.createdAt()));
        json.put("updatedAt", time(version.updatedAt()));
        return json;
    }
}
