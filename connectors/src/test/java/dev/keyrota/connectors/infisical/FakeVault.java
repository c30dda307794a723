package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.RawServer;
import dev.keyrota.protocol.StoreId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A vault of bytes: each route's answer is set by the test, and a connector talks to it. */
final class FakeVault implements AutoCloseable {
    static final String LOGIN = "POST /api/v1/auth/universal-auth/login";
    static final String V4 = "GET /api/v4/secrets/HEROKU_API_KEY";
    static final String V3 = "GET /api/v3/secrets/raw/HEROKU_API_KEY";
    static final String PATCH_V4 = "PATCH /api/v4/secrets/HEROKU_API_KEY";
    static final String PATCH_V3 = "PATCH /api/v3/secrets/raw/HEROKU_API_KEY";
    static final String APPROVALS = "GET /api/v1/secret-approval-requests";
    static final String NO_ROUTE =
            RawServer.json(404, "{\"message\":\"Route GET:/x not found\",\"error\":\"Not Found\",\"statusCode\":404}");

    final AtomicLong nanos = new AtomicLong(1);
    final RawServer server = RawServer.replying(this::answer);
    private final Map<String, UnaryOperator<String>> routes = new ConcurrentHashMap<>();
    private final Http http = new Http(Duration.ofMillis(1500), CallObserver.NONE, System::nanoTime);
    private final AtomicLong logins = new AtomicLong();

    FakeVault() {
        on(LOGIN, _ -> {
            long number = logins.incrementAndGet();
            return RawServer.json(
                    200, "{\"accessToken\":\"token-number-" + number + "\",\"expiresIn\":7,\"tokenType\":\"Bearer\"}");
        });
    }

    FakeVault on(String start, UnaryOperator<String> answer) {
        routes.put(start, answer);
        return this;
    }

    FakeVault on(String start, String answer) {
        return on(start, _ -> answer);
    }

    private String answer(String request) {
        return routes.entrySet().stream()
                .filter(route -> request.startsWith(route.getKey()))
                .findFirst()
                .map(route -> route.getValue().apply(request))
                .orElse(NO_ROUTE);
    }

    InfisicalAccount account() {
        return account(new Login.UniversalAuth(Secret.ofText("client-id-1"), Secret.ofText("client-secret-1")));
    }

    InfisicalAccount account(Login login) {
        return new InfisicalAccount(http, BaseUrl.of(server.url(), true), login, _ -> {}, nanos::get);
    }

    static InfisicalVault vault(InfisicalAccount account) {
        Entry entry = new Entry("project-1", "prod", "/MooseQuest/heroku", "HEROKU_API_KEY");
        return account.vault(new StoreId("vault"), entry, new Random(7));
    }

    InfisicalVault vault() {
        return vault(account());
    }

    /** An error in the server's own words. */
    static String error(int status, String error) {
        return RawServer.json(
                status,
                "{\"reqId\":\"req-1\",\"statusCode\":" + status + ",\"message\":\"canary\",\"error\":\"" + error
                        + "\"}");
    }

    /** A secret with a value and metadata, both as JSON. */
    static String secret(String value, String metadata) {
        return RawServer.answer(
                200, "Content-Type: application/json\r\nDate: Wed, 01 Jul 2026 09:00:10 GMT\r\n", """
                {"secret":{"id":"secret-1","_id":"secret-1","workspace":"project-1","environment":"prod","version":3,"type":"shared",\
                "secretKey":"HEROKU_API_KEY","secretValue":%s,"secretComment":"","createdAt":"2026-05-02T10:00:00.000Z",\
                "updatedAt":"2026-07-01T09:00:00.000Z","secretValueHidden":false,"secretMetadata":%s}}""".formatted(
                                value, metadata));
    }

    @Override
    public void close() throws IOException {
        http.close();
        server.close();
    }
}
