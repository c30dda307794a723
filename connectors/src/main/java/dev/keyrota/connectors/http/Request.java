package dev.keyrota.connectors.http;

import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to ask of a vendor. Immutable: each method answers a changed copy. A key stays a {@link Secret} in it, and its
 * body is a recipe that is rendered when it is sent and wiped after, so it may be sent again. It prints as its name.
 */
public final class Request {
    private static final Pattern TARGET =
            Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*(?:\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{1,8192}");

    final Method method;
    final String name;
    final String target;
    final Map<String, String> headers;
    final @Nullable Authorization authorization;
    final @Nullable Consumer<JsonText> body;
    final @Nullable Duration deadline;

    /** A header {@code Authorization}, of which only the scheme is not secret. */
    record Authorization(String scheme, Secret key) {}

    private Request(
            Method method,
            String name,
            String target,
            Map<String, String> headers,
            @Nullable Authorization authorization,
            @Nullable Consumer<JsonText> body,
            @Nullable Duration deadline) {
        this.method = method;
        this.name = name;
        this.target = target;
        this.headers = Map.copyOf(headers);
        this.authorization = authorization;
        this.body = body;
        this.deadline = deadline;
    }

    /**
     * A read.
     *
     * @param name what observers call it, for example {@code heroku.account}; never anything from outside
     * @param segments of the path, each percent-encoded here
     * @throws IllegalArgumentException if a segment is empty, {@code .} or {@code ..}
     */
    public static Request get(String name, String... segments) {
        return of(Method.GET, name, segments);
    }

    /**
     * A read of what a vendor's answer pointed at, sent as it is written: such an address may be signed, and encoding
     * it anew would spoil it.
     *
     * @param pathAndQuery begins with a slash
     * @throws IllegalArgumentException if it is not a path and perhaps a query; the message does not quote it
     */
    public static Request getAt(String name, String pathAndQuery) {
        if (!TARGET.matcher(pathAndQuery).matches()) {
            throw new IllegalArgumentException("not a path and query");
        }
        return new Request(Method.GET, name, pathAndQuery, Map.of(), null, null, null);
    }

    /** A creation; see {@link #get} for the parameters. */
    public static Request post(String name, String... segments) {
        return of(Method.POST, name, segments);
    }

    /** A replacement; see {@link #get} for the parameters. */
    public static Request put(String name, String... segments) {
        return of(Method.PUT, name, segments);
    }

    /** A change; see {@link #get} for the parameters. */
    public static Request patch(String name, String... segments) {
        return of(Method.PATCH, name, segments);
    }

    /** A removal; see {@link #get} for the parameters. */
    public static Request delete(String name, String... segments) {
        return of(Method.DELETE, name, segments);
    }

    private static Request of(Method method, String name, String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("a path segment is empty or leads elsewhere");
            }
            path.append('/').append(encoded(segment));
        }
        return new Request(method, name, path.toString(), Map.of(), null, null, null);
    }

    /** With one more parameter, percent-encoded here. */
    public Request query(String parameter, String value) {
        String longer = target + (target.contains("?") ? "&" : "?") + encoded(parameter) + "=" + encoded(value);
        return new Request(method, name, longer, headers, authorization, body, deadline);
    }

    /**
     * With a header that is not secret.
     *
     * @throws IllegalArgumentException if the value has other than 1 to 8,192 printable ASCII characters; the message
     * does not quote it
     */
    public Request header(String header, String value) {
        if (!fitsHeader(value)) {
            throw new IllegalArgumentException("a header's value has printable ASCII characters only");
        }
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Request(method, name, target, more, authorization, body, deadline);
    }

    /** Whether {@link #header} takes a value: for values that a vendor told us to send back. */
    public static boolean fitsHeader(String value) {
        return HEADER_VALUE.matcher(value).matches();
    }

    /**
     * With {@code Authorization: Bearer}. A secret that cannot be a key is refused when it is sent, before it goes
     * anywhere.
     */
    public Request bearer(Secret key) {
        return new Request(method, name, target, headers, new Authorization("Bearer", key), body, deadline);
    }

    /** With a JSON object as its body. */
    public Request json(Consumer<JsonText> members) {
        return new Request(method, name, target, headers, authorization, members, deadline);
    }

    /** With a deadline of its own, from the start of the call to the last byte of the answer. */
    public Request within(Duration limit) {
        return new Request(method, name, target, headers, authorization, body, limit);
    }

    /** Whether it only looks. */
    boolean isRead() {
        return method == Method.GET;
    }

    private static String encoded(String text) {
        List<String> parts = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= '0' && b <= '9')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || "-._~".indexOf(b) >= 0;
            parts.add(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return String.join("", parts);
    }

    @Override
    public String toString() {
        return method + " " + name;
    }
}
