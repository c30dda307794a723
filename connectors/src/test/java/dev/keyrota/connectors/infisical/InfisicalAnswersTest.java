package dev.keyrota.connectors.infisical;

import static dev.keyrota.connectors.infisical.FakeVault.APPROVALS;
import static dev.keyrota.connectors.infisical.FakeVault.LOGIN;
import static dev.keyrota.connectors.infisical.FakeVault.NO_ROUTE;
import static dev.keyrota.connectors.infisical.FakeVault.PATCH_V3;
import static dev.keyrota.connectors.infisical.FakeVault.PATCH_V4;
import static dev.keyrota.connectors.infisical.FakeVault.V3;
import static dev.keyrota.connectors.infisical.FakeVault.V4;
import static dev.keyrota.connectors.infisical.FakeVault.error;
import static dev.keyrota.connectors.infisical.FakeVault.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.http.RawServer;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connector makes of answers, to the byte. */
class InfisicalAnswersTest {
    private static final Secret TOKEN = Secret.ofText("HRKU-AAsandbox-the-new-token");
    private static final String VALUE = "\"HRKU-AAsandbox-the-new-token\"";
    private static final AuthorizationId ID = new AuthorizationId("b1e6320e-0000-4000-8000-000000000001");
    private static final AuthorizationId OLD = new AuthorizationId("b1e6320e-0000-4000-8000-000000000002");
    private static final String TOKEN_OF_ME = "header00."
            + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"identityId\":\"me\"}".getBytes(StandardCharsets.US_ASCII))
            + ".signature";
    private static final Label LABEL = new Label(ID, OLD, new RunId("0123456789ab"), "host-1", Label.State.OPEN);

    private final FakeVault fake = new FakeVault();

    @AfterEach
    void close() throws IOException {
        fake.close();
    }

    @Test
    void an_entry_is_read_in_v4_with_everything_that_is_known_about_it() {
        fake.on(V4, secret(VALUE, "[{\"key\":\"team\",\"value\":\"x\"}]"));
        Store.Content content = answered(fake.vault().read());
        assertThat(content.value()).matches(value -> value != null && value.sameAs(TOKEN));
        assertThat(content.itemId()).isEqualTo("secret-1");
        assertThat(content.version()).isEqualTo("3");
        assertThat(content.label()).isNull();
        assertThat(content.fits()).isFalse();
        assertThat(content.changedAt()).isEqualTo(Instant.parse("2026-07-01T09:00:00Z"));
        assertThat(content.age()).isEqualTo(Duration.ofSeconds(10));
        assertThat(content.toString()).doesNotContain("HRKU");
        assertThat(fake.server.requests.getLast())
                .contains("projectId=project-1", "environment=prod", "secretPath=%2FMooseQuest%2Fheroku")
                .contains("expandSecretReferences=false", "Authorization: Bearer token-number-1\r\n");
    }

    @Test
    void a_server_without_v4_is_spoken_to_in_v3_and_asked_once() {
        fake.on(V3, secret(VALUE, "[]")).on(PATCH_V3, secret(VALUE, "[]"));
        InfisicalVault vault = fake.vault();
        answered(vault.read());
        answered(vault.read());
        answered(vault.write(TOKEN, LABEL));
        assertThat(fake.server.count("GET /api/v4")).isEqualTo(1);
        assertThat(fake.server.count(V3)).isEqualTo(3);
        assertThat(fake.server.requests.getLast()).contains("{\"workspaceId\":\"project-1\",");
    }

    @Test
    void a_missing_secret_is_not_a_missing_route() {
        fake.on(V4, error(404, "NotFound")).on(V3, secret(VALUE, "[]"));
        assertThat(fake.vault().read()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(fake.server.count(V3)).isZero();
    }

    @Test
    void a_server_that_has_neither_route_is_not_the_vault() {
        assertThat(fake.vault().read()).isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
    }

    @Test
    void a_server_that_drops_v3_is_asked_anew() {
        fake.on(V3, secret(VALUE, "[]"));
        InfisicalVault vault = fake.vault();
        answered(vault.read());
        fake.on(V3, NO_ROUTE).on(V4, secret(VALUE, "[]"));
        assertThat(vault.read()).isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
        answered(vault.read());
    }

    @ParameterizedTest
    @CsvSource({
        "403, PermissionDenied, FORBIDDEN",
        "403, ForbiddenError, FORBIDDEN",
        "404, GetSecretByName, NOT_FOUND",
        "400, BadRequest, INVALID",
        "422, ValidationFailure, INVALID"
    })
    void infisical_says_no_in_its_own_words(int status, String word, Refusal why) {
        fake.on(V4, error(status, word));
        assertThat(fake.vault().read()).isEqualTo(new Reply.Refused<>(why));
    }

    @Test
    void a_message_that_is_an_array_is_an_error_too() {
        fake.on(
                V4,
                RawServer.json(
                        422,
                        "{\"reqId\":\"r\",\"statusCode\":422,\"message\":[{\"path\":[\"x\"]}],\"error\":\"ValidationFailure\"}"));
        assertThat(fake.vault().read()).isEqualTo(new Reply.Refused<>(Refusal.INVALID));
    }

    @ParameterizedTest
    @CsvSource({"403, TokenError", "401, UnauthorizedError"})
    void a_token_that_ran_out_is_replaced_by_a_new_login_and_the_call_repeated_once(int status, String word) {
        fake.on(V4, r -> r.contains("token-number-1\r\n") ? error(status, word) : secret(VALUE, "[]"));
        fake.on(PATCH_V4, r -> r.contains("token-number-3\r\n") ? secret(VALUE, "[]") : error(status, word));
        InfisicalVault vault = fake.vault();
        answered(vault.read());
        answered(vault.write(TOKEN, null));
        assertThat(fake.server.count(LOGIN)).isEqualTo(3);
        assertThat(fake.server.count(PATCH_V4)).isEqualTo(2);
    }

    @Test
    void a_token_that_is_refused_again_is_a_refusal_and_no_third_attempt() {
        fake.on(V4, secret(VALUE, "[]")).on(PATCH_V4, error(403, "TokenError"));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(fake.server.count(PATCH_V4)).isEqualTo(2);
    }

    @Test
    void a_token_that_somebody_else_obtained_is_used_as_it_is() {
        fake.on(V4, error(403, "TokenError"));
        InfisicalVault vault = FakeVault.vault(fake.account(new Login.AccessToken(Secret.ofText("st.static-token"))));
        assertThat(vault.read()).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(fake.server.requests).hasSize(1).allMatch(r -> r.contains("Bearer st.static-token\r\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404})
    void a_bad_login_is_not_tried_again_within_the_time_that_locks_the_identity(int status) {
        fake.on(LOGIN, error(status, "UnauthorizedError"));
        InfisicalVault vault = fake.vault();
        for (int i = 0; i < 5; i++) {
            assertThat(vault.read()).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        }
        assertThat(fake.server.count(LOGIN)).isEqualTo(1);
        fake.nanos.addAndGet(Duration.ofSeconds(32).toNanos());
        vault.read();
        assertThat(fake.server.count(LOGIN)).isEqualTo(2);
    }

    @Test
    void a_write_whose_login_is_in_doubt_was_certainly_not_made() {
        fake.on(LOGIN, RawServer.json(500, "{}"));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
        fake.on(LOGIN, RawServer.json(200, "{\"accessToken\":\"bad token\"}"));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
        fake.on(LOGIN, error(429, "RateLimitExceeded"));
        assertThat(fake.vault().write(TOKEN, LABEL))
                .isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(30)));
    }

    @Test
    void side_by_side_calls_share_one_login_even_when_it_was_begun_early() throws Exception {
        fake.on(V4, secret(VALUE, "[]"));
        InfisicalAccount account = fake.account();
        account.ahead();
        InfisicalVault vault = FakeVault.vault(account);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reply<Store.Content>>> calls = Stream.generate(
                            () -> (Callable<Reply<Store.Content>>) vault::read)
                    .limit(8)
                    .toList();
            assertThat(threads.invokeAll(calls)).allMatch(reply -> reply.resultNow() instanceof Reply.Answered);
        }
        assertThat(fake.server.count(LOGIN)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"<hidden-by-infisical>\"", "\"\"", "null"})
    void a_hidden_or_empty_value_is_none(String value) {
        fake.on(V4, secret(value, "[]"));
        assertThat(answered(fake.vault().read()).value()).isNull();
    }

    @Test
    void a_value_that_is_declared_hidden_is_none_whatever_stands_there() {
        fake.on(
                V4,
                secret("\"whatever-stands-there\"", "[]")
                        .replace("\"secretValueHidden\":false", "\"secretValueHidden\":true "));
        assertThat(answered(fake.vault().read()).value()).isNull();
    }

    @Test
    void an_answer_about_another_secret_or_environment_is_unreadable() {
        fake.on(V4, secret(VALUE, "[]").replace("\"environment\":\"prod\"", "\"environment\":\"test\""));
        assertThat(fake.vault().read()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        fake.on(V4, secret(VALUE, "[]").replace("\"secretKey\":\"HEROKU", "\"secretKey\":\"GITHUB"));
        assertThat(fake.vault().read()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @Test
    void an_earlier_version_of_another_entry_of_the_same_name_is_not_found() {
        fake.on(V4, secret(VALUE, "[]"));
        InfisicalVault vault = fake.vault();
        answered(vault.read("secret-1", "3"));
        assertThat(fake.server.requests.getLast()).contains("&version=3");
        assertThat(vault.read("secret-0", "3")).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(vault.read("secret-1", "2")).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(vault.read("secret-1", "")).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @Test
    void a_write_carries_value_and_label_and_keeps_what_the_team_has_there() {
        fake.on(V4, secret("\"<hidden-by-infisical>\"", """
                [{"key":"owner","value":"ops \\"é\\""},{"key":"keyrota.state","value":"done"},{"key":"keyrota.previous","value":"x"},\
                {"key":"pin","value":"1234","isEncrypted":true}]"""));
        fake.on(PATCH_V4, secret(VALUE, "[]"));
        answered(fake.vault().write(TOKEN, LABEL));
        assertThat(fake.server.requests.get(1)).contains("viewSecretValue=false");
        assertThat(fake.server.requests.getLast())
                .contains(
                        "{\"projectId\":\"project-1\",\"environment\":\"prod\",\"secretPath\":\"/MooseQuest/heroku\",\"type\":\"shared\","
                                + "\"secretValue\":" + VALUE
                                + ",\"secretMetadata\":[{\"key\":\"owner\",\"value\":\"ops \\\"é\\\"\"},"
                                + "{\"key\":\"pin\",\"value\":\"1234\",\"isEncrypted\":true},"
                                + "{\"key\":\"keyrota.authorization\",\"value\":\"" + ID
                                + "\"},{\"key\":\"keyrota.previous\",\"value\":\"" + OLD
                                + "\"},{\"key\":\"keyrota.run\",\"value\":\"0123456789ab\"},{\"key\":\"keyrota.host\",\"value\":\"host-1\"},"
                                + "{\"key\":\"keyrota.state\",\"value\":\"open\"},{\"key\":\"keyrota.salt\",")
                .containsOnlyOnce("keyrota.state");
    }

    @Test
    void a_label_alone_never_carries_the_value() {
        fake.on(V4, secret(VALUE, "[]")).on(PATCH_V4, secret(VALUE, "[]"));
        Label done = new Label(ID, null, new RunId("0123456789ab"), "host-1", Label.State.DONE);
        answered(fake.vault().label(done, TOKEN));
        assertThat(fake.server.requests.getLast())
                .startsWith(PATCH_V4)
                .contains("keyrota.state\",\"value\":\"done", "keyrota.mac")
                .doesNotContain("secretValue", "HRKU", "keyrota.previous");
    }

    @Test
    void a_label_is_believed_with_the_value_it_was_written_for_and_with_no_other() {
        String[] stored = {"[]"};
        fake.on(V4, _ -> secret(VALUE, stored[0])).on(PATCH_V4, request -> {
            stored[0] = request.substring(request.indexOf("\"secretMetadata\":") + 17, request.length() - 1);
            return secret(VALUE, "[]");
        });
        InfisicalVault vault = fake.vault();
        answered(vault.write(TOKEN, LABEL));
        Store.Content content = answered(vault.read());
        assertThat(content.label()).isEqualTo(LABEL);
        assertThat(content.fits()).isTrue();

        fake.on(V4, _ -> secret("\"written-by-a-hand\"", stored[0]));
        assertThat(answered(vault.read()).label()).isEqualTo(LABEL);
        assertThat(answered(vault.read()).fits()).isFalse();

        fake.on(V4, _ -> secret(VALUE, stored[0].replaceFirst("\"value\":\"[0-9a-f]{64}\"", "\"value\":\"\"")));
        assertThat(answered(vault.read()).fits()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"key\":\"keyrota.run\",\"value\":\"0123456789ab\"}]",
                "[{\"key\":\"keyrota.authorization\",\"value\":\"not an id\"},{\"key\":\"keyrota.run\",\"value\":\"0123456789ab\"},{\"key\":\"keyrota.state\",\"value\":\"open\"}]"
            })
    void a_label_that_is_not_whole_is_none(String metadata) {
        fake.on(V4, secret(VALUE, metadata));
        assertThat(answered(fake.vault().read()).label()).isNull();
        assertThat(answered(fake.vault().read()).fits()).isFalse();
    }

    @Test
    void a_write_that_only_asked_for_an_approval_wrote_nothing() {
        fake.on(V4, secret(VALUE, "[]"))
                .on(PATCH_V4, RawServer.json(200, "{\"approval\":{\"id\":\"a-1\",\"status\":\"open\"}}"));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Refused<>(Refusal.APPROVAL_REQUIRED));
        assertThat(fake.vault().label(LABEL, TOKEN)).isEqualTo(new Reply.Refused<>(Refusal.APPROVAL_REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"secret\":null}", "{\"secret\":{}}", "{\"secrets\":[]}", "[]", "true"})
    void a_write_that_does_not_answer_with_the_secret_is_unclear(String body) {
        fake.on(V4, secret(VALUE, "[]")).on(PATCH_V4, RawServer.json(200, body));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " x-token-with-blank",
                "x-token-with-blank ",
                "x-token\n",
                "\tx-token",
                "\u00a0x-token",
                "x-token\u2003",
                "\ufeffx-token",
                "<hidden-by-infisical>"
            })
    void a_value_that_the_server_would_change_is_not_sent(String value) {
        assertThat(fake.vault().write(Secret.ofText(value), LABEL))
                .isEqualTo(new Reply.Refused<>(Refusal.MALFORMED_KEY));
        assertThat(fake.server.requests).isEmpty();
    }

    @Test
    void a_value_that_is_no_text_is_not_sent() {
        assertThat(fake.vault().write(Secret.of(new byte[] {'a', (byte) 0xff, 'b'}), null))
                .isEqualTo(new Reply.Refused<>(Refusal.MALFORMED_KEY));
    }

    @Test
    void a_write_whose_first_look_failed_was_certainly_not_made() {
        fake.on(V4, RawServer.json(500, "{}"));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
        assertThat(fake.vault().label(LABEL, TOKEN)).isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
        fake.on(V4, error(404, "NotFound"));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(fake.server.count("PATCH")).isZero();
    }

    @Test
    void a_write_that_failed_at_the_server_is_unclear() {
        fake.on(V4, secret(VALUE, "[]")).on(PATCH_V4, error(500, "InternalServerError"));
        assertThat(fake.vault().write(TOKEN, LABEL)).isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
    }

    @Test
    void open_approvals_are_ours_or_of_nobody_known_on_every_page() {
        fake.on(LOGIN, RawServer.json(200, "{\"accessToken\":\"" + TOKEN_OF_ME + "\"}"));
        String others = IntStream.range(0, 97)
                .mapToObj(i -> "{\"id\":\"other-" + i + "\",\"status\":\"open\",\"committerIdentityId\":\"them\"}")
                .collect(Collectors.joining(","));
        fake.on(
                APPROVALS,
                request -> request.contains("offset=0&") || request.contains("offset=0 ")
                        ? RawServer.json(
                                200,
                                "{\"approvals\":[" + others
                                        + ",{\"id\":\"a-1\",\"status\":\"open\",\"committerIdentityId\":\"me\",\"environment\":\"prod\"}"
                                        + ",{\"id\":\"a-2\",\"status\":\"closed\",\"committerIdentityId\":\"me\"}"
                                        + ",{\"id\":\"a-3\",\"status\":\"open\",\"committerIdentityId\":\"me\",\"environment\":\"test\"}],\"totalCount\":101}")
                        : RawServer.json(
                                200,
                                "{\"approvals\":[{\"id\":\"a-4\",\"status\":\"open\",\"committerUserId\":null}]}"));
        assertThat(fake.vault().openApprovals()).isEqualTo(new Reply.Answered<>(List.of("a-1", "a-4")));
        assertThat(fake.server.requests.getLast()).contains("status=open", "offset=100");
    }

    @Test
    void approvals_that_may_not_be_listed_are_refused_and_never_none() {
        fake.on(APPROVALS, error(403, "ForbiddenError"));
        assertThat(fake.vault().openApprovals()).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN));
        fake.on(APPROVALS, NO_ROUTE);
        assertThat(fake.vault().openApprovals()).isEqualTo(new Reply.Refused<>(Refusal.UNSUPPORTED));
        fake.on(APPROVALS, RawServer.json(200, "{}"));
        assertThat(fake.vault().openApprovals()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    private static <T> T answered(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<T>) reply).value();
    }
}
