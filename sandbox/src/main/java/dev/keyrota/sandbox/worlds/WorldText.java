package dev.keyrota.sandbox.worlds;

import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a world's YAML and lays it over the one it is {@code based-on}: objects are merged, lists of things with an
 * {@code id} are merged by it, anything else replaces what was there.
 */
final class WorldText {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private WorldText() {}

    /**
     * What {@code text} says.
     *
     * @param shipped finds the text of the world that this one is based on
     */
    static WorldFile read(String text, Function<String, String> shipped) {
        return YAML.treeToValue(resolved(text, shipped), WorldFile.class);
    }

    private static JsonNode resolved(String text, Function<String, String> shipped) {
        JsonNode own = YAML.readTree(text);
        if (!(own instanceof ObjectNode over) || !over.has("based-on")) {
            return own;
        }
        String base = over.remove("based-on").asString();
        return merged(resolved(shipped.apply(base), shipped), over);
    }

    private static JsonNode merged(JsonNode under, JsonNode over) {
        if (under instanceof ObjectNode below && over instanceof ObjectNode above) {
            ObjectNode both = below.deepCopy();
            above.forEachEntry((key, value) -> both.set(key, merged(both.path(key), value)));
            return both;
        }
        if (under instanceof ArrayNode below
                && over instanceof ArrayNode above
                && above.path(0).has("id")) {
            return mergedById(below, above);
        }
        return over;
    }

    private static ArrayNode mergedById(ArrayNode below, ArrayNode above) {
        ArrayNode both = below.deepCopy();
        for (JsonNode item : above) {
            int at = indexOf(both, item.path("id"));
            if (at < 0) {
                both.add(item);
            } else {
                both.set(at, merged(both.get(at), item));
            }
        }
        return both;
    }

    private static int indexOf(ArrayNode items, JsonNode id) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).path("id").equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
