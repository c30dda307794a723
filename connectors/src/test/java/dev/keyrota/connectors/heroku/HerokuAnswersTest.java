package dev.keyrota.connectors.heroku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.RawServer;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connector makes of answers that a sandbox would not give, or not on demand. */
class HerokuAnswersTest {
    private static final AuthorizationId ID = new AuthorizationId("b1e6320e-0000-4000-8000-000000000001");
    private static final Secret KEY = Secret.ofText("HRKU-AAsandbox-the-acting-key");
    private static final String DATE = "Content-Type: application/json\r\nDate: Wed, 01 Jul 2026 09:00:00 GMT\r\n";

    private final Http http = new Http(Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime);

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01234567-89ab-cdef-0123-456789abcdef",
                "HRKU-01234567-89ab-cdef-0123-456789abcdef",
                "HRKU-AAsandbox_-0123456789012345678901234567890123456789012345678"
            })
    void all_three_forms_of_a_token_are_read_whole(String token) {
        Issuer.Listing listing = answered(list(page(200, "", entry(1, "\"" + token + "\""))));
        assertThat(listing.at()).isEqualTo("2026-07-01T09:00:00Z");
        assertThat(listing.entries().getFirst().token())
                .asInstanceOf(type(Issuer.Token.Whole.class))
                .matches(whole -> whole.secret().sameAs(Secret.ofText(token)));
    }

    @ParameterizedTest
    @CsvSource({
        "HRKU-AA**********Zz09, HRKU-AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxZz09, true",
        "HRKU-AA**********Zz09, HRKU-AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxZz08, false",
        "HRKU-AA**********Zz09, HRKU-ABxxxxxxxxxxxxxxxxxxxxxxxxxxxxZz09, false",
        "**********cdef, 01234567-89ab-cdef-0123-456789abcdef, true",
        "HRKU-AA**********, HRKU-AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxZz09, false",
        "HRKU-AA**********z09, HRKU-AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxZz09, false",
        "HRKU-AA**********Zz09, HRKU-AAZz09, false",
        "**********, HRKU-AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxZz09, false"
    })
    void a_mask_matches_by_both_ends_and_never_by_less_than_four_characters(String shown, String token, boolean same) {
        Issuer.Listed listed = answered(list(page(200, "", entry(1, "\"" + shown + "\""))))
                .entries()
                .getFirst();
        assertThat(listed.token())
                .asInstanceOf(type(Issuer.Token.Masked.class))
                .satisfies(masked ->
                        assertThat(masked.matches().test(Secret.ofText(token))).isEqualTo(same));
        assertThat(listed.toString()).doesNotContain("Zz09", "HRKU");
    }

    @Test
    void a_token_may_be_absent_in_three_ways() {
        for (String token : List.of("{\"token\":null,\"expires_in\":7}", "{\"expires_in\":7}", "null")) {
            Issuer.Listed listed = answered(list(page(200, "", authorization(1, token))))
                    .entries()
                    .getFirst();
            assertThat(listed.token()).isEqualTo(new Issuer.Token.Hidden());
        }
    }

    @Test
    void everything_but_the_token_is_read() {
        String json = """
                {"id":"B1E6320E-0000-4000-8000-000000000001","description":"<!channel> é","scope":["read","identity"],
                "created_at":"2026-05-02T10:11:12Z","updated_at":"2026-05-02T10:11:12Z","user":{"id":"u-1","email":"a@b"},
                "client":{"id":"c-1","name":"x","redirect_uri":null},"access_token":{"id":"x","token":null,"expires_in":3600},
                "refresh_token":null,"grant":null,"session":null,"new_field":[1,2,{}]}""";
        assertThat(answered(list(page(200, "", json))).entries().getFirst().authorization())
                .isEqualTo(new dev.keyrota.protocol.Authorization(
                        ID,
                        "<!channel> é",
                        Set.of("read", "identity"),
                        Instant.parse("2026-05-02T10:11:12Z"),
                        "u-1",
                        "c-1",
                        3600L));
    }

    @Test
    void a_description_may_be_null_and_is_cut_at_a_thousand_characters() {
        String absent = authorization(1, "null").replace("\"d1\"", "null");
        String endless = authorization(2, "null").replace("\"d2\"", "\"" + "x".repeat(2000) + "\"");
        assertThat(answered(list(page(200, "", absent, endless))).entries())
                .extracting(listed -> listed.authorization().description().length())
                .containsExactly(0, 1000);
    }

    @Test
    void pages_are_joined_as_their_headers_say() throws IOException {
        try (RawServer server = pages(
                page(206, "id ]x..; max=200", entry(1, "null"), entry(2, "null")),
                page(200, "id ]y..; max=200", entry(3, "null")),
                page(200, "", entry(4, "null")))) {
            Issuer.Listing listing = answered(issuer(server).list(KEY));
            assertThat(listing.entries())
                    .extracting(listed -> listed.authorization().description())
                    .containsExactly("d1", "d2", "d3", "d4");
            assertThat(server.requests.get(0)).contains("Range: id ..; max=200\r\n");
            assertThat(server.requests.get(1)).contains("Range: id ]x..; max=200\r\n");
            assertThat(server.requests.get(2)).contains("Range: id ]y..; max=200\r\n");
            assertThat(server.requests).allMatch(r -> r.contains("application/vnd.heroku+json; version=3"));
        }
    }

    @Test
    void an_incomplete_list_is_never_answered() throws IOException {
        String first = page(206, "id ]x..", entry(1, "null"));
        List<List<String>> lists = List.of(
                List.of(page(206, "", entry(1, "null"))),
                List.of(first, page(206, "id ]x..", entry(2, "null"))),
                List.of(first, page(200, "", entry(1, "null"))),
                List.of(first, RawServer.answer(200, DATE, "{}")),
                List.of(first, RawServer.answer(200, DATE, "[{}]")),
                List.of(page(206, "x".repeat(600), entry(1, "null"))),
                List.of(page(206, "id ]\u00e9..", entry(1, "null"))));
        for (List<String> list : lists) {
            try (RawServer server = pages(list.toArray(String[]::new))) {
                assertThat(issuer(server).list(KEY)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
            }
        }
        try (RawServer server = pages(first, RawServer.json(500, "{}"))) {
            assertThat(issuer(server).list(KEY)).isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
        }
        try (RawServer server = pages(first, RawServer.json(401, "{\"id\":\"unauthorized\"}"))) {
            assertThat(issuer(server).list(KEY)).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        }
    }

    @Test
    void twenty_thousand_are_listed_and_one_more_is_too_many() throws IOException {
        for (int count : new int[] {20_000, 20_001}) {
            List<String> answers = new ArrayList<>();
            for (int from = 0; from < count; from += 1000) {
                String[] entries = IntStream.range(from, Math.min(from + 1000, count))
                        .mapToObj(i -> entry(i, "null"))
                        .toArray(String[]::new);
                answers.add(page(200, from + 1000 < count ? "id ]" + from : "", entries));
            }
            try (RawServer server = pages(answers.toArray(String[]::new))) {
                Reply<Issuer.Listing> reply = issuer(server).list(KEY);
                if (count == 20_000) {
                    assertThat(answered(reply).entries()).hasSize(20_000);
                } else {
                    assertThat(reply).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, suspended, SUSPENDED",
        "403, two_factor, SUSPENDED",
        "402, delinquent, SUSPENDED",
        "422, verification_needed, SUSPENDED",
        "403, verification_required, SUSPENDED",
        "403, forbidden, FORBIDDEN",
        "401, unauthorized, UNAUTHENTICATED",
        "404, not_found, NOT_FOUND",
        "410, gone, NOT_FOUND",
        "406, not_acceptable, INVALID",
        "409, conflict, INVALID",
        "416, requested_range_not_satisfiable, INVALID",
        "422, invalid_params, INVALID",
        "400, bad_request, INVALID"
    })
    void heroku_says_no_in_its_own_words(int status, String id, Refusal why) {
        Reply<?> reply = reply(
                RawServer.json(status, "{\"id\":\"" + id + "\",\"message\":\"canary\"}"),
                issuer -> issuer.account(KEY));
        assertThat(reply).isEqualTo(new Reply.Refused<>(why));
    }

    @Test
    void a_rate_limit_says_how_long_to_wait() {
        assertThat(reply(RawServer.json(429, "{\"id\":\"rate_limit\"}"), issuer -> issuer.account(KEY)))
                .isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(30)));
    }

    @Test
    void a_401_that_is_not_herokus_does_not_say_that_the_key_is_dead() {
        assertThat(reply(RawServer.answer(401, "Content-Type: text/html\r\n", "<h1>portal</h1>"), i -> i.account(KEY)))
                .isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
        assertThat(reply(RawServer.json(404, "{\"error\":\"no route\"}"), i -> i.info(KEY, ID)))
                .isEqualTo(new Reply.Refused<>(Refusal.EDGE_BLOCKED));
    }

    @Test
    void a_creation_is_answered_with_its_token_or_unclear() {
        Issuer.Order order = new Issuer.Order("raxx \"x\"", Set.of("global"), 3600L);
        String token = "HRKU-AAsandbox-new-token";
        Issuer.Minted minted =
                answered(reply(RawServer.json(201, entry(1, "\"" + token + "\"")), i -> i.create(KEY, order)));
        assertThat(minted.secret().sameAs(Secret.ofText(token))).isTrue();
        assertThat(minted.toString()).doesNotContain("HRKU");
        for (String shown : List.of("null", "\"HRKU-AA**********Zz09\"", "\"\"", "\"with blank and more\"", "7")) {
            assertThat(reply(RawServer.json(201, entry(1, shown)), i -> i.create(KEY, order)))
                    .isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        }
    }

    @Test
    void a_creation_says_what_it_wants_and_no_expiry_unless_asked() throws IOException {
        try (RawServer server = RawServer.answering(RawServer.json(201, entry(1, "null")))) {
            issuer(server).create(KEY, new Issuer.Order("raxx \"x\"\n", Set.of("global"), 3600L));
            issuer(server).create(KEY, new Issuer.Order("y", Set.of("read"), null));
            assertThat(server.requests.get(0))
                    .startsWith("POST /oauth/authorizations HTTP/1.1\r\n")
                    .endsWith("{\"description\":\"raxx \\\"x\\\"\\u000a\",\"scope\":[\"global\"],\"expires_in\":3600}");
            assertThat(server.requests.get(1)).endsWith("{\"description\":\"y\",\"scope\":[\"read\"]}");
        }
    }

    @Test
    void an_answer_about_another_authorization_is_unreadable() {
        String other = RawServer.json(200, entry(7, "null"));
        assertThat(reply(other, issuer -> issuer.info(KEY, ID))).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        assertThat(reply(other, issuer -> issuer.revoke(KEY, ID))).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @Test
    void what_remains_is_counted() {
        assertThat(reply(RawServer.json(200, "{\"remaining\":4487}"), issuer -> issuer.remaining(KEY)))
                .isEqualTo(new Reply.Answered<>(OptionalInt.of(4487)));
        assertThat(reply(RawServer.json(200, "{\"remaining\":-1}"), issuer -> issuer.remaining(KEY)))
                .isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    static String entry(int number, String token) {
        return authorization(number, "{\"id\":\"t\",\"token\":" + token + ",\"expires_in\":null}");
    }

    private static String authorization(int number, String accessToken) {
        return """
                {"id":"b1e6320e-0000-4000-8000-%012d","description":"d%d","scope":["global"],"created_at":"2026-05-02T10:11:12Z",\
                "user":{"id":"u-1"},"client":null,"access_token":%s}""".formatted(number, number, accessToken);
    }

    private static String page(int status, String nextRange, String... entries) {
        String next = nextRange.isEmpty() ? "" : "Next-Range: " + nextRange + "\r\n";
        return RawServer.answer(
                status, DATE + next, List.of(entries).stream().collect(Collectors.joining(",", "[", "]")));
    }

    /** Answers each request with the next page, whatever it asks for. */
    private static RawServer pages(String... pages) {
        return new RawServer(peer -> {
            for (String page : pages) {
                if (peer.request() == null) {
                    return;
                }
                peer.say(page);
            }
        });
    }

    private Reply<Issuer.Listing> list(String answer) {
        return reply(answer, issuer -> issuer.list(KEY));
    }

    private <T> Reply<T> reply(String answer, Function<HerokuIssuer, Reply<T>> call) {
        try (RawServer server = RawServer.answering(answer)) {
            return call.apply(issuer(server));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HerokuIssuer issuer(RawServer server) {
        return new HerokuIssuer(http, BaseUrl.of(server.url(), true));
    }

    private static <T> T answered(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<T>) reply).value();
    }
}
