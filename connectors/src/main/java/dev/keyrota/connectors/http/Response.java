package dev.keyrota.connectors.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's answer. It lives for the reading that it is handed to and is wiped after; nothing read from it may keep
 * its {@link Json}. It prints as its status.
 */
public final class Response {
    private static final Pattern JSON = Pattern.compile("application/([a-z0-9.+-]+\\+)?json *(;.*)?");

    private final int status;
    private final HttpHeaders headers;
    private final CappedBody.Bytes body;
    private @Nullable Json read;

    Response(int status, HttpHeaders headers, CappedBody.Bytes body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The status, 100 to 999. */
    public int status() {
        return status;
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The vendor's clock when it answered: the header {@code Date}; null if it does not say. */
    public @Nullable Instant date() {
        return header("date").map(Response::parsedDate).orElse(null);
    }

    /** Its year has four digits (RFC 9110, 5.6.7); Java's formatter takes more. */
    private static @Nullable Instant parsedDate(String text) {
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            int year = date.atOffset(ZoneOffset.UTC).getYear();
            return year < 0 || year > 9999 ? null : date;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /**
     * The body.
     *
     * @throws Unreadable if it was cut off or too large, is not declared as JSON, or is none
     */
    public Json json() {
        return json(name -> true);
    }

    /** The body of which only some members are kept: see {@link Json#parse(byte[], Predicate)}. */
    public Json json(Predicate<String> wanted) {
        if (!body.whole()) {
            throw new Unreadable("a body that was cut off or too large");
        }
        if (!isJson()) {
            throw new Unreadable("a body that is not declared as JSON");
        }
        if (read == null) {
            read = body.read(bytes -> Json.parse(bytes, wanted));
        }
        return read;
    }

    /**
     * The body as a text of UTF-8, of whatever declared type; what is no character is replaced.
     *
     * @throws Unreadable if it was cut off or too large
     */
    public String text() {
        if (!body.whole()) {
            throw new Unreadable("a body that was cut off or too large");
        }
        return body.read(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The body of an error, for hints: {@link Json.Absent} if it is not readable JSON. */
    public Json problem() {
        try {
            return json();
        } catch (Unreadable _) {
            return new Json.Absent();
        }
    }

    private boolean isJson() {
        return header("content-type")
                .filter(type -> JSON.matcher(type.toLowerCase(Locale.ROOT)).matches())
                .isPresent();
    }

    /** Whether something in front of the vendor says that it kept the request to itself. */
    boolean isBlockedByEdge() {
        return header("cf-mitigated").isPresent() || (!isJson() && body.contains("error code: 10"));
    }

    /** Whether it is a page for people. */
    boolean isPage() {
        return header("content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .isPresent();
    }

    void wipe() {
        body.wipe();
        if (read != null) {
            read.wipe();
        }
    }

    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}
