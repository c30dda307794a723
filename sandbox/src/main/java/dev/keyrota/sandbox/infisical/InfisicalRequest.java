package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call to Infisical with the parts that its endpoints read.
 *
 * @param arguments the variable parts of the path, in order
 */
record InfisicalRequest(InfisicalVault vault, Call call, List<String> arguments) {

    String argument(int index) {
        return arguments.get(index);
    }

    /**
     * The text after the scheme; null where no authorization was sent, or an empty one. The scheme is not looked at, so
     * that Basic is a malformed token (observed).
     */
    @Nullable
    String bearer() {
        String header = call.header("authorization").orElse("").strip();
        if (header.isEmpty()) {
            return null;
        }
        String[] words = header.split(" ", 3);
        return words.length == 1 ? "" : words[1];
    }

    /** The query's parameters as fields, to be checked like a body's. */
    Fields query() {
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        call.query().forEach((name, values) -> fields.put(name, values.getFirst()));
        return new Fields(fields);
    }
}
