package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub's refusals mean. */
class GitHubDialectTest {
    private static final long NOW = Instant.parse("2026-07-01T09:00:30Z").getEpochSecond();

    private final ScriptedGitHub server = new ScriptedGitHub();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, UNAUTHENTICATED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "409, INVALID",
        "410, NOT_FOUND",
        "422, INVALID"
    })
    void an_error_with_a_message_is_githubs(int status, Refusal why) {
        assertThat(ask(Answer.error(status))).isEqualTo(new Reply.Refused<>(why));
        assertThat(ask(Answer.error(status).with("x-ratelimit-remaining", "4999")))
                .isEqualTo(new Reply.Refused<>(why));
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404"})
    void an_error_of_another_form_is_of_something_in_between(int status) {
        assertThat(ask(Answer.text(status, "<html>"))).isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
        assertThat(ask(Answer.json(status, "{\"error\":\"x\"}"))).isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
    }

    @ParameterizedTest
    @CsvSource({"403", "429"})
    void a_spent_limit_is_waited_for_until_its_reset_by_githubs_clock(int status) {
        Answer spent = Answer.error(status).with("x-ratelimit-remaining", "0");
        assertThat(ask(spent.with("x-ratelimit-reset", "" + (NOW + 100)))).isEqualTo(limited(100));
        assertThat(ask(spent.with("x-ratelimit-reset", "" + (NOW - 5)))).isEqualTo(limited(1));
        assertThat(ask(spent.with("x-ratelimit-reset", "" + (NOW + 3600)))).isEqualTo(limited(900));
        assertThat(ask(spent.with("x-ratelimit-reset", "99999999999999999999"))).isEqualTo(limited(60));
        assertThat(ask(spent.with("x-ratelimit-reset", "" + (NOW + 100)).with("Date", "?")))
                .isEqualTo(limited(60));
        assertThat(ask(spent)).isEqualTo(limited(60));
    }

    @ParameterizedTest
    @CsvSource({"403", "429"})
    void a_wait_that_is_named_comes_first(int status) {
        Answer named =
                Answer.error(status).with("x-ratelimit-remaining", "0").with("x-ratelimit-reset", "" + (NOW + 100));
        assertThat(ask(named.with("Retry-After", "7"))).isEqualTo(limited(7));
        assertThat(ask(named.with("Retry-After", "99999"))).isEqualTo(limited(900));
        assertThat(ask(named.with("Retry-After", "soon"))).isEqualTo(limited(30));
    }

    @Test
    void a_secondary_limit_without_headers_is_known_by_its_words() {
        String words = "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes\"}";
        assertThat(ask(Answer.json(403, words))).isEqualTo(limited(60));
        assertThat(ask(Answer.error(429))).isEqualTo(limited(60));
    }

    @Test
    void what_may_have_happened_is_unclear() {
        assertThat(ask(Answer.error(500))).isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
        assertThat(ask(Answer.empty(301).with("Location", "https://evil.example.com")))
                .isEqualTo(new Reply.Unclear<>(Doubt.REDIRECTED));
        assertThat(ask(Answer.text(200, "{}"))).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    private static Reply<Boolean> limited(long seconds) {
        return new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(seconds));
    }

    private Reply<Boolean> ask(Answer answer) {
        server.on("GET /rate_limit", answer);
        return GitHub.withToken(server.http(), server.base(), ApiVersion.V2022_11_28, Secret.ofText("ghp_sandboxtoken"))
                .json(Request.get("test", "rate_limit"), Json::isNothing);
    }
}
