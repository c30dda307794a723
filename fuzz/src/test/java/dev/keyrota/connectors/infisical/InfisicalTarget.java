package dev.keyrota.connectors.infisical;

import static dev.keyrota.fuzz.AnswersServer.json;
import static dev.keyrota.fuzz.AnswersServer.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.fuzz.AnswersServer;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Infisical's answers, from the login on: each call ends in a reply, which holds no key. */
public final class InfisicalTarget implements Target {
    private static final Secret KEY = Secret.ofText("HRKU-AAsandbox-the-acting-key");
    private static final int CALLS_MAX = 200;
    private static final Label LABEL = new Label(
            new AuthorizationId("b1e6320e-0000-4000-8000-000000000001"),
            null,
            new RunId("0123456789ab"),
            "host",
            Label.State.OPEN);
    private static final String LOGIN = json(
            200,
            "{\"accessToken\":\"eyJh.eyJpZGVudGl0eUlkIjoibWUifQ.c2ln" + Told.CANARY
                    + "\",\"expiresIn\":7200,\"accessTokenMaxTTL\":2592000,\"tokenType\":\"Bearer\"}");
    private static final String SECRET = json(200, """
            {"secret":{"id":"s","environment":"prod","version":3,"secretKey":"K","secretValue":"%s","secretValueHidden":false,\
            "createdAt":"2026-07-01T09:00:00.000Z","updatedAt":"2026-07-01T09:00:00.000Z","isRotatedSecret":false,"secretPath":"/",\
            "secretMetadata":[{"key":"keyrota.run","value":"0123456789ab","isEncrypted":false},\
            {"key":"keyrota.authorization","value":"b1e6320e-0000-4000-8000-000000000001"},\
            {"key":"keyrota.host","value":"h"},{"key":"keyrota.state","value":"open"},\
            {"key":"keyrota.salt","value":"00112233445566778899aabbccddeeff"},{"key":"keyrota.mac","value":"00"},\
            {"key":"team","value":"ours"}]}}""".formatted(Told.CANARY));

    private final AnswersServer server = new AnswersServer();
    private final Http http = new Http(Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime);

    @Override
    public List<byte[]> seeds() {
        String approval = json(202, "{\"approval\":{\"id\":\"a\",\"status\":\"open\",\"committerIdentityId\":\"me\"}}");
        String open = json(200, """
                {"approvals":[{"id":"a","status":"open","hasMerged":false,"environment":"prod",\
                "committerUserId":null,"committerUser":null,"createdAt":"2026-07-01T09:00:00.000Z"}],"totalCount":1}""");
        String noRoute = json(
                404,
                "{\"message\":\"Route GET:/api/v4/secrets/K not found\",\"error\":\"Not Found\",\"statusCode\":404}");
        return Seeds.of(
                script(LOGIN, SECRET, SECRET, SECRET, SECRET, SECRET, SECRET, open),
                script(LOGIN, SECRET, SECRET, approval, approval, approval, open),
                script(LOGIN, noRoute, SECRET, SECRET, noRoute),
                script(
                        LOGIN,
                        json(
                                401,
                                "{\"reqId\":\"r\",\"statusCode\":401,\"message\":\"" + Told.CANARY
                                        + "\",\"error\":\"TokenError\"}"),
                        LOGIN,
                        SECRET),
                script(
                        LOGIN,
                        json(
                                403,
                                "{\"reqId\":\"r\",\"statusCode\":403,\"message\":\"no\",\"error\":\"PermissionDenied\"}")),
                script(json(429, "{\"message\":\"Rate limit exceeded\"}")
                        .replace("\n\n", "\nRetry-After: 5\nX-RateLimit-Reset: 9\n\n")),
                script(
                        LOGIN,
                        json(
                                200,
                                "{\"secret\":{\"secretValueHidden\":true,\"secretValue\":\"<hidden-by-infisical>\"}}")));
    }

    @Override
    public List<String> words() {
        return List.of(
                "\n====\n",
                "\"secretMetadata\":null",
                "\"expiresIn\":9223372036854775807",
                "\"expiresIn\":-1",
                "\"version\":-1",
                "\"updatedAt\":\"+999999999-12-31T23:59:59Z\"",
                "\"isEncrypted\":true",
                "\"approval\":{}",
                "\"approvals\":[]",
                "\"totalCount\":",
                "202",
                "\"reqId\":null",
                "keyrota.salt",
                "keyrota.previous",
                "eyJ9.eyJ9.",
                ".");
    }

    @Override
    public void read(byte[] input) {
        server.script(input);
        Login login = input.length % 2 == 0
                ? new Login.UniversalAuth(Secret.ofText("client-id-of-eight"), Secret.ofText("client-secret-of-eight"))
                : new Login.AccessToken(KEY);
        InfisicalVault vault = new InfisicalAccount(
                        http, BaseUrl.of(server.url(), true), login, _ -> {}, System::nanoTime)
                .vault(new StoreId("vault"), new Entry("p", "prod", "/", "K"), new Random(1));
        for (Reply<?> reply : List.<Reply<?>>of(
                vault.read(),
                vault.read("s", "3"),
                vault.write(KEY, LABEL),
                vault.label(LABEL, KEY),
                vault.openApprovals())) {
            Told.noSecret(reply);
        }
        assertThat(server.asked()).isLessThan(CALLS_MAX);
    }
}
