package dev.keyrota.sandbox.server;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.sandbox.Call;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as an input: a method and a path with its query, header lines and, behind a blank line, the body. */
final class Calls {
    private Calls() {}

    static Call call(byte[] input) {
        String text = Seeds.text(input);
        int blank = text.indexOf("\n\n");
        String[] head = (blank < 0 ? text : text.substring(0, blank)).split("\n", -1);
        String[] words = head[0].split(" ", 2);
        String[] target = (words.length < 2 ? "/" : words[1]).split("\\?", 2);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = Math.max(0, head[i].indexOf(':'));
            headers.put(
                    head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    List.of(head[i].substring(colon + (colon > 0 ? 1 : 0)).strip()));
        }
        byte[] body = blank < 0 ? new byte[0] : text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        return new Call(words[0], target[0], query(target.length < 2 ? "" : target[1]), headers, body);
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String each : raw.split("&", -1)) {
            String[] pair = each.split("=", 2);
            query.put(pair[0], List.of(pair.length < 2 ? "" : pair[1]));
        }
        return query;
    }
}
