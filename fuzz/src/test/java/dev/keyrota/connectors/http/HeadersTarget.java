package dev.keyrota.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Headers without a socket, a line each: the time is one of the four digits of a year or none, the wait is bounded, and the type of a body
 * says JSON or does not.
 */
public final class HeadersTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "Date: Wed, 01 Jul 2026 09:00:00 GMT\nRetry-After: 7\nContent-Type: application/json; charset=utf-8",
                "Date: Sat, 31 Dec 9999 23:59:60 +1800\nRetry-After: -1\nContent-Type: application/vnd.heroku+json;version=3",
                "Date: Wed, 01 Jul 992026 09:00:00 GMT",
                "Date: Fri, 31 Dec 9999 23:59:59 -1800",
                "Retry-After: Wed, 01 Jul 2026 09:00:00 GMT\nDate: 0",
                "Cf-mitigated: a\nCf-Mitigated: b",
                "Retry-After: 99999999999999999999\nCf-Mitigated: challenge\nContent-Type: text/html");
    }

    @Override
    public List<String> words() {
        return List.of(
                "Date: ",
                "Retry-After: ",
                "Content-Type: ",
                " GMT",
                " -0000",
                "application/",
                "+json",
                ";;;=",
                "99999",
                "1e3");
    }

    @Override
    public void read(byte[] input) {
        // The JDK's client has one entry for all spellings of a name.
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : new String(input, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).matches("[A-Za-z-]+")) {
                headers.put(
                        line.substring(0, colon),
                        List.of(line.substring(colon + 1).strip()));
            }
        }
        Response response = new Response(
                200, HttpHeaders.of(headers, (_, _) -> true), new CappedBody.Bytes(new byte[] {'{', '}'}, true));
        assertThat(RetryAfter.of(response.header("retry-after").orElse("")))
                .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(15));
        assertThat(year(response)).isBetween(-1, 9999);
        assertThat(response.problem()).isNotNull();
        assertThat(response.isBlockedByEdge())
                .isEqualTo(headers.keySet().stream().anyMatch("cf-mitigated"::equalsIgnoreCase));
    }

    private static int year(Response response) {
        Instant date = response.date();
        return date == null ? 0 : date.atOffset(ZoneOffset.UTC).getYear();
    }
}
