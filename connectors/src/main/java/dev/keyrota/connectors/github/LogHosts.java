package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a job's log may be fetched from: GitHub answers with an address elsewhere, signed and good for a minute, to which no token is
 * sent.
 *
 * @param patterns host names, of which a leading {@code *.} stands for one or more labels
 * @param sandbox whether plain HTTP to this machine, on any port, is permitted
 */
public record LogHosts(Set<String> patterns, boolean sandbox) {
    /** GitHub's own; the storage behind them is Azure's (docs.github.com, "Self-hosted runners reference", read 2026-11-22). */
    public static final LogHosts GITHUB =
            new LogHosts(Set.of("*.actions.githubusercontent.com", "*.blob.core.windows.net"), false);

    public LogHosts {
        patterns = Set.copyOf(patterns);
    }

    /** The host of a sandbox, which serves its logs itself. */
    public static LogHosts ofSandbox(BaseUrl base) {
        return new LogHosts(Set.of(URI.create(base.toString()).getHost()), true);
    }

    /** An address that is permitted: its origin, and what to ask of it. It is signed, and a request does not print what it asks. */
    record Place(BaseUrl origin, Request request) {}

    /** The place that an answer points at; empty if it is no address or not permitted. */
    Optional<Place> place(String location) {
        try {
            URI uri = new URI(location);
            if (!permitted(uri)) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            BaseUrl origin = BaseUrl.of(uri.getScheme() + "://" + uri.getHost() + port, sandbox);
            return Optional.of(
                    new Place(origin, Request.getAt("github.workflow.logs.fetch", uri.getRawPath() + query)));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean permitted(URI uri) {
        String host = uri.getHost();
        return host != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && (sandbox || uri.getPort() < 0 || uri.getPort() == 443)
                && patterns.stream().anyMatch(pattern -> matches(pattern, host.toLowerCase(Locale.ROOT)));
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }
}
