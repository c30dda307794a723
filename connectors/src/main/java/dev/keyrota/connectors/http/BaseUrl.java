package dev.keyrota.connectors.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a vendor is: the only origin its calls go to. Plain HTTP is for a sandbox on this machine only; elsewhere TLS
 * binds the host's name to whoever answers, whatever address the name resolves to.
 */
public final class BaseUrl {
    private static final Pattern DOTS = Pattern.compile("/(\\.|%2[eE]){1,2}(/|$)");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final URI uri;
    private final String prefix;

    private BaseUrl(URI uri) {
        this.uri = uri;
        this.prefix = uri.toASCIIString().replaceAll("/+$", "");
    }

    /**
     * Reads a base address.
     *
     * @param url scheme, host, perhaps a port and a path; no user, query or fragment
     * @param sandbox whether the configuration says that it is a sandbox, which permits plain HTTP to this machine
     * @throws IllegalArgumentException with a sentence that names what is wrong and quotes nothing
     */
    public static BaseUrl of(String url, boolean sandbox) {
        URI uri = parsed(url);
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "an address has a scheme, a host, perhaps a port and a path, and nothing else");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean here = LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
        if (!scheme.equals("https") && !(scheme.equals("http") && sandbox && here)) {
            throw new IllegalArgumentException("an address is https; http is for a sandbox on this machine");
        }
        if (DOTS.matcher(uri.getRawPath()).find()) {
            throw new IllegalArgumentException("an address has no '.' or '..' in its path");
        }
        return new BaseUrl(uri);
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("not an address");
        }
    }

    /** Whether calls go over TLS. */
    boolean isTls() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** A target under this address. It has this very origin, or it is not made. */
    URI resolve(String pathAndQuery) {
        URI target = URI.create(prefix + pathAndQuery);
        if (!uri.getScheme().equals(target.getScheme())
                || !uri.getHost().equals(target.getHost())
                || uri.getPort() != target.getPort()) {
            throw new IllegalStateException("a target left its origin");
        }
        return target;
    }

    @Override
    public String toString() {
        return prefix;
    }
}
