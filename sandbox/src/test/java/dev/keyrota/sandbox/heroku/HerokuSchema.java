package dev.keyrota.sandbox.heroku;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of JSON schema as Heroku's excerpt uses: references, types, properties, items, patterns and formats. A reference
 * to something that the excerpt leaves out allows anything.
 */
final class HerokuSchema {

    static final HerokuSchema NONE = new HerokuSchema(JsonMapper.shared().createObjectNode());

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final JsonNode document;

    HerokuSchema(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with {@code value} as a thing of this definition; empty for nothing. Every property must be there. */
    List<String> complaints(JsonNode value, String definition) {
        List<String> complaints = new ArrayList<>();
        JsonNode schema = document.path("definitions").path(definition);
        for (String key : schema.path("properties").propertyNames()) {
            if (!value.has(key)) {
                complaints.add("/" + key + " is missing");
            }
        }
        for (String key : value.propertyNames()) {
            if (!schema.path("properties").has(key)) {
                complaints.add("/" + key + " is not published");
            }
        }
        check(value, schema, "", complaints);
        return complaints;
    }

    private void check(JsonNode value, JsonNode unresolved, String at, List<String> complaints) {
        JsonNode schema = resolved(unresolved);
        if (schema.path("type").isArray()
                && schema.path("type").valueStream().noneMatch(type -> is(value, type.asString()))) {
            complaints.add(at + " should be " + schema.path("type") + ", is " + value);
            return;
        }
        if (value.isString()) {
            checkText(value.asString(), schema, at, complaints);
        }
        if (value.isObject()) {
            schema.path("properties").forEachEntry((key, each) -> {
                if (value.has(key)) {
                    check(value.path(key), each, at + "/" + key, complaints);
                }
            });
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> check(item, schema.path("items"), at + "[]", complaints));
        }
    }

    private static void checkText(String text, JsonNode schema, String at, List<String> complaints) {
        boolean matches = !schema.has("pattern")
                || Pattern.compile(schema.path("pattern").asString())
                        .matcher(text)
                        .find();
        boolean formed = switch (schema.path("format").asString("")) {
            case "uuid" -> UUID.matcher(text).matches();
            case "date-time" -> isTime(text);
            case "email" -> text.contains("@");
            default -> true;
        };
        if (!matches || !formed) {
            complaints.add(at + " has the wrong form: " + text);
        }
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "null" -> value.isNull();
            case "string" -> value.isString();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> false;
        };
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text).isAfter(Instant.EPOCH);
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
