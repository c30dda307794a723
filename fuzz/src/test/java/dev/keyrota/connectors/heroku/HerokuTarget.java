package dev.keyrota.connectors.heroku;

import static dev.keyrota.fuzz.AnswersServer.json;
import static dev.keyrota.fuzz.AnswersServer.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.fuzz.AnswersServer;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Heroku's answers, their headers among them: each call ends in a reply, which holds no key. */
public final class HerokuTarget implements Target {
    private static final AuthorizationId ID = new AuthorizationId("b1e6320e-0000-4000-8000-000000000001");
    private static final Secret KEY = Secret.ofText("HRKU-AAsandbox-the-acting-key");
    private static final int CALLS_MAX = 500;
    private static final String AUTHORIZATION = """
            {"id":"b1e6320e-0000-4000-8000-000000000001","description":"d","scope":["global"],"created_at":"2026-05-02T10:11:12Z",\
            "user":{"id":"u","email":"a@b.c"},"client":null,"access_token":{"id":"t","token":"%s","expires_in":7}}""".formatted(Told.CANARY);

    private final AnswersServer server = new AnswersServer();
    private final Http http = new Http(Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime);

    @Override
    public List<byte[]> seeds() {
        String list = json(200, "[" + AUTHORIZATION + "]");
        String part = list.replace("200\n", "206\nNext-Range: id ]b1e6320e..; max=200\nRange: id a..b\n");
        String release = json(200, """
                [{"app":{"id":"a","name":"app"},"version":7,"status":"succeeded","current":true,"description":"d",\
                "created_at":"2026-05-02T10:11:12Z"}]""");
        String dyno = json(200, """
                [{"app":{"id":"a","name":"app"},"id":"d","name":"web.1","state":"up","release":{"version":7}}]""");
        return Seeds.of(
                script(
                        json(200, "{\"id\":\"u\",\"email\":\"a@b.c\"}"),
                        list,
                        json(200, "[{\"id\":\"a\",\"name\":\"app\"}]"),
                        json(200, AUTHORIZATION),
                        json(201, AUTHORIZATION),
                        json(200, AUTHORIZATION),
                        json(200, "{\"remaining\":4500}"),
                        json(200, "{\"HEROKU_API_KEY\":\"" + Told.CANARY + "\"}"),
                        json(200, "{\"HEROKU_API_KEY\":\"" + Told.CANARY + "\"}"),
                        release,
                        dyno),
                script(json(200, "{\"id\":\"u\",\"email\":\"a@b.c\"}"), part, part, list),
                script(list.replace(Told.CANARY, "HRKU-AA**********ary1")),
                script(json(429, "{\"id\":\"rate_limit\",\"message\":\"wait\"}")
                        .replace("\n\n", "\nRetry-After: 7\nRateLimit-Remaining: 0\n\n")),
                script(json(401, "{\"id\":\"unauthorized\",\"message\":\"" + Told.CANARY + "\"}")),
                script("503\nContent-Type: text/html\n\n<html>"),
                script(release, dyno));
    }

    @Override
    public List<String> words() {
        return List.of(
                "\n====\n",
                "Next-Range: ",
                "Retry-After: ",
                "Date: ",
                "RateLimit-Remaining: ",
                "\"access_token\":",
                "\"**********\"",
                "\"created_at\":\"-1000000000-01-01T00:00:00Z\"",
                "\"expires_in\":9223372036854775807",
                "206",
                "\"version\":",
                "\"state\":\"up\"",
                "\"release\":null",
                "\"status\":\"pending\"",
                "\"\\ud800\"",
                "\"\\u0000\"");
    }

    @Override
    public void read(byte[] input) {
        server.script(input);
        BaseUrl base = BaseUrl.of(server.url(), true);
        HerokuIssuer issuer = new HerokuIssuer(http, base);
        ConfigVarStore variable =
                new ConfigVarStore(new StoreId("app"), http, base, "app", "HEROKU_API_KEY", () -> KEY);
        for (Reply<?> reply : List.<Reply<?>>of(
                issuer.account(KEY),
                issuer.list(KEY),
                issuer.apps(KEY),
                issuer.info(KEY, ID),
                issuer.create(KEY, new Issuer.Order("d", Set.of("global"), null)),
                issuer.revoke(KEY, ID),
                issuer.remaining(KEY),
                variable.read(),
                variable.write(KEY, null),
                variable.rollout())) {
            Told.noSecret(reply);
        }
        assertThat(server.asked()).isLessThan(CALLS_MAX);
    }
}
