package dev.keyrota.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One HTTP answer, free of any server. The server adds {@code Date} (from the world's clock) and {@code Content-Length}.
 *
 * @param status the status code
 * @param headers the values by name, in the vendor's own spelling
 * @param body the bytes to send, empty for none; not copied, and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared, and bytes are what a socket takes.
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * An answer whose body is {@code tree} as JSON.
     *
     * @param tree maps, lists, strings, numbers, booleans and nulls; a map's order is kept
     */
    public static Answer json(int status, Object tree) {
        return new Answer(
                status,
                Map.of("Content-Type", List.of("application/json; charset=utf-8")),
                JSON.writeValueAsBytes(tree));
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /** This answer with one more header; a header of that name is replaced. */
    public Answer with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new Answer(status, more, body);
    }

    /** Whether the status says that the vendor did as it was asked. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
