package dev.keyrota.sandbox.infisical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes fields out of a body or a query and notes what is wrong with them, in the words of the schema library that the
 * server uses. Unknown fields are ignored, as there: a misspelt name looks like success.
 */
final class Fields {

    private final JsonNode body;
    private final List<Map<String, Object>> issues = new ArrayList<>();

    Fields(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            invalidType("object", body, null);
        }
    }

    /** What is wrong so far; a request with any issue is 422. */
    List<Map<String, Object>> issues() {
        return issues;
    }

    /** A string that must be there; empty where it is not, with an issue noted. */
    String required(String name) {
        String value = optional(name);
        if (value == null && body.isObject() && body.path(name).isMissingNode()) {
            invalidType("string", body.path(name), name);
        }
        return value == null ? "" : value;
    }

    /** A string that may be left out; null where it is. */
    @Nullable
    String optional(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isString()) {
            invalidType("string", value, name);
            return null;
        }
        return value.stringValue();
    }

    /** {@code secretMetadata}: a list of keys and values; null where it is left out. */
    @Nullable
    List<MetadataEntry> metadata(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isArray()) {
            invalidType("array", value, name);
            return null;
        }
        List<MetadataEntry> entries = new ArrayList<>();
        for (JsonNode entry : value) {
            JsonNode key = entry.path("key");
            JsonNode words = entry.path("value");
            if (!key.isString() || !(words.isString() || words.isMissingNode())) {
                invalidType("string", key.isString() ? words : key, name);
                return null;
            }
            entries.add(new MetadataEntry(key.stringValue(), words.asString("")));
        }
        return entries;
    }

    /** Notes an issue that no schema word covers. */
    void custom(String name, String message) {
        issue("custom", name, message, Map.of());
    }

    /** Notes that a word is none of those allowed. */
    void invalidEnum(String name, String received, List<String> options) {
        String expected = String.join(
                " | ", options.stream().map(each -> "'" + each + "'").toList());
        issue(
                "invalid_enum_value",
                name,
                "Invalid enum value. Expected " + expected + ", received '" + received + "'",
                Map.of("received", received, "options", options));
    }

    private void invalidType(String expected, JsonNode received, @Nullable String name) {
        String kind = kind(received);
        String message = kind.equals("undefined") ? "Required" : "Expected " + expected + ", received " + kind;
        issue("invalid_type", name, message, Map.of("expected", expected, "received", kind));
    }

    private void issue(String code, @Nullable String name, String message, Map<String, Object> more) {
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("code", code);
        issue.putAll(more);
        issue.put("path", name == null ? List.of() : List.of(name));
        issue.put("message", message);
        issues.add(issue);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "undefined";
            case ARRAY, OBJECT, NULL, STRING, NUMBER, BOOLEAN ->
                node.getNodeType().name().toLowerCase(Locale.ROOT);
            case BINARY, POJO -> "unknown";
        };
    }
}
