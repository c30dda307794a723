package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A repository with the probe's workflow, whose run 77 with job 770 is done at once, and the storage that holds its log. */
final class ProbeScript implements AutoCloseable {
    static final RepositoryName REPOSITORY = RepositoryName.parse("raxx-app/TradeMasterAPI");
    static final String REPO = "/repos/raxx-app/TradeMasterAPI";
    static final String SECRET = REPO + "/actions/secrets/HEROKU_API_KEY";
    static final String DISPATCH = REPO + "/actions/workflows/keyrota-probe.yml/dispatches";
    static final String RUN = REPO + "/actions/runs/77";
    static final String JOBS = RUN + "/jobs";
    static final String LOG = REPO + "/actions/jobs/770/logs";
    static final String BLOB = "/logs/77/job%20770.txt";

    private static final String RUN_JSON = """
            {"id":77,"status":"completed","conclusion":"success","event":"workflow_dispatch","head_branch":"main",\
            "head_sha":"aaaa1","run_attempt":1,"created_at":"2026-07-01T09:00:01Z","path":".github/workflows/keyrota-probe.yml",\
            "repository":{"full_name":"raxx-app/TradeMasterAPI"},"actor":{"login":"raxx-ci"}}""";

    final ScriptedGitHub github = new ScriptedGitHub();
    final ScriptedGitHub storage = new ScriptedGitHub();

    void succeed(Secret held, String nonce) {
        succeed(held, nonce, REPOSITORY.toString());
    }

    void succeed(Secret held, String nonce, String repository) {
        github.on("GET " + REPO, Answer.json(200, "{\"default_branch\":\"main\"}"))
                .on("GET " + REPO + "/git/ref/heads/main", ref("aaaa1"))
                .on(
                        "GET " + SECRET,
                        Answer.json(200, "{\"name\":\"HEROKU_API_KEY\",\"updated_at\":\"2026-07-01T09:00:00Z\"}"))
                .on("POST " + DISPATCH, Answer.json(200, "{\"workflow_run_id\":77}"))
                .on("GET " + JOBS, job("completed", "success"))
                .on("GET " + LOG, located());
        storage.on("GET " + BLOB, log(held, nonce, repository));
        run(run -> run);
    }

    /** The run's answer, changed. */
    void run(UnaryOperator<String> change) {
        runs(change);
    }

    /** The run's answers, one after the other. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final void runs(UnaryOperator<String>... changes) {
        github.on(
                "GET " + RUN,
                Arrays.stream(changes)
                        .map(change -> Answer.json(200, change.apply(RUN_JSON)))
                        .toArray(Answer[]::new));
    }

    /** The redirect to the log. */
    Answer located() {
        return Answer.empty(302).with("Location", storage.url() + BLOB + "?sig=a%2Bb%3D&se=1");
    }

    Answer log(Secret held, String nonce) {
        return log(held, nonce, REPOSITORY.toString());
    }

    private static Answer log(Secret held, String nonce, String repository) {
        String time = "2026-07-01T09:00:07.1234567Z ";
        return Answer.text(
                200,
                "\uFEFF" + time + "Current runner version: '2.330.0'\n" + time
                        + "\u001b[36;1mprint(\"keyrota-probe: \" + json.dumps(answer))\u001b[0m\n" + time
                        + "keyrota-probe: {\"v\":1,\"nonce\":\"" + nonce + "\",\"mac\":\""
                        + mac(held, nonce, repository)
                        + "\",\"status\":200}\n" + time + "Cleaning up orphan processes\n");
    }

    /** Computed apart from the connector's own code. */
    private static String mac(Secret held, String nonce, String repository) {
        return held.reveal(bytes -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
                String message = "keyrota-probe/v1|" + repository + "|" + nonce;
                return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    static Answer ref(String sha) {
        return Answer.json(
                200, "{\"ref\":\"refs/heads/main\",\"object\":{\"type\":\"commit\",\"sha\":\"" + sha + "\"}}");
    }

    static Answer job(String status, @Nullable String conclusion) {
        String quoted = conclusion == null ? "null" : "\"" + conclusion + "\"";
        return Answer.json(
                200,
                "{\"total_count\":1,\"jobs\":[{\"id\":770,\"run_id\":77,\"status\":\"" + status + "\",\"conclusion\":"
                        + quoted + ",\"name\":\"probe\"}]}");
    }

    @Override
    public void close() {
        github.close();
        storage.close();
    }
}
