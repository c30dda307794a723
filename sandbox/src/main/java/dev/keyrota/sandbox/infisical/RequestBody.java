package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request's body as the server's framework reads it, before any route looks at it. */
sealed interface RequestBody {

    /** It was read; a null node where there was none. */
    record Parsed(JsonNode json) implements RequestBody {}

    /** Not JSON, empty though announced as JSON, or too large: the server answers 500, though the client is at fault. */
    record Unreadable() implements RequestBody {}

    /** 1 MiB, the framework's default. 100 kB was seen to pass and 2 MB to fail; the bound between is inferred. */
    int BYTES_MAX = 1_048_576;

    /** Reads the body by its declared type. */
    static RequestBody of(Call call) {
        String type = call.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (call.body().length > BYTES_MAX) {
            return new Unreadable();
        }
        JsonMapper mapper = JsonMapper.shared();
        if (type.startsWith("application/json")) {
            return json(call);
        }
        if (call.body().length == 0) {
            return new Parsed(mapper.nullNode());
        }
        if (type.startsWith("text/plain")) {
            return new Parsed(mapper.getNodeFactory().stringNode(call.text()));
        }
        return type.startsWith("application/x-www-form-urlencoded") ? new Parsed(form(call.text())) : new Unreadable();
    }

    private static RequestBody json(Call call) {
        try {
            JsonNode read = JsonMapper.shared().readTree(call.body());
            return read.isMissingNode() ? new Unreadable() : new Parsed(read);
        } catch (JacksonException _) {
            return new Unreadable();
        }
    }

    private static ObjectNode form(String text) {
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
