package dev.keyrota.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of one vendor, without sockets: what a test asks and what it is answered. */
public final class Asking {

    private final Function<Call, Answer> vendor;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();

    public <S> Asking(Vendor<S> vendor, S state) {
        this.vendor = call -> vendor.answer(state, call);
    }

    /** Sends this header from now on. */
    public Asking with(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), List.of(value));
        return this;
    }

    /** Does not send it any more. */
    public Asking without(String name) {
        headers.remove(name.toLowerCase(Locale.ROOT));
        return this;
    }

    public Answer get(String target) {
        return send("GET", target, "");
    }

    /** Sends a JSON body. */
    public Answer json(String method, String target, Object tree) {
        headers.put("content-type", List.of("application/json"));
        Answer answer = send(method, target, JsonMapper.shared().writeValueAsString(tree));
        headers.remove("content-type");
        return answer;
    }

    public Answer send(String method, String target, String body) {
        return vendor.apply(call(method, target, body));
    }

    public Call call(String method, String target, String body) {
        int mark = target.indexOf('?');
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(decoded(parts[0]), List.of(parts.length == 2 ? decoded(parts[1]) : ""));
            }
        }
        String path = mark < 0 ? target : target.substring(0, mark);
        return new Call(method, path, query, Map.copyOf(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    public static JsonNode tree(Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The first value of a header of the answer; empty where it has none. */
    public static String header(Answer answer, String name) {
        return answer.headers().getOrDefault(name, List.of("")).getFirst();
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
