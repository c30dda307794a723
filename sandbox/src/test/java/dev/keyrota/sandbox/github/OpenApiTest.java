package dev.keyrota.sandbox.github;

import static dev.keyrota.sandbox.github.HostFixture.NONCE;
import static dev.keyrota.sandbox.github.HostFixture.REPO;
import static dev.keyrota.sandbox.github.HostFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Asking;
import dev.keyrota.sandbox.FactsData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the answers against GitHub's own OpenAPI description, as far as it covers what the sandbox serves. */
class OpenApiTest {

    private static final String R = "/repos/" + REPO;

    private final HostFixture fixture = new HostFixture();
    private final Asking client = new Asking(new GitHubVendor(), fixture.host)
            .with("Host", "127.0.0.1:8083")
            .with("User-Agent", "test")
            .with("Authorization", "Bearer " + TOKEN);
    private final Map<String, Integer> statuses = new LinkedHashMap<>();

    @Test
    void answers_fit_githubs_description() {
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createFor(
                        FactsData.file("github-openapi-subset.json").toUri().toString())
                .build();
        fill();
        List<String> faults = new ArrayList<>();
        for (String line : calls()) {
            String[] words = line.split(" ", 3);
            Answer answer = words.length == 3
                    ? client.with("Content-Type", "application/json").send(words[0], words[1], words[2])
                    : client.without("Content-Type").send(words[0], words[1], "");
            statuses.put(line, answer.status());
            String path = words[1].split("\\?", 2)[0];
            ValidationReport report =
                    validator.validateResponse(path, Request.Method.valueOf(words[0]), response(answer));
            report.getMessages().forEach(message -> faults.add(line + " -> " + answer.status() + ": " + message));
        }
        assertThat(faults).isEmpty();
        assertThat(statuses)
                .allSatisfy((line, status) -> assertThat(status >= 400).as(line).isEqualTo(line.endsWith("/nothing")));
        System.out.printf("GitHub answers held against the OpenAPI description: %d%n", statuses.size());
        assertThat(statuses.values()).contains(200, 201, 204, 302, 404);
    }

    private void fill() {
        fixture.host.place(REPO, null, "HEROKU_API_KEY", "live");
        fixture.host.place(REPO, "production", "HEROKU_API_KEY", "live");
        fixture.host.secrets().place(HostFixture.ORG, "ORG_KEY", "live");
        fixture.host.actions().plant(REPO, "502", "push", RunStatus.QUEUED, fixture.clock.instant(), null);
        fixture.host.actions().plant(REPO, "502", "push", RunStatus.IN_PROGRESS, fixture.clock.instant(), null);
    }

    private List<String> calls() {
        WorkflowRun run = fixture.dispatch("keyrota-probe.yml");
        WorkflowRun waiting = fixture.dispatch("guarded.yml");
        String dispatch = "POST " + R + "/actions/workflows/501/dispatches {\"ref\":\"main\",\"inputs\":{\"nonce\":\""
                + NONCE + "\"}";
        return List.of(
                "GET /user",
                "GET /rate_limit",
                "GET " + R,
                "GET " + R + "/git/ref/heads%2Fmain",
                "GET " + R + "/contents/.github%2Fworkflows%2Fkeyrota-probe.yml",
                "GET " + R + "/contents/nothing",
                put(R + "/actions/secrets", "NEW", ""),
                put(R + "/actions/secrets", "NEW", ""),
                put(R + "/environments/production/secrets", "NEW", ""),
                put(
                        "/orgs/raxx-app/actions/secrets",
                        "NEW",
                        ",\"visibility\":\"selected\",\"selected_repository_ids\":[1001]"),
                "GET " + R + "/actions/secrets?per_page=1",
                "GET " + R + "/actions/secrets/public-key",
                "GET " + R + "/actions/secrets/NEW",
                "DELETE " + R + "/actions/secrets/NEW",
                "GET " + R + "/environments/production/secrets",
                "GET " + R + "/environments/production/secrets/public-key",
                "GET " + R + "/environments/production/secrets/NEW",
                "DELETE " + R + "/environments/production/secrets/NEW",
                "GET /orgs/raxx-app/actions/secrets",
                "GET /orgs/raxx-app/actions/secrets/public-key",
                "GET /orgs/raxx-app/actions/secrets/NEW",
                "GET /orgs/raxx-app/actions/secrets/NEW/repositories",
                "PUT /orgs/raxx-app/actions/secrets/NEW/repositories {\"selected_repository_ids\":[1002]}",
                "DELETE /orgs/raxx-app/actions/secrets/NEW",
                "GET " + R + "/actions/organization-secrets",
                "GET " + R + "/actions/workflows/keyrota-probe.yml",
                "GET " + R + "/actions/workflows/501/runs",
                dispatch + "}",
                dispatch + ",\"return_run_details\":true}",
                "GET " + R + "/actions/runs",
                "GET " + R + "/actions/runs/" + run.id(),
                "GET " + R + "/actions/runs/" + waiting.id(),
                "GET " + R + "/actions/runs/" + run.id() + "/jobs",
                "GET " + R + "/actions/runs/" + waiting.id() + "/jobs",
                "GET " + R + "/actions/runs/" + run.id() + "/logs",
                "GET " + R + "/actions/jobs/" + run.jobId(),
                "GET " + R + "/actions/jobs/" + run.jobId() + "/logs");
    }

    private String put(String secrets, String name, String more) {
        String key = Asking.tree(client.get(secrets + "/public-key")).get("key").stringValue();
        String keyId =
                Asking.tree(client.get(secrets + "/public-key")).get("key_id").stringValue();
        return "PUT " + secrets + "/" + name + " {\"encrypted_value\":\"" + Sealing.sealed("x", key)
                + "\",\"key_id\":\"" + keyId + "\"" + more + "}";
    }

    private static SimpleResponse response(Answer answer) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(answer.status());
        answer.headers().forEach((name, values) -> builder.withHeader(name, values));
        if (answer.body().length > 0) {
            builder.withBody(answer.body());
        }
        return builder.build();
    }
}
