package dev.keyrota.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of answers: PROTOCOL.md, "Answers". */
class EndpointTest {
    private static final String JSON = "Content-Type: application/json; charset=utf-8\r\n";
    private static final String PAGE = "Content-Type: text/html\r\n";

    private final Http http = new Http(Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime);

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID", "401, UNAUTHENTICATED", "402, SUSPENDED", "403, FORBIDDEN", "404, NOT_FOUND", "406, INVALID",
        "409, INVALID", "410, NOT_FOUND", "413, INVALID", "416, INVALID", "422, INVALID", "451, FORBIDDEN"
    })
    void a_vendors_no_is_definite(int status, Refusal why) {
        assertThat(post(RawServer.answer(status, JSON, "{\"id\":\"x\"}"))).isEqualTo(new Reply.Refused<>(why));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422})
    void a_no_that_is_not_the_vendors_proves_nothing_about_the_key_or_the_thing(int status) {
        assertThat(post(RawServer.answer(status, PAGE, "<html>no</html>")))
                .isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
        assertThat(post(RawServer.answer(status, "", ""))).isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
        assertThat(post(RawServer.answer(status, JSON, "{\"other\":1}")))
                .isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void a_redirect_is_unclear(int status) {
        String answer = "HTTP/1.1 " + status + " X\r\nLocation: http://127.0.0.1:1/\r\n"
                + (status == 304 ? "\r\n" : "Content-Length: 0\r\n\r\n");
        assertThat(post(answer)).isEqualTo(new Reply.Unclear<>(Doubt.REDIRECTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 503, 504, 520, 599, 600, 999})
    void a_failing_server_may_have_done_it(int status) {
        assertThat(post(RawServer.answer(status, JSON, "{}"))).isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
    }

    @Test
    void a_page_with_503_may_come_from_a_router_that_passed_a_mutation_on() {
        assertThat(post(RawServer.answer(503, PAGE, "<html>Application error</html>")))
                .isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
        assertThat(get(RawServer.answer(503, PAGE, "<html>Application error</html>")))
                .isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
    }

    @Test
    void an_edge_that_says_that_it_blocked_is_believed() {
        assertThat(post(RawServer.answer(403, "Content-Type: text/plain\r\n", "error code: 1010")))
                .isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
        assertThat(post(RawServer.answer(503, PAGE + "cf-mitigated: challenge\r\n", "<html>wait</html>")))
                .isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
    }

    @Test
    void a_request_that_timed_out_at_the_server_is_unclear() {
        assertThat(post(RawServer.answer(408, JSON, "{\"id\":\"x\"}"))).isEqualTo(new Reply.Unclear<>(Doubt.TIMEOUT));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "1, 1",
        "0, 1",
        "900, 900",
        "901, 900",
        "99999, 900",
        "-1, 30",
        "100000, 30",
        "99999999999999999999, 30",
        "1.5, 30",
        "'Wed, 21 Oct 2026 07:28:00 GMT', 30",
        "'', 30",
        "soon, 30"
    })
    void too_many_calls_say_how_long_to_wait_within_reason(String header, int seconds) {
        assertThat(post(RawServer.answer(429, PAGE + "Retry-After: " + header + "\r\n", "")))
                .isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(seconds)));
    }

    @Test
    void too_many_calls_without_a_word_about_waiting_mean_thirty_seconds() {
        assertThat(post(RawServer.answer(429, "", "")))
                .isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"id\":1}",
                "{\"id\":null}",
                "{}",
                "{\"id\":\"a\",\"id\":\"b\"}",
                "{\"id\":\"a\"}{}",
                "{\"id\":\"\\ud800\"}",
                "\ufeff{\"id\":\"a\"}",
                "<html>"
            })
    void a_success_that_is_not_of_the_agreed_shape_is_unclear(String body) {
        assertThat(post(RawServer.answer(200, JSON, body))).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/html", "text/plain", "application/jsonp", "application/octet-stream", "json"})
    void a_success_that_is_not_declared_as_json_is_unclear(String type) {
        String header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        assertThat(post(RawServer.answer(200, header, "{\"id\":\"a\"}")))
                .isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON;charset=UTF-8", "application/vnd.heroku+json; version=3"})
    void json_has_several_names(String type) {
        assertThat(post(RawServer.answer(201, "Content-Type: " + type + "\r\n", "{\"id\":\"a\"}")))
                .isEqualTo(new Reply.Answered<>("a"));
    }

    @Test
    void one_mebibyte_is_read_and_a_byte_more_is_not() {
        String filler = "{\"id\":\"a\",\"pad\":[" + "1,".repeat(500_000) + "1]}";
        String exact = filler + " ".repeat(CappedBody.BYTES_MAX - filler.length());
        assertThat(post(RawServer.answer(200, JSON, exact))).isEqualTo(new Reply.Answered<>("a"));
        assertThat(post(RawServer.answer(200, JSON, exact + " "))).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @Test
    void the_vendors_clock_is_read_and_may_be_missing_or_odd() {
        assertThat(date("Date: Wed, 01 Jul 2026 09:00:00 GMT\r\n"))
                .isEqualTo(new Reply.Answered<>("2026-07-01T09:00:00Z"));
        assertThat(date("")).isEqualTo(new Reply.Answered<>("null"));
        assertThat(date("Date: yesterday\r\n")).isEqualTo(new Reply.Answered<>("null"));
    }

    private Reply<String> date(String header) {
        return exchange(
                Request.get("test.GET"),
                RawServer.answer(200, JSON + header, "{}"),
                response -> new Reply.Answered<>(String.valueOf(response.date())));
    }

    private Reply<String> post(String answer) {
        return exchange(Request.post("test.POST", "a").json(json -> json.text("a", "b")), answer, EndpointTest::id);
    }

    private Reply<String> get(String answer) {
        return exchange(Request.get("test.GET", "a"), answer, EndpointTest::id);
    }

    private static Reply<String> id(Response response) {
        return new Reply.Answered<>(response.json().at("id").text());
    }

    private Reply<String> exchange(Request request, String answer, Function<Response, Reply<String>> reading) {
        try (RawServer server = RawServer.answering(answer)) {
            return http.at(BaseUrl.of(server.url(), true), EndpointTest::own).call(request, reading);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Refusal own(Response response) {
        return response.problem().peek("id").hint() == null ? null : Dialect.usual(response.status());
    }
}
