package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Call;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a call goes: the API's own path, whichever way the client wrote it. Real clients use the bare path, the prefix
 * {@code /api/v3} of GitHub Enterprise, and, through a proxy, the absolute form.
 *
 * @param base scheme, host and prefix as the client wrote them, without a slash at the end
 * @param segments the decoded segments below the base; {@code %2F} in one stays in it
 */
record Target(String base, List<String> segments) {

    private static final Pattern ABSOLUTE = Pattern.compile("(https?://[^/]*)(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final String PREFIX = "/api/v3";

    static Target of(Call call) {
        Matcher absolute = ABSOLUTE.matcher(call.path());
        if (absolute.matches()) {
            String path = absolute.group(2) == null ? "/" : absolute.group(2);
            return below(absolute.group(1), call, path);
        }
        String host = call.header("host").orElse("127.0.0.1");
        // A client that reaches the sandbox by the real name does so through a socket or a proxy, and expects real
        // links.
        String scheme = host.equals("api.github.com") ? "https" : "http";
        return below(scheme + "://" + host, call, call.path());
    }

    private static Target below(String origin, Call call, String path) {
        boolean prefixed = path.equals(PREFIX) || path.startsWith(PREFIX + "/");
        String rest = prefixed ? path.substring(PREFIX.length()) : path;
        Call bare = new Call(call.method(), rest, call.query(), call.headers(), call.body());
        return new Target(origin + (prefixed ? PREFIX : ""), bare.segments());
    }
}
