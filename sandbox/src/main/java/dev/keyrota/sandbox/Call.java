package dev.keyrota.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One HTTP request, free of any server.
 *
 * @param method the method in capitals
 * @param path the path as it was sent, still percent-encoded, without the query
 * @param query the decoded parameters in the order they came
 * @param headers the values by <em>lower-case</em> name
 * @param body the bytes that were sent, empty for none; not copied, and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared, and bytes are what a socket takes.
public record Call(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {

    /**
     * The decoded segments of the path; a trailing slash adds none, and {@code %2F} inside a segment stays in it, since
     * Octokit sends {@code contents/dir%2Fa.txt}.
     */
    public List<String> segments() {
        return Pattern.compile("/")
                .splitAsStream(path)
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    /** The text without its percent-encoding; where that is broken, the text as it was sent. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /** The first value of the header with this lower-case name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The first value of the parameter of this name. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
