package dev.keyrota.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.heroku.ConfigVarStore;
import dev.keyrota.connectors.heroku.HerokuIssuer;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.RawServer;
import dev.keyrota.connectors.infisical.Entry;
import dev.keyrota.connectors.infisical.InfisicalAccount;
import dev.keyrota.connectors.infisical.InfisicalVault;
import dev.keyrota.connectors.infisical.Login;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.StoreId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Answers that nobody agreed to: true ones cut, spliced and mistyped, under headers of the same kind. A connector answers
 * each with a reply, throws nothing, and repeats nothing of them but what an open field holds.
 */
class FuzzTest {
    private static final String CANARY = "HRKU-AAsandbox-canary-canary-canary";
    private static final AuthorizationId ID = new AuthorizationId("b1e6320e-0000-4000-8000-000000000001");
    private static final Label LABEL = new Label(ID, null, new RunId("0123456789ab"), "host", Label.State.OPEN);
    private static final Secret KEY = Secret.ofText("HRKU-AAsandbox-the-acting-key");

    private static final String AUTHORIZATION = """
            {"id":"b1e6320e-0000-4000-8000-000000000001","description":"d","scope":["global"],"created_at":"2026-05-02T10:11:12Z",\
            "user":{"id":"u"},"client":null,"access_token":{"id":"t","token":"%s","expires_in":7}}""".formatted(CANARY);
    private static final String SECRET = """
            {"secret":{"id":"s","environment":"prod","version":3,"secretKey":"K","secretValue":"%s","secretValueHidden":false,\
            "updatedAt":"2026-07-01T09:00:00.000Z","secretMetadata":[{"key":"keyrota.run","value":"0123456789ab"}]},"approval":null}""".formatted(CANARY);
    private static final String RELEASES = """
            [{"app":{"id":"a","name":"app"},"version":7,"status":"succeeded","current":true,"description":"%s",\
            "created_at":"2026-05-02T10:11:12Z"}]""".formatted(CANARY);
    private static final String DYNOS = """
            [{"app":{"id":"a","name":"app"},"id":"d","name":"web.1","state":"up","command":"%s","release":{"version":7}}]""".formatted(CANARY);
    private static final List<String> TRUE_ANSWERS = List.of(
            "[" + AUTHORIZATION + "]",
            AUTHORIZATION,
            SECRET,
            "{\"remaining\":7}",
            "{\"accessToken\":\"" + CANARY + "\"}",
            "{\"HEROKU_API_KEY\":\"" + CANARY + "\"}",
            RELEASES,
            DYNOS,
            "{\"id\":\"unauthorized\",\"message\":\"" + CANARY + "\"}",
            "{\"reqId\":\"r\",\"statusCode\":403,\"message\":\"" + CANARY + "\",\"error\":\"TokenError\"}",
            "{\"approval\":{\"id\":\"a\",\"status\":\"open\",\"committerIdentityId\":\"me\"}}",
            "{\"approvals\":[{\"id\":\"a\",\"status\":\"open\"}],\"totalCount\":1}");

    private static volatile String answer = "";
    private static final RawServer SERVER = new RawServer(peer -> {
        if (peer.request() != null) {
            peer.say(answer);
        }
    });
    private static final Http HTTP = new Http(Duration.ofMillis(500), CallObserver.NONE, System::nanoTime);

    @AfterContainer
    static void close() throws IOException {
        HTTP.close();
        SERVER.close();
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void heroku_is_answered_with_a_reply_whatever_comes(@ForAll("answers") String bytes) {
        answer = bytes;
        HerokuIssuer issuer = new HerokuIssuer(HTTP, BaseUrl.of(SERVER.url(), true));
        Issuer.Order order = new Issuer.Order("d", Set.of("global"), null);
        for (Reply<?> reply : List.<Reply<?>>of(
                issuer.account(KEY),
                issuer.list(KEY),
                issuer.apps(KEY),
                issuer.info(KEY, ID),
                issuer.create(KEY, order),
                issuer.revoke(KEY, ID),
                issuer.remaining(KEY))) {
            assertThat(reply.toString()).doesNotContain("canary-canary");
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void a_config_variable_is_answered_with_a_reply_whatever_comes(@ForAll("answers") String bytes) {
        answer = bytes;
        ConfigVarStore variable = new ConfigVarStore(
                new StoreId("app"), HTTP, BaseUrl.of(SERVER.url(), true), "app", "HEROKU_API_KEY", () -> KEY);
        for (Reply<?> reply : List.<Reply<?>>of(variable.read(), variable.write(KEY, null), variable.rollout())) {
            assertThat(reply.toString()).doesNotContain("canary-canary");
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void infisical_is_answered_with_a_reply_whatever_comes(@ForAll("answers") String bytes) {
        answer = bytes;
        Login login = new Login.AccessToken(KEY);
        InfisicalVault vault = new InfisicalAccount(
                        HTTP, BaseUrl.of(SERVER.url(), true), login, _ -> {}, System::nanoTime)
                .vault(new StoreId("vault"), new Entry("p", "prod", "/", "K"), new Random(1));
        for (Reply<?> reply : List.<Reply<?>>of(
                vault.read(),
                vault.read("s", "3"),
                vault.write(KEY, LABEL),
                vault.label(LABEL, KEY),
                vault.openApprovals())) {
            assertThat(reply.toString()).doesNotContain("canary-canary");
        }
    }

    @Provide
    Arbitrary<String> answers() {
        return Combinators.combine(
                        statuses(), headers(), bodies(), Arbitraries.integers().between(-3, 3))
                .as((status, headers, body, lie) -> "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: "
                        + Math.max(0, body.getBytes(StandardCharsets.UTF_8).length + Math.max(lie, 0)) + "\r\n\r\n"
                        + body);
    }

    private static Arbitrary<Integer> statuses() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(200, 201, 206)),
                Tuple.of(2, Arbitraries.of(204, 304, 401, 403, 404, 429, 500, 503)),
                Tuple.of(1, Arbitraries.integers().between(200, 999)));
    }

    private static Arbitrary<String> headers() {
        Arbitrary<String> types = Arbitraries.of(
                "application/json",
                "application/json; charset=utf-8",
                "text/html",
                "",
                "application/json;;;=",
                "a/b/c");
        Arbitrary<String> printable =
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40);
        return Combinators.combine(types, printable, printable, Arbitraries.of(true, false))
                .as((type, next, other, has) -> "Content-Type: " + type + "\r\nDate: " + other + "\r\nRetry-After: "
                        + other + "\r\n" + (has ? "Next-Range: " + next + "\r\n" : ""));
    }

    /** A true answer with some of its characters replaced, doubled or left out, or a piece of it replaced by another type. */
    private static Arbitrary<String> bodies() {
        Arbitrary<String> pieces = Arbitraries.of(
                "null",
                "true",
                "7",
                "-1",
                "1e9",
                "99999999999999999999",
                "\"\"",
                "\"x\"",
                "[]",
                "{}",
                "[[[[",
                "\"\\ud800\"",
                "\"\\u0000\"",
                ",",
                "\"",
                "}",
                "]",
                "",
                " ",
                "\u00e9",
                "\"**********\"",
                "\"a b\"");
        return Combinators.combine(
                        Arbitraries.of(TRUE_ANSWERS),
                        Arbitraries.doubles().between(0, 1).list().ofMaxSize(3),
                        pieces,
                        Arbitraries.integers().between(0, 30))
                .as((body, places, piece, length) -> {
                    String text = body;
                    for (double place : places) {
                        int from = (int) (place * text.length());
                        text = text.substring(0, from) + piece + text.substring(Math.min(text.length(), from + length));
                    }
                    return text;
                });
    }
}
