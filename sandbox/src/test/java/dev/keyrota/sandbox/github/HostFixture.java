package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.github.Repository.Branch;
import dev.keyrota.sandbox.github.Repository.DeploymentEnvironment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A host with one organization, two repositories, a probe and a token that may do everything. */
final class HostFixture {

    static final String REPO = "raxx-app/TradeMasterAPI";
    static final String OTHER = "raxx-app/website";
    static final Scope REPO_SCOPE = new Scope.OfRepository(REPO);
    static final Scope PROD = new Scope.OfEnvironment(REPO, "production");
    static final Scope ORG = new Scope.OfOrganization("raxx-app");
    static final String TOKEN = "ghp_sandboxAdmin";
    static final String NONCE = "0123456789abcdef".repeat(4);
    static final String PROBE = "keyrota-probe.yml";
    static final String SHA = "c0ffee".repeat(6) + "c0ff";

    final SandboxClock clock = new SandboxClock(Instant.parse("2026-07-01T09:00:00Z"));
    final GitHubHost host = new GitHubHost(clock, new SeededIds(42));
    final List<String> tokensSeenByHeroku = new ArrayList<>();

    HostFixture() {
        host.addRepository(new Repository(
                1001,
                "raxx-app",
                "TradeMasterAPI",
                true,
                true,
                List.of(new Branch("main", SHA), new Branch("next", SHA.replace('c', 'd'))),
                List.of(new DeploymentEnvironment("production", false), new DeploymentEnvironment("guarded", true)),
                List.of(
                        Workflow.probe(501, "keyrota-probe.yml", "HEROKU_API_KEY", null),
                        Workflow.probe(503, "production.yml", "HEROKU_API_KEY", "production"),
                        Workflow.probe(504, "guarded.yml", "HEROKU_API_KEY", "guarded"),
                        Workflow.onPush(502, "deploy", "deploy-heroku.yml"))));
        host.addRepository(new Repository(
                1002, "raxx-app", "website", true, false, List.of(new Branch("main", SHA)), List.of(), List.of()));
        host.addToken(GitHubToken.classic(TOKEN, "kris", Set.of("repo", "admin:org")));
        host.actions().connect(token -> {
            tokensSeenByHeroku.add(token);
            return token.startsWith("live") ? 200 : 401;
        });
    }

    WorkflowRun dispatch(String file) {
        return dispatch(file, NONCE);
    }

    WorkflowRun dispatch(String file, String nonce) {
        return ((HostAnswer.RunFound) host.actions().dispatch(TOKEN, REPO, file, "main", Map.of("nonce", nonce))).run();
    }

    WorkflowRun look(long run) {
        return ((HostAnswer.RunFound) host.actions().get(TOKEN, REPO, run)).run();
    }

    static String answerLine(String token, int status) {
        return "keyrota-probe: {\"v\":1,\"nonce\":\"" + NONCE + "\",\"mac\":\""
                + ProbeJob.hex(token, "keyrota-probe/v1|" + REPO + "|" + NONCE) + "\",\"status\":" + status + "}";
    }
}
