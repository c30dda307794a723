package dev.keyrota.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request may go, and beside which settings of the Java runtime none is sent. */
class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://api.heroku.com", "https://vault.example.com:8443/api/", "https://10.0.0.1"})
    void https_goes_anywhere(String url) {
        assertThat(BaseUrl.of(url, false)).hasToString(url.replaceAll("/$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "http://127.1.2.3"})
    void http_is_for_a_sandbox_on_this_machine(String url) {
        assertThat(BaseUrl.of(url, true)).hasToString(url);
        assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.of(url, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "ftp://127.0.0.1",
                "//127.0.0.1",
                "https:/x",
                "https://",
                "https://user:canary@example.com",
                "https://example.com?canary",
                "https://example.com#canary",
                "https://example.com/../x",
                "not an address",
                "https://exa mple.com",
                "file:///etc/passwd"
            })
    void other_addresses_are_refused_and_not_quoted(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.of(url, true))
                .withNoCause()
                .withMessageNotContaining("canary")
                .withMessageNotContaining("example");
    }

    @Test
    void segments_and_parameters_stay_within_their_place() {
        BaseUrl base = BaseUrl.of("https://api.example.com/api/", false);
        Request request = Request.get("t", "secrets", "a/b?c#d%e é", "x")
                .query("p", "/a&b=c")
                .query("q", "1");
        assertThat(base.resolve(request.target))
                .hasToString("https://api.example.com/api/secrets/a%2Fb%3Fc%23d%25e%20%C3%A9/x?p=%2Fa%26b%3Dc&q=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void a_segment_that_leads_elsewhere_is_refused(String segment) {
        assertThatIllegalArgumentException().isThrownBy(() -> Request.get("t", "a", segment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary\n", "canary\r\nX: 1", "canary\u0000", "canaryé"})
    void a_header_takes_no_line_end_and_does_not_quote_it(String value) {
        assertThat(Request.fitsHeader(value)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.get("t").header("Range", value))
                .withMessageNotContaining("canary");
    }

    @Test
    void a_request_prints_as_its_name() {
        assertThat(Request.get("heroku.account", "canary")
                        .query("canary", "canary")
                        .header("X", "canary"))
                .hasToString("GET heroku.account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.httpclient.enableAllMethodRetry",
                "jdk.httpclient.HttpClient.log",
                "jdk.internal.httpclient.debug",
                "jdk.internal.httpclient.disableHostnameVerification",
                "javax.net.debug"
            })
    void a_runtime_that_logs_or_resends_requests_is_refused_with_a_remedy(String property) {
        System.setProperty(property, "");
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new Http(Duration.ofSeconds(1), CallObserver.NONE, System::nanoTime))
                    .withMessageContaining(property)
                    .withMessageContaining("start Keyrota without it");
        } finally {
            System.clearProperty(property);
        }
        new Http(Duration.ofSeconds(1), CallObserver.NONE, System::nanoTime).close();
    }
}
