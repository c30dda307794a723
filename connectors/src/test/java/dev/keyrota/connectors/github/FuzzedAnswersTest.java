package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Proof;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** One of GitHub's answers is spoilt: whatever it is, a call ends in a reply, and no other secret is ever taken for the expected one. */
class FuzzedAnswersTest {
    private static final String NONCE = "0123456789abcdef".repeat(4);
    private static final Secret HELD = Secret.ofText("HRKU-AAsandbox-held");
    private static final Secret OTHER = Secret.ofText("HRKU-AAsandbox-other");
    private static final String KEY = ProbeScript.REPO + "/actions/secrets/public-key";
    private static final String ENVIRONMENTS = ProbeScript.REPO + "/environments";
    private static final String RUNS = ProbeScript.REPO + "/actions/runs";
    private static final ProbeScript PROBE = new ProbeScript();

    /** Which answer is spoilt and how; a place is counted from the start of the body, round and round. */
    record Spoiling(String line, int kind, int place, String text) {
        Answer of(Answer good) {
            String body = good.body();
            int at = body.isEmpty() ? 0 : place % body.length();
            int end = Math.min(body.length(), at + 1 + place % 7);
            return switch (kind) {
                case 0 -> new Answer(good.status(), good.headers(), body.substring(0, at));
                case 1 -> new Answer(good.status(), good.headers(), body.substring(0, at) + text + body.substring(end));
                case 2 -> new Answer(good.status(), good.headers(), text);
                case 3 -> new Answer(200 + place % 400, good.headers(), body);
                case 4 -> good.with("Content-Type", "text/html");
                case 5 -> good.with("Location", text.replaceAll("[^\\x20-\\x7e]", "?"));
                default ->
                    new Answer(
                            good.status(),
                            good.headers(),
                            body.replaceFirst("\"[^\"]*\"(?=[,}])", text.isEmpty() ? "null" : "-1"));
            };
        }
    }

    @Property(tries = 150)
    void no_answer_makes_a_call_fail_or_lie(@ForAll("spoilings") Spoiling spoiling) {
        script(spoiling);
        GitHubSecret secret = secret();

        assertThat(secret.trace()).isNotNull();
        assertThat(secret.write(HELD, null)).isNotNull();
        assertThat(secret.pending(Instant.parse("2026-07-01T09:00:00Z"))).isNotNull();
        assertThat(secret.prove(HELD, NONCE)).isNotNull();
        Reply<Proof> reply = secret.prove(OTHER, NONCE);
        assertThat(reply instanceof Reply.Answered<Proof>(var proof) && proof.same())
                .isFalse();
    }

    @Provide
    Arbitrary<Spoiling> spoilings() {
        Arbitrary<String> lines = Arbitraries.of(List.of(
                "GET " + ProbeScript.REPO,
                "GET " + ProbeScript.REPO + "/git/ref/heads/main",
                "GET " + ProbeScript.SECRET,
                "PUT " + ProbeScript.SECRET,
                "POST " + ProbeScript.DISPATCH,
                "GET " + ProbeScript.JOBS,
                "GET " + ProbeScript.RUN,
                "GET " + ProbeScript.LOG,
                "GET " + ProbeScript.BLOB,
                "GET " + KEY,
                "GET " + ENVIRONMENTS,
                "GET " + RUNS));
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of(
                        "",
                        "null",
                        "{}",
                        "[]",
                        "-1",
                        "99999999999999999999",
                        "\"\"",
                        "\"..\"",
                        "1e9",
                        "\\u0000",
                        "true"));
        return Combinators.combine(
                        lines,
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 5000),
                        texts)
                .as(Spoiling::new);
    }

    @AfterContainer
    static void stop() {
        PROBE.close();
    }

    private static void script(Spoiling spoiling) {
        PROBE.succeed(HELD, NONCE);
        String key = Base64.getEncoder()
                .encodeToString("a recipient of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII));
        PROBE.github
                .on("GET " + KEY, Answer.json(200, "{\"key_id\":\"1\",\"key\":\"" + key + "\"}"))
                .on("PUT " + ProbeScript.SECRET, Answer.empty(204))
                .on(
                        "GET " + ENVIRONMENTS,
                        Answer.json(200, "{\"total_count\":1,\"environments\":[{\"name\":\"production\"}]}"))
                .on(
                        "GET " + RUNS,
                        Answer.json(
                                200,
                                "{\"total_count\":1,\"workflow_runs\":[{\"id\":1,\"name\":\"d\",\"run_number\":4,\"status\":\"queued\","
                                        + "\"created_at\":\"2026-07-01T08:00:00Z\"}]}"));
        PROBE.github.spoil(spoiling.line(), spoiling::of);
        PROBE.storage.spoil(spoiling.line(), spoiling::of);
    }

    private static GitHubSecret secret() {
        GitHub github = GitHub.withToken(
                PROBE.github.http(), PROBE.github.base(), ApiVersion.V2026_03_10, Secret.ofText("ghp_sandboxtoken"));
        ProbeSettings settings = new ProbeSettings(
                ProbeWorkflow.FILE, new FakeTime().pace(), LogHosts.ofSandbox(PROBE.github.base()), null, null);
        SecretScope scope = new SecretScope.OfRepository(ProbeScript.REPOSITORY, null);
        return new GitHubSecret(
                github, new StoreId("github-ci"), scope, "HEROKU_API_KEY", new Random(1), settings, null);
    }
}
