package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.keyrota.sandbox.SandboxClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** Each fault, as a client with a real socket meets it, and what it did to the world. */
class FaultsTest {

    private static final String CREATE = "{\"description\":\"new\"}";

    private final SandboxClock pace = new SandboxClock(Instant.EPOCH);
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(pace).withWorld("clean"));
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void status_is_answered_in_the_vendors_own_shape_and_nothing_is_done() throws Exception {
        arm("heroku.authorizations.create", "status:503");

        HttpResponse<String> answer = create();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Client.json(answer).path("id").asString()).isEqualTo("service_unavailable");
        assertThat(client.live("new")).isFalse();
    }

    @Test
    void status_after_is_answered_when_it_has_been_done() throws Exception {
        arm("heroku.authorizations.create", "status-after:500");

        assertThat(create().statusCode()).isEqualTo(500);
        assertThat(client.live("new")).isTrue();
    }

    @Test
    void a_timeout_never_answers_and_does_nothing() throws Exception {
        arm("heroku.authorizations.create", "timeout");

        assertThatThrownBy(this::create).isInstanceOf(HttpTimeoutException.class);
        assertThat(client.live("new")).isFalse();
    }

    @Test
    void a_timeout_after_never_answers_and_has_done_it() throws Exception {
        arm("heroku.authorizations.create", "timeout-after");

        assertThatThrownBy(this::create).isInstanceOf(HttpTimeoutException.class);
        assertThat(client.live("new")).isTrue();
    }

    @Test
    void refuse_hangs_up_without_an_answer_and_does_nothing() throws Exception {
        arm("heroku.authorizations.create", "refuse");

        assertThat(catchThrowable(this::create))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(client.live("new")).isFalse();
    }

    @Test
    void down_refuses_the_connection_itself_and_is_over_after_its_seconds() throws Exception {
        arm("heroku.authorizations.create", "down");

        assertThatThrownBy(this::create).isInstanceOf(ConnectException.class);
        assertThat(client.live("new")).isFalse();

        await().ignoreExceptionsInstanceOf(ConnectException.class)
                .untilAsserted(() -> assertThat(create().statusCode()).isEqualTo(201));
    }

    @Test
    void down_after_a_call_answers_that_call_and_refuses_the_next() throws Exception {
        client.control("POST", "/faults", """
                [{"call":"heroku.account","fault":"down","after":2,"times":60}]""");

        assertThat(client.heroku("GET", "/account", "").statusCode()).isEqualTo(200);
        assertThat(client.heroku("GET", "/account", "").statusCode()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(this::create).isInstanceOf(ConnectException.class);
        }
        client.control("DELETE", "/faults", "");
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void a_late_effect_is_not_answered_and_lands_when_its_time_has_come() throws Exception {
        arm("heroku.authorizations.create", "late:PT5S");
        assertThatThrownBy(this::create).isInstanceOf(HttpTimeoutException.class);

        pace.advance(Duration.ofSeconds(4));
        assertThat(client.live("new")).isFalse();
        pace.advance(Duration.ofSeconds(1));
        assertThat(client.live("new")).isTrue();
    }

    @Test
    void a_late_effect_also_lands_when_the_control_server_moves_the_clock() throws Exception {
        arm("heroku.authorizations.create", "late:10s");
        assertThatThrownBy(this::create).isInstanceOf(HttpTimeoutException.class);

        client.control("POST", "/clock", "{\"advance\":\"PT1H\"}");
        assertThat(client.live("new")).isTrue();
    }

    @Test
    void a_lie_answers_success_and_does_nothing_and_its_token_is_never_made() throws Exception {
        arm("heroku.authorizations.create", "lie");

        HttpResponse<String> lied = create();
        assertThat(lied.statusCode()).isEqualTo(201);
        assertThat(client.live("new")).isFalse();

        HttpResponse<String> done = create();
        assertThat(Client.json(done).path("id")).isNotEqualTo(Client.json(lied).path("id"));
        assertThat(Client.json(done).path("access_token"))
                .isNotEqualTo(Client.json(lied).path("access_token"));
    }

    @Test
    void garbage_has_the_right_status_and_a_body_that_nobody_can_read() throws Exception {
        arm("heroku.authorizations.create", "garbage");

        HttpResponse<String> answer = create();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThatThrownBy(() -> Client.json(answer)).isInstanceOf(JacksonException.class);
        assertThat(client.live("new")).isTrue();
    }

    @Test
    void a_truncated_answer_ends_in_the_middle_and_has_been_done() throws Exception {
        arm("heroku.authorizations.create", "truncate");

        assertThat(catchThrowable(this::create))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(client.live("new")).isTrue();
    }

    @Test
    void a_stale_read_is_the_world_before_the_last_change() throws Exception {
        create();
        arm("heroku.authorizations.list", "stale");

        assertThat(client.heroku("GET", "/oauth/authorizations", "").body()).doesNotContain("\"new\"");
        assertThat(client.heroku("GET", "/oauth/authorizations", "").body()).contains("\"new\"");
    }

    @Test
    void a_rate_limit_says_when_to_come_back() throws Exception {
        arm("heroku.account", "rate-limit:7");

        HttpResponse<String> answer = client.heroku("GET", "/account", "");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(Client.json(answer).path("id").asString()).isEqualTo("rate_limit");
    }

    @Test
    void a_mask_changes_how_listed_tokens_look_and_nothing_else() throws Exception {
        arm("heroku.authorizations.list", "mask:PREFIX_SUFFIX");
        arm("heroku.authorizations.list", "mask:EMPTY_SUFFIX");
        arm("heroku.authorizations.list", "mask:NULL");
        String token = client.vaultToken();

        assertThat(list()).contains("HRKU-AA**********" + token.substring(token.length() - 4) + "\"");
        assertThat(list()).contains("HRKU-AA**********\"").doesNotContain(token);
        assertThat(list()).contains("\"access_token\":null").doesNotContain("HRKU");
        assertThat(list()).contains(token);
    }

    @Test
    void a_fault_lets_as_many_calls_pass_as_it_is_told_and_strikes_as_often() throws Exception {
        client.control("POST", "/faults", """
                [{"call":"*","fault":"status:500","after":1,"times":2}]""");

        assertThat(client.heroku("GET", "/account", "").statusCode()).isEqualTo(200);
        assertThat(client.heroku("GET", "/apps", "").statusCode()).isEqualTo(500);
        assertThat(client.heroku("GET", "/account", "").statusCode()).isEqualTo(500);
        assertThat(client.heroku("GET", "/account", "").statusCode()).isEqualTo(200);
    }

    @Test
    void disarmed_faults_strike_no_more() throws Exception {
        arm("*", "status:500");
        client.control("DELETE", "/faults", "");

        assertThat(client.heroku("GET", "/account", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_word_that_no_fault_has_is_refused_and_nothing_is_armed() throws Exception {
        assertThat(client.control("POST", "/faults", """
                [{"call":"*","fault":"status:500"},{"call":"*","fault":"explode"}]""").path("error").asString())
                .contains("explode");
        assertThat(client.control("GET", "/faults", "")).isEmpty();
    }

    private void arm(String call, String fault) {
        sandbox.arm(call, fault, 0, 1);
    }

    private HttpResponse<String> create() throws IOException, InterruptedException {
        return client.heroku("POST", "/oauth/authorizations", CREATE);
    }

    private String list() throws IOException, InterruptedException {
        return client.heroku("GET", "/oauth/authorizations", "").body();
    }
}
