package dev.keyrota.connectors.github;

import static dev.keyrota.fuzz.AnswersServer.json;
import static dev.keyrota.fuzz.AnswersServer.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Proof;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.fuzz.AnswersServer;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * GitHub's answers, one method after the other, the first digit of an input says which: each call ends in a reply, and no answer makes
 * the secret one that nobody wrote.
 */
public final class GitHubTarget implements Target {
    static final RepositoryName REPOSITORY = RepositoryName.parse("raxx-app/TradeMasterAPI");
    private static final Secret KEY = Secret.ofText("HRKU-AAsandbox-the-acting-key");
    private static final String NONCE = "0123456789abcdef".repeat(4);
    private static final int CALLS_MAX = 2_000;
    private static final String PUBLIC_KEY =
            json(200, "{\"key_id\":\"1\",\"key\":\"YSByZWNpcGllbnQgb2YgdGhpcnR5LXR3byBieXRlcy4=\"}");
    private static final String BRANCH = json(200, "{\"default_branch\":\"main\"}");
    private static final String HEAD =
            json(200, "{\"ref\":\"refs/heads/main\",\"object\":{\"type\":\"commit\",\"sha\":\"aaaa1\"}}");
    private static final String ENTRY =
            json(200, "{\"name\":\"HEROKU_API_KEY\",\"updated_at\":\"2026-07-01T09:00:00Z\"}");
    private static final String RUN = json(200, """
            {"id":77,"status":"completed","conclusion":"success","event":"workflow_dispatch","head_branch":"main",\
            "head_sha":"aaaa1","run_attempt":1,"created_at":"2026-07-01T09:00:01Z","path":".github/workflows/keyrota-probe.yml",\
            "repository":{"full_name":"raxx-app/TradeMasterAPI"},"actor":{"login":"raxx-ci"}}""");
    private static final String JOBS = json(
            200,
            "{\"total_count\":1,\"jobs\":[{\"id\":770,\"run_id\":77,\"status\":\"completed\",\"conclusion\":\"success\",\"name\":\"probe\"}]}");
    private static final String RUNS = json(200, """
            {"total_count":1,"workflow_runs":[{"id":1,"name":"d","run_number":4,"status":"queued",\
            "created_at":"2026-07-01T08:00:00Z"}]}""");

    private final AnswersServer server = new AnswersServer();
    private final Http http = new Http(Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime);

    @Override
    public List<byte[]> seeds() {
        String located = "302 /jobs/770/logs\nLocation: {server}/logs/1?sig=a%2Bb%3D\n\n";
        String log =
                "200 /logs/1?sig\nContent-Type: text/plain\n\n2026-07-01T09:00:07.1234567Z keyrota-probe: {\"v\":1,\"nonce\":\""
                        + NONCE + "\",\"mac\":\"" + "ab".repeat(32) + "\",\"status\":200}\n";
        String paged = RUNS.replace("\n\n", "\nLink: <http://127.0.0.1/x?page=2>; rel=\"next\"\n\n");
        return Seeds.of(
                script("0" + PUBLIC_KEY, "204\n\n"),
                script(
                        "0" + PUBLIC_KEY,
                        json(422, "{\"message\":\"key\"}"),
                        PUBLIC_KEY.replace("\"1\"", "\"2\""),
                        "201\n\n"),
                script(
                        "1" + ENTRY,
                        json(200, "{\"total_count\":1,\"environments\":[{\"name\":\"production\"}]}"),
                        ENTRY),
                script("2" + RUNS, paged, RUNS),
                proof(located, log),
                script("3" + ENTRY, BRANCH, HEAD, json(204, ""), RUNS, RUN, JOBS, located, log),
                script(
                        "4" + json(200, "{\"state\":\"active\"}"),
                        json(200, "{\"content\":\"b246IHdvcmtmbG93X2Rpc3BhdGNo\\n\",\"sha\":\"aa\"}")),
                script("1"
                        + json(403, "{\"message\":\"API rate limit exceeded\"}")
                                .replace("\n\n", "\nX-RateLimit-Remaining: 0\nX-RateLimit-Reset: 1782896400\n\n")),
                script("1"
                        + json(403, "{\"message\":\"secondary rate limit\"}")
                                .replace("\n\n", "\nRetry-After: 60\n\n")));
    }

    /** A whole proof; its questions are asked side by side, so that each answer says which it is for. */
    private static String proof(String located, String log) {
        return script(
                "3" + BRANCH,
                at("/git/ref/", HEAD),
                at("/actions/secrets/", ENTRY),
                at("/dispatches", json(200, "{\"workflow_run_id\":77}")),
                at("/runs/77/", JOBS),
                at("/runs/77", RUN),
                located,
                log,
                at("/git/ref/", HEAD),
                at("/actions/secrets/", ENTRY));
    }

    private static String at(String part, String answer) {
        return answer.replaceFirst("\n", " " + part + "\n");
    }

    /** Whether what was read last made the connector fetch a log. */
    boolean reachedTheLog() {
        return server.wasAsked("/logs/1");
    }

    @Override
    public List<String> words() {
        return List.of(
                "\n====\n",
                "Link: <a>; rel=\"next\"",
                "X-RateLimit-Reset: 99999999999",
                "X-RateLimit-Remaining: 0",
                "Date: Fri, 31 Dec 9999 23:59:59 GMT",
                "Retry-After: -1",
                "Location: //",
                "\"status\":\"in_progress\"",
                "\"created_at\":\"+1000000000-12-31T23:59:59.999999999Z\"",
                "\"updated_at\":\"-1000000000-01-01T00:00:00Z\"",
                "\"id\":9223372036854775807",
                "\"content\":\"",
                "\"key\":\"\"",
                "keyrota-probe: ",
                "\"total_count\":-1");
    }

    @Override
    public void read(byte[] input) {
        if (input.length == 0) {
            return;
        }
        server.script(Arrays.copyOfRange(input, 1, input.length));
        GitHub github = GitHub.withToken(
                http, BaseUrl.of(server.url(), true), ApiVersion.V2026_03_10, Secret.ofText("ghp_sandboxtoken"));
        for (Reply<?> reply : asked(secret(github), input[0])) {
            Told.noSecret(reply);
            assertThat(reply instanceof Reply.Answered<?>(Proof proof) && proof.same())
                    .isFalse();
        }
        assertThat(server.asked()).isLessThan(CALLS_MAX);
    }

    private static List<Reply<?>> asked(GitHubSecret secret, int which) {
        List<Reply<?>> replies = new ArrayList<>();
        replies.add(
                switch (Math.floorMod(which - '0', 5)) {
                    case 0 -> secret.write(KEY, null);
                    case 1 -> secret.trace();
                    case 2 -> secret.pending(Instant.parse("2026-07-01T09:00:00Z"));
                    case 3 -> secret.prove(KEY, NONCE);
                    default -> secret.installation();
                });
        return replies;
    }

    private GitHubSecret secret(GitHub github) {
        AtomicLong nanos = new AtomicLong();
        Pace pace = new Pace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                nanos::get,
                duration -> nanos.addAndGet(duration.toNanos()));
        ProbeSettings settings = new ProbeSettings(
                ProbeWorkflow.FILE, pace, LogHosts.ofSandbox(BaseUrl.of(server.url(), true)), null, null);
        SecretScope scope = new SecretScope.OfRepository(REPOSITORY, null);
        return new GitHubSecret(
                github, new StoreId("github-ci"), scope, "HEROKU_API_KEY", new Random(1), settings, null);
    }
}
