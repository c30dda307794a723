package dev.keyrota.sandbox.github;

import static dev.keyrota.sandbox.Asking.header;
import static dev.keyrota.sandbox.Asking.tree;
import static dev.keyrota.sandbox.github.HostFixture.NONCE;
import static dev.keyrota.sandbox.github.HostFixture.REPO;
import static dev.keyrota.sandbox.github.HostFixture.TOKEN;
import static dev.keyrota.sandbox.github.HostFixture.answerLine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Asking;
import dev.keyrota.sandbox.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GitHubVendorTest {

    private static final String REPO_PATH = "/repos/" + REPO;
    private static final String SECRETS = REPO_PATH + "/actions/secrets";
    private static final String DISPATCH = REPO_PATH + "/actions/workflows/keyrota-probe.yml/dispatches";

    private final HostFixture fixture = new HostFixture();
    private final GitHubHost host = fixture.host;
    private final GitHubVendor vendor = new GitHubVendor();
    private final Asking client = new Asking(vendor, host)
            .with("Host", "127.0.0.1:8083")
            .with("User-Agent", "test")
            .with("Authorization", "Bearer " + TOKEN);

    GitHubVendorTest() {
        // The bare world has connected the runner to its own Heroku; the fixture's is wanted here.
        host.actions().connect(token -> token.startsWith("live") ? 200 : 401);
    }

    private Map<String, Object> sealed(String secrets, String value) {
        JsonNode key = tree(client.get(secrets + "/public-key"));
        Map<String, Object> body = new HashMap<>();
        body.put("encrypted_value", Sealing.sealed(value, key.get("key").stringValue()));
        body.put("key_id", key.get("key_id").stringValue());
        return body;
    }

    private Answer put(String secrets, String name, String value, Map<String, Object> more) {
        Map<String, Object> body = sealed(secrets, value);
        body.putAll(more);
        return client.json("PUT", secrets + "/" + name, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRETS, REPO_PATH + "/environments/production/secrets", "/orgs/raxx-app/actions/secrets"})
    void a_sealed_value_is_opened_created_with_201_and_updated_with_204(String secrets) {
        Map<String, Object> visible = secrets.startsWith("/orgs") ? Map.of("visibility", "all") : Map.of();
        Answer created = put(secrets, "KEY", "first value\n", visible);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        Answer updated = put(secrets, "key", "secönd", visible);
        assertThat(updated.status()).isEqualTo(204);
        assertThat(updated.body()).isEmpty();

        Scope scope = secrets.startsWith("/orgs")
                ? HostFixture.ORG
                : secrets.contains("environments") ? HostFixture.PROD : HostFixture.REPO_SCOPE;
        assertThat(host.secrets().held(scope, "KEY").orElseThrow().value()).isEqualTo("secönd");
        Answer read = client.get(secrets + "/KEY");
        assertThat(tree(read).get("name").stringValue()).isEqualTo("KEY");
        assertThat(new String(read.body(), StandardCharsets.UTF_8)).doesNotContain("secönd");
        assertThat(client.send("DELETE", secrets + "/KEY", "").status()).isEqualTo(204);
        assertThat(client.get(secrets + "/KEY").status()).isEqualTo(404);
    }

    @Test
    void a_box_for_another_key_or_none_at_all_is_422_and_changes_nothing() {
        Map<String, Object> body = sealed(SECRETS, "x");
        body.put("key_id", "1");
        assertThat(client.json("PUT", SECRETS + "/KEY", body).status()).isEqualTo(422);
        Map<String, Object> ofOrganization = sealed("/orgs/raxx-app/actions/secrets", "x");
        ofOrganization.put("key_id", sealed(SECRETS, "x").get("key_id"));
        assertThat(client.json("PUT", SECRETS + "/KEY", ofOrganization).status())
                .isEqualTo(422);
        body.remove("key_id");
        assertThat(client.json("PUT", SECRETS + "/KEY", body).status()).isEqualTo(422);
        assertThat(put(SECRETS, "bad-name", "x", Map.of()).status()).isEqualTo(422);
        assertThat(put(SECRETS, "BIG", "x".repeat(48 * 1024 + 1), Map.of()).status())
                .isEqualTo(422);
        assertThat(put(SECRETS, "BIG", "x".repeat(48 * 1024), Map.of()).status())
                .isEqualTo(201);
        assertThat(client.send("PUT", SECRETS + "/KEY", "{").status()).isEqualTo(400);
        assertThat(host.held(REPO, null, "KEY")).isEmpty();
    }

    @Test
    void an_organizations_secret_goes_to_selected_repositories() {
        String secrets = "/orgs/raxx-app/actions/secrets";
        assertThat(put(secrets, "KEY", "x", Map.of()).status()).isEqualTo(422);
        put(secrets, "KEY", "x", Map.of("visibility", "selected", "selected_repository_ids", List.of(1001)));
        JsonNode secret = tree(client.get(secrets + "/KEY"));
        assertThat(secret.get("visibility").stringValue()).isEqualTo("selected");
        assertThat(secret.get("selected_repositories_url").stringValue())
                .isEqualTo("http://127.0.0.1:8083" + secrets + "/KEY/repositories");
        assertThat(tree(client.get(secrets + "/KEY/repositories"))
                        .at("/repositories/0/full_name")
                        .stringValue())
                .isEqualTo(REPO);
        client.json("PUT", secrets + "/KEY/repositories", Map.of("selected_repository_ids", List.of(1002)));
        assertThat(tree(client.get(REPO_PATH + "/actions/organization-secrets"))
                        .get("total_count")
                        .intValue())
                .isZero();
        assertThat(host.secrets().held(HostFixture.ORG, "KEY").orElseThrow().value())
                .isEqualTo("x");
    }

    @Test
    void lists_come_in_pages_with_links() {
        for (int i = 0; i < 7; i++) {
            host.place(REPO, null, "KEY_" + i, "x");
        }
        Answer second = client.get(SECRETS + "?per_page=3&page=2");
        assertThat(tree(second).get("total_count").intValue()).isEqualTo(7);
        assertThat(tree(second).at("/secrets/0/name").stringValue()).isEqualTo("KEY_3");
        String root = "<http://127.0.0.1:8083" + SECRETS + "?per_page=3&page=";
        assertThat(header(second, "Link"))
                .isEqualTo(root + "1>; rel=\"prev\", " + root + "3>; rel=\"next\", " + root + "3>; rel=\"last\", "
                        + root + "1>; rel=\"first\"");
        assertThat(client.get(SECRETS).headers()).doesNotContainKey("Link");
    }

    @Test
    void a_dispatch_answers_as_its_version_of_the_api_says() {
        Map<String, Object> plain = Map.of("ref", "main", "inputs", Map.of("nonce", NONCE));
        assertThat(client.json("POST", DISPATCH, plain).status()).isEqualTo(204);
        Map<String, Object> detailed = new HashMap<>(plain);
        detailed.put("return_run_details", true);
        Answer asked = client.json("POST", DISPATCH, detailed);
        assertThat(asked.status()).isEqualTo(200);
        long id = tree(asked).get("workflow_run_id").longValue();
        assertThat(tree(client.get(REPO_PATH + "/actions/runs/" + id)).get("id").longValue())
                .isEqualTo(id);

        client.with("X-GitHub-Api-Version", "2026-03-10");
        assertThat(tree(client.json("POST", DISPATCH, plain)).has("workflow_run_id"))
                .isTrue();
        assertThat(client.json("POST", DISPATCH, detailed).status()).isEqualTo(422);
        client.with("X-GitHub-Api-Version", "2020-01-01");
        assertThat(client.get("/user").status()).isEqualTo(400);
    }

    @Test
    void the_probe_is_dispatched_and_its_answer_read_from_the_log() throws IOException {
        put(SECRETS, "HEROKU_API_KEY", "live-token", Map.of());
        JsonNode started = tree(client.json(
                "POST", DISPATCH, Map.of("ref", "main", "inputs", Map.of("nonce", NONCE), "return_run_details", true)));
        long run = started.get("workflow_run_id").longValue();
        JsonNode job = tree(client.get(REPO_PATH + "/actions/runs/" + run + "/jobs?filter=latest"))
                .at("/jobs/0");
        assertThat(job.get("status").stringValue()).isEqualTo("completed");
        assertThat(job.get("conclusion").stringValue()).isEqualTo("success");

        Answer redirect =
                client.get(REPO_PATH + "/actions/jobs/" + job.get("id").longValue() + "/logs");
        assertThat(redirect.status()).isEqualTo(302);
        String target = header(redirect, "Location").substring("http://127.0.0.1:8083".length());
        assertThat(client.get(target).status()).isEqualTo(200);
        assertThat(host.actions().tokensSentToStorage()).isEqualTo(1);
        client.without("Authorization").without("User-Agent");
        Answer log = client.get(target);
        assertThat(log.status()).isEqualTo(200);
        assertThat(new String(log.body(), StandardCharsets.UTF_8)).contains(answerLine("live-token", 200));
        assertThat(host.actions().tokensSentToStorage()).isEqualTo(1);
        assertThat(client.get(target.replace("urlExpires=", "urlExpires=9")).status())
                .isEqualTo(403);
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(client.get(target).status()).isEqualTo(403);

        client.with("Authorization", "token " + TOKEN).with("User-Agent", "test");
        String archive = header(client.get(REPO_PATH + "/actions/runs/" + run + "/logs"), "Location");
        Answer zipped = client.without("Authorization").get(archive.substring("http://127.0.0.1:8083".length()));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(zip.getNextEntry()).isNotNull();
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("keyrota-probe: {");
        }
    }

    @Test
    void a_log_is_not_there_before_the_job_is_completed() {
        host.actions().pace(new Pace.ByLooks(10, 10));
        WorkflowRun run = fixture.dispatch("keyrota-probe.yml");
        assertThat(client.get(REPO_PATH + "/actions/jobs/" + run.jobId() + "/logs")
                        .status())
                .isEqualTo(404);
        assertThat(client.send("POST", REPO_PATH + "/actions/runs/" + run.id() + "/cancel", "")
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "status=in_progress, 1",
        "status=queued, 1",
        "status=success, 1",
        "status=completed, 1",
        "event=push, 2",
        "event=workflow_dispatch, 1",
        "head_sha=0000, 0",
        "branch=main, 3",
        "actor=KRIS, 1",
        "created=>2026-07-01T08:59:00Z, 1",
        "created=>=2026-07-01T08:59:00Z, 2",
        "created=<2026-07-01, 1",
        "created=<=2026-07-01, 3",
        "created=2026-07-01, 2",
        "created=2026-06-30..2026-06-30, 1",
        "created=*..2026-07-01T08:59:00%2B00:00, 2",
        "created=2026-07-01T09:00:00Z..*, 1",
    })
    void runs_are_filtered(String query, int count) {
        host.actions()
                .plant(REPO, "502", "push", RunStatus.QUEUED, java.time.Instant.parse("2026-06-30T12:00:00Z"), null);
        host.actions()
                .plant(
                        REPO,
                        "502",
                        "push",
                        RunStatus.IN_PROGRESS,
                        java.time.Instant.parse("2026-07-01T08:59:00.5Z"),
                        null);
        fixture.dispatch("keyrota-probe.yml");
        assertThat(tree(client.get(REPO_PATH + "/actions/runs?" + query))
                        .get("total_count")
                        .intValue())
                .isEqualTo(count);
        assertThat(client.get(REPO_PATH + "/actions/runs?created=yesterday").status())
                .isEqualTo(422);
    }

    @Test
    void runs_of_one_workflow_and_workflows_are_listed() {
        fixture.dispatch("keyrota-probe.yml");
        assertThat(tree(client.get(REPO_PATH + "/actions/workflows/501/runs"))
                        .get("total_count")
                        .intValue())
                .isEqualTo(1);
        assertThat(tree(client.get(REPO_PATH + "/actions/workflows/502/runs"))
                        .get("total_count")
                        .intValue())
                .isZero();
        assertThat(tree(client.get(REPO_PATH + "/actions/workflows?per_page=50&page=1"))
                        .get("total_count")
                        .intValue())
                .isEqualTo(4);
        assertThat(tree(client.get(REPO_PATH + "/actions/workflows/keyrota-probe.yml"))
                        .get("id")
                        .intValue())
                .isEqualTo(501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repos/raxx-app/TradeMasterAPI",
                "/api/v3/repos/raxx-app/TradeMasterAPI",
                "http://api.github.localhost/repos/raxx-app/TradeMasterAPI",
                "/repos/raxx%2Dapp/TradeMasterAPI",
                "/repos/RAXX-app/trademasterapi/",
            })
    void a_path_may_be_written_in_several_ways_and_links_follow_it(String path) {
        client.with("Connection", "Upgrade, HTTP2-Settings")
                .with("Upgrade", "h2c")
                .with("HTTP2-Settings", "AAMAAABk");
        Answer answer = client.get(path);
        assertThat(answer.status()).isEqualTo(200);
        String url = tree(answer).get("url").stringValue();
        String base = path.startsWith("http") ? "http://api.github.localhost" : "http://127.0.0.1:8083";
        assertThat(url).isEqualTo(base + (path.startsWith("/api/v3") ? "/api/v3" : "") + "/repos/" + REPO);
    }

    @Test
    void branches_environments_and_workflow_files_can_be_read() {
        assertThat(tree(client.get(REPO_PATH + "/git/ref/heads/main"))
                        .at("/object/sha")
                        .stringValue())
                .isEqualTo(HostFixture.SHA);
        assertThat(tree(client.get(REPO_PATH + "/environments"))
                        .at("/environments/0/name")
                        .stringValue())
                .isEqualTo("production");
        assertThat(client.get(REPO_PATH + "/git/ref/heads%2Fmain").status()).isEqualTo(200);
        assertThat(client.get(REPO_PATH + "/git/ref/heads/gone").status()).isEqualTo(404);
        String file = REPO_PATH + "/contents/.github%2Fworkflows%2Fkeyrota-probe.yml?ref=" + HostFixture.SHA;
        JsonNode contents = tree(client.get(file));
        assertThat(contents.get("sha").stringValue()).hasSize(40);
        assertThat(contents).isEqualTo(tree(client.get(file.replace("%2F", "/"))));
        assertThat(client.get(file.replace(HostFixture.SHA, "gone")).status()).isEqualTo(404);
        assertThat(tree(client.get("/orgs/raxx-app/repos")).size()).isEqualTo(2);
    }

    @Test
    void git_gives_a_file_this_id() {
        assertThat(RepositoryEndpoints.gitId("hello\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
    }

    @Test
    void without_a_user_agent_or_with_bad_credentials_it_refuses() {
        assertThat(client.without("User-Agent").get("/user").status()).isEqualTo(403);
        client.with("User-Agent", "test").with("Authorization", "Basic eDp5");
        assertThat(client.get("/user").status()).isEqualTo(401);
        client.with("Authorization", "token ghp_nobody");
        Answer bad = client.get("/user");
        assertThat(bad.status()).isEqualTo(401);
        assertThat(tree(bad).get("message").stringValue()).isEqualTo("Bad credentials");
        assertThat(client.get("/nowhere").status()).isEqualTo(404);
    }

    @Test
    void calls_are_counted_by_the_hour() {
        host.rateLimit(2);
        assertThat(header(client.get("/user"), "X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(client.get("/user").status()).isEqualTo(200);
        Answer refused = client.get("/user");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(header(refused, "X-RateLimit-Reset"))
                .isEqualTo(
                        Long.toString(fixture.clock.instant().plusSeconds(3600).getEpochSecond()));
        assertThat(tree(client.get("/rate_limit")).at("/resources/core/used").intValue())
                .isEqualTo(2);
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(client.get("/user").status()).isEqualTo(200);
    }

    @Test
    void a_classic_token_shows_its_scopes() {
        assertThat(header(client.get("/"), "X-OAuth-Scopes")).isEqualTo("admin:org, repo");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /repos/o/r/actions/secrets/public-key, github.secret.key",
        "PUT, /api/v3/repos/o/r/actions/secrets/N, github.secret.put",
        "GET, /repos/o/r/environments/e/secrets/N, github.secret.get",
        "GET, /orgs/o/actions/secrets, github.secret.list",
        "GET, /repos/o/r/actions/organization-secrets, github.secret.list",
        "POST, /repos/o/r/actions/workflows/w.yml/dispatches, github.workflow.dispatch",
        "GET, /repos/o/r/actions/runs/1, github.workflow.run",
        "GET, /repos/o/r/actions/runs/1/jobs, github.workflow.run",
        "GET, /repos/o/r/actions/jobs/1/logs, github.workflow.logs",
        "GET, /_apis/pipelines/logs/1/text, github.workflow.logs.fetch",
        "GET, /repos/o/r/git/ref/heads/a/b, github.ref.get",
        "GET, /repos/o/r/contents/a%2Fb, github.contents.read",
        "POST, /app/installations/1/access_tokens, github.app.token",
        "GET, /nowhere, ",
    })
    void calls_have_the_names_that_faults_are_armed_with(String method, String path, String name) {
        Call call = client.call(method, path, "");
        assertThat(vendor.callName(call)).isEqualTo(Optional.ofNullable(name));
    }

    @Test
    void its_failures_have_githubs_shape() {
        assertThat(tree(vendor.failure(502)).get("message").stringValue()).isEqualTo("Server Error");
        assertThat(tree(vendor.failure(404)).get("status").stringValue()).isEqualTo("404");
    }
}
