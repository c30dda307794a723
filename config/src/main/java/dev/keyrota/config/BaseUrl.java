package dev.keyrota.config;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.FlawException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a vendor's interface. A token is sent there, so a slip of the pen must not send it to a stranger: https only, a host by
 * its name, nothing hidden before or behind it. Only a sandbox's file may, and must, name loopback.
 */
final class BaseUrl {
    /** The text of an address; also the JSON Schema's definition {@code url}. */
    static final String PATTERN =
            "https?://([A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*|\\[::1\\])(:[1-9][0-9]{0,4})?(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?";

    private static final int LONGEST = 256;
    private static final Pattern TEXT = Pattern.compile(PATTERN);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)|\\[.*");
    private static final Pattern GITHUB_OWN = Pattern.compile("api\\.[a-z0-9-]+\\.ghe\\.com");
    private static final Pattern GITHUB_PUBLIC =
            Pattern.compile("(.*\\.)?github(usercontent)?\\.(com|io)|(.*\\.)?ghe\\.com");

    private BaseUrl() {}

    /** Reads an address. */
    static URI parse(String text) {
        Shape.refuseExpansion("", text);
        try {
            return require("", new URI(text));
        } catch (URISyntaxException _) {
            throw malformed("");
        }
    }

    /** The same address with a host in lower case and no slash at the end. */
    static URI require(String at, URI url) {
        String text = url.toString();
        if (text.length() > LONGEST
                || !TEXT.matcher(text).matches()
                || url.getHost() == null
                || url.getPort() > 65_535) {
            throw malformed(at);
        }
        return URI.create(trimmed(url.getScheme() + "://" + authority(url) + url.getRawPath()));
    }

    /** The address without a last part that some people write and some do not. */
    static URI without(String suffix, URI url) {
        String text = url.toString();
        return text.endsWith(suffix) ? URI.create(text.substring(0, text.length() - suffix.length())) : url;
    }

    static boolean isLoopback(URI url) {
        return LOOPBACK.matcher(url.getHost()).matches();
    }

    /** Why a token may not be sent there, and what to write instead; empty if it may. */
    static Optional<Flaw> objection(Vendor vendor, URI url, boolean sandbox) {
        if (sandbox) {
            return isLoopback(url)
                    ? Optional.empty()
                    : flaw(
                            "a sandbox's file speaks to this machine only",
                            "write `url: http://127.0.0.1:PORT`, or take `sandbox: true` out");
        }
        if (!"https".equals(url.getScheme())) {
            return flaw(
                    "a token would be sent in the clear",
                    "write `https://`; only a file with `sandbox: true` may say http");
        }
        if (isLoopback(url)
                || NUMERIC.matcher(url.getHost()).matches()
                || url.getHost().endsWith("localhost")) {
            return flaw(
                    "this machine, or a number for a name",
                    "write the host's name; only a file with `sandbox: true` may say 127.0.0.1");
        }
        return isAtHome(vendor, url)
                ? Optional.empty()
                : flaw("not where " + vendor.word() + "'s interface is", home(vendor));
    }

    private static Optional<Flaw> flaw(String what, String remedy) {
        return Optional.of(new Flaw("url", what, remedy));
    }

    private static String home(Vendor vendor) {
        return switch (vendor) {
            case HEROKU -> "leave `url` out: it is " + HerokuAccount.URL;
            case INFISICAL -> "write the server's root, for example `https://app.infisical.com`";
            case GITHUB ->
                "leave `url` out for " + GitHubAccount.URL
                        + "; GitHub Enterprise is `https://api.NAME.ghe.com` or `https://HOST/api/v3`";
        };
    }

    private static boolean isAtHome(Vendor vendor, URI url) {
        return switch (vendor) {
            case HEROKU -> url.equals(HerokuAccount.URL);
            case INFISICAL -> true;
            case GITHUB ->
                url.equals(GitHubAccount.URL)
                        || (url.getRawPath().isEmpty()
                                && GITHUB_OWN.matcher(url.getHost()).matches())
                        || (url.getRawPath().equals("/api/v3")
                                && !GITHUB_PUBLIC.matcher(url.getHost()).matches());
        };
    }

    private static String authority(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return url.getPort() < 0 ? host : host + ":" + url.getPort();
    }

    private static String trimmed(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static FlawException malformed(String at) {
        return new FlawException(
                at,
                "not the address of an interface",
                "write `https://host`, perhaps with a port and a path; no name or password, no `?`, no `#`");
    }
}
