package dev.keyrota.sandbox.heroku;

import dev.keyrota.sandbox.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call to Heroku with the parts that its endpoints read.
 *
 * @param arguments the variable parts of the path, in order
 */
record HerokuRequest(HerokuAccount account, Call call, List<String> arguments) {

    String argument(int index) {
        return arguments.get(index);
    }

    /**
     * The token of the {@code Authorization} header, empty where there is none: {@code Bearer TOKEN}, or Basic with the
     * token as the password, which older clients send.
     */
    String token() {
        return token(call);
    }

    static String token(Call call) {
        String header = call.header("authorization").orElse("");
        String scheme = header.substring(0, Math.max(0, header.indexOf(' '))).toLowerCase(Locale.ROOT);
        String credentials = header.substring(header.indexOf(' ') + 1).trim();
        return switch (scheme) {
            case "bearer" -> credentials;
            case "basic" -> password(credentials);
            default -> "";
        };
    }

    /** The body as a JSON object, an empty one where there is no body; empty where it is something else: 400. */
    Optional<ObjectNode> json() {
        if (call.body().length == 0) {
            return Optional.of(JsonMapper.shared().createObjectNode());
        }
        try {
            JsonNode read = JsonMapper.shared().readTree(call.body());
            return read instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String password(String credentials) {
        try {
            String plain = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return plain.substring(plain.indexOf(':') + 1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
