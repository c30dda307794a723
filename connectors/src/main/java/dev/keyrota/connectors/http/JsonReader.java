package dev.keyrota.connectors.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Builds {@link Json} from Jackson's tokens. Buffers are not recycled: a recycled one would keep a token for as long as
 * its thread lives.
 */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxDocumentLength(CappedBody.BYTES_MAX)
                    .maxStringLength(512 * 1024)
                    .maxNumberLength(64)
                    .maxNameLength(1024)
                    .build())
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Json read(byte[] document, Predicate<String> wanted) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            JsonReader reader = new JsonReader(parser);
            JsonToken first = parser.nextToken();
            Json whole = first == JsonToken.START_OBJECT ? reader.fields(wanted) : reader.value(first);
            if (parser.nextToken() != null) {
                throw new Unreadable("more than one document");
            }
            return whole;
        } catch (JacksonException _) {
            throw new Unreadable("not JSON");
        }
    }

    private Json value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> fields(name -> true);
            case START_ARRAY -> items();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> new Json.Other();
            case VALUE_TRUE -> new Json.Truth(true);
            case VALUE_FALSE -> new Json.Truth(false);
            case VALUE_NULL -> new Json.Nothing();
            case null -> throw new Unreadable("an empty document");
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new Unreadable("not JSON");
        };
    }

    private Json fields(Predicate<String> wanted) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (!wanted.test(name)) {
                parser.skipChildren();
            } else if (members.putIfAbsent(name, value(token)) != null) {
                throw new Unreadable("a name twice in one object");
            }
        }
        return new Json.Fields(members);
    }

    private Json items() {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Json.Items(items);
    }

    private Json whole() {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new Json.Other()
                : new Json.Whole(parser.getLongValue());
    }

    private Json text() {
        CharBuffer characters =
                CharBuffer.wrap(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(characters);
            Json text = new Json.Text(encoded);
            encoded.flip();
            while (encoded.hasRemaining()) {
                encoded.put((byte) 0);
            }
            return text;
        } catch (CharacterCodingException _) {
            throw new Unreadable("half of a character");
        }
    }
}
