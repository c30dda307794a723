package dev.keyrota.connectors.github;

import static dev.keyrota.fuzz.AnswersServer.json;
import static dev.keyrota.fuzz.AnswersServer.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.fuzz.AnswersServer;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** GitHub's answers to an App that logs in, the clock among them: each call ends in a reply, the second as well as the first. */
public final class GitHubAppTarget implements Target {
    private static final int CALLS_MAX = 50;

    private final AnswersServer server = new AnswersServer();
    private final Http http = new Http(Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime);
    private final AppKey key = AppKey.of(Secret.ofText(AppKeyTarget.PEM));

    @Override
    public List<byte[]> seeds() {
        String installation = json(200, "{\"id\":42}");
        String token = json(201, "{\"token\":\"ghs_" + Told.CANARY + "\",\"expires_at\":\"2026-07-01T10:00:00Z\"}");
        String good = json(200, "{\"ok\":true}");
        return Seeds.of(
                script(installation, token, good, good),
                script(
                        json(401, "{\"message\":\"'Issued at' claim\"}").replace("2026", "2031"),
                        installation,
                        token,
                        good),
                script(installation, token, json(401, "{\"message\":\"Bad credentials\"}"), token, good),
                script(installation, token.replace("2026-07-01T10:00:00Z", "-1000000000-01-01T00:00:00Z"), good, good),
                script(
                        installation,
                        token,
                        json(401, "{\"message\":\"x\"}").replace("Wed, 01 Jul 2026", "Sat, 01 Jan 0000")));
    }

    @Override
    public List<String> words() {
        return List.of(
                "\n====\n",
                "Date: Sat, 01 Jan 0000 00:00:00 GMT",
                "Date: Fri, 31 Dec 9999 23:59:59 GMT",
                "\"expires_at\":\"",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "\"id\":-1",
                "401",
                "201");
    }

    @Override
    public void read(byte[] input) {
        server.script(input);
        GitHubApp app = new GitHubApp("123", key, null, GitHubTarget.REPOSITORY);
        GitHub github = GitHub.asApp(
                http,
                BaseUrl.of(server.url(), true),
                ApiVersion.V2022_11_28,
                app,
                _ -> {},
                () -> Instant.parse("2026-07-01T09:00:00Z"));
        for (int i = 0; i < 3; i++) {
            Told.noSecret(github.json(
                    Request.get("github.test", "x"), json -> json.at("ok").truth(false)));
        }
        assertThat(server.asked()).isLessThan(CALLS_MAX);
    }
}
