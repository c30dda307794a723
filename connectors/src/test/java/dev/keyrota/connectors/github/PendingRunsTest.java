package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Consumer;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.connectors.github.ScriptedGitHub.Seen;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingRunsTest {
    private static final Instant PROBED = Instant.parse("2026-07-01T09:00:01Z");
    private static final String BEFORE = "2026-07-01T08:00:00Z";
    private static final String RUNS = "GET /repos/o/r/actions/runs";
    private static final SecretScope SCOPE = new SecretScope.OfRepository(RepositoryName.parse("o/r"), null);
    private static final SecretScope ORGANIZATION =
            new SecretScope.OfOrganization("o", RepositoryName.parse("o/r"), null);

    private final ScriptedGitHub server = new ScriptedGitHub();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "in_progress", "waiting", "pending", "requested"})
    void finds_runs_of_every_state_that_is_not_completed(String state) {
        runs(RUNS, Map.of(state, List.of(run(1, state, BEFORE))));
        assertThat(pending(null)).isEqualTo(new Reply.Answered<>(List.of(new Consumer("1", "o/r: deploy #4", state))));
    }

    @Test
    void nothing_pending_is_an_empty_list() {
        runs(RUNS, Map.of("", List.of(run(1, "completed", BEFORE))));
        assertThat(pending(null)).isEqualTo(new Reply.Answered<>(List.of()));
    }

    @Test
    void a_run_of_the_very_second_may_be_the_earlier_one() {
        runs(
                RUNS,
                Map.of(
                        "queued",
                        List.of(run(1, "queued", "2026-07-01T09:00:01Z"), run(2, "queued", "2026-07-01T09:00:02Z"))));
        assertThat(ids(pending(null))).containsExactly("1");
    }

    @Test
    void a_run_that_changed_its_state_meanwhile_is_found_among_the_newest() {
        runs(RUNS, Map.of("", List.of(run(1, "in_progress", BEFORE), run(2, "completed", BEFORE))));
        assertThat(ids(pending(null))).containsExactly("1");
    }

    @Test
    void a_run_that_is_in_several_lists_is_one() {
        runs(
                RUNS,
                Map.of(
                        "queued", List.of(run(1, "queued", BEFORE)),
                        "in_progress", List.of(run(1, "in_progress", BEFORE)),
                        "", List.of(run(1, "in_progress", BEFORE))));
        assertThat(ids(pending(null))).containsExactly("1");
    }

    @Test
    void our_own_run_is_not_waited_for() {
        runs(RUNS, Map.of("in_progress", List.of(run(1, "in_progress", BEFORE), run(2, "in_progress", BEFORE))));
        assertThat(ids(pending(2L))).containsExactly("1");
    }

    @Test
    void one_list_that_is_missing_is_no_list_at_all() {
        runs(RUNS, Map.of());
        server.answering(
                RUNS,
                seen -> seen.query().contains("status=waiting")
                        ? Answer.error(500)
                        : ScriptedPages.of("workflow_runs").apply(seen));
        assertThat(pending(null)).isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
    }

    @Test
    void more_runs_than_github_lists_are_not_taken_for_all() {
        server.on(RUNS, Answer.json(200, "{\"total_count\":1001,\"workflow_runs\":[]}"));
        assertThat(pending(null)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @Test
    void a_list_without_an_end_is_not_followed_for_ever() {
        server.on(
                RUNS,
                Answer.json(200, "{\"total_count\":1,\"workflow_runs\":[]}")
                        .with("Link", "<https://evil.example.com/>; rel=\"next\""));
        assertThat(pending(null)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        assertThat(server.seen).hasSizeLessThanOrEqualTo(5 * 50 + 1);
    }

    @Test
    void an_organizations_secret_is_seen_by_the_repositories_it_was_selected_for() {
        visible("selected");
        server.answering(
                "GET /orgs/o/actions/secrets/HEROKU_API_KEY/repositories",
                ScriptedPages.of("repositories", "{\"full_name\":\"o/r\"}", "{\"full_name\":\"o/s\"}"));
        runs(RUNS, Map.of());
        runs("GET /repos/o/s/actions/runs", Map.of("queued", List.of(run(9, "queued", BEFORE))));
        assertThat(pending(ORGANIZATION, null))
                .isEqualTo(new Reply.Answered<>(List.of(new Consumer("9", "o/s: deploy #4", "queued"))));
    }

    @Test
    void an_organizations_secret_may_be_seen_by_its_private_repositories_or_by_all() {
        server.answering(
                "GET /orgs/o/repos",
                ScriptedPages.of(
                        "", "{\"full_name\":\"o/r\",\"private\":true}", "{\"full_name\":\"o/s\",\"private\":false}"));
        runs(RUNS, Map.of("queued", List.of(run(8, "queued", BEFORE))));
        runs("GET /repos/o/s/actions/runs", Map.of("queued", List.of(run(9, "queued", BEFORE))));
        visible("private");
        assertThat(ids(pending(ORGANIZATION, null))).containsExactly("8");
        visible("all");
        assertThat(ids(pending(ORGANIZATION, null))).containsExactly("8", "9");
        visible("friends");
        assertThat(pending(ORGANIZATION, null)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @Test
    void a_repository_that_we_may_not_look_into_is_no_empty_one() {
        visible("selected");
        server.answering(
                "GET /orgs/o/actions/secrets/HEROKU_API_KEY/repositories",
                ScriptedPages.of("repositories", "{\"full_name\":\"o/hidden\"}"));
        assertThat(pending(ORGANIZATION, null)).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    private void visible(String visibility) {
        server.on(
                "GET /orgs/o/actions/secrets/HEROKU_API_KEY",
                Answer.json(200, "{\"updated_at\":\"" + BEFORE + "\",\"visibility\":\"" + visibility + "\"}"));
    }

    /** The runs by the state that is asked for, each on a page of its own; under the empty name those of all states, on one. */
    private void runs(String line, Map<String, List<String>> byState) {
        Map<String, List<String>> kept = new HashMap<>(byState);
        server.answering(line, seen -> {
            String state = state(seen);
            List<String> runs = kept.getOrDefault(state, List.of());
            return state.isEmpty()
                    ? Answer.json(200, "{\"total_count\":9999,\"workflow_runs\":[" + String.join(",", runs) + "]}")
                    : new ScriptedPages("workflow_runs", runs).apply(seen);
        });
    }

    private static String state(Seen seen) {
        String query = seen.query();
        for (String state : List.of("queued", "in_progress", "waiting", "pending", "requested")) {
            if (query.contains("status=" + state)) {
                return state;
            }
        }
        return "";
    }

    private static String run(long id, String status, String createdAt) {
        return "{\"id\":" + id + ",\"name\":\"deploy\",\"run_number\":4,\"status\":\"" + status + "\",\"created_at\":\""
                + createdAt + "\"}";
    }

    private static List<String> ids(Reply<List<Consumer>> reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return reply instanceof Reply.Answered<List<Consumer>>(var all)
                ? all.stream().map(Consumer::id).toList()
                : List.of();
    }

    private Reply<List<Consumer>> pending(@Nullable Long own) {
        return pending(SCOPE, own);
    }

    private Reply<List<Consumer>> pending(SecretScope scope, @Nullable Long own) {
        GitHub github = GitHub.withToken(
                server.http(), server.base(), ApiVersion.V2026_03_10, Secret.ofText("ghp_sandboxtoken"));
        return new GitHubSecret(github, new StoreId("github-ci"), scope, "HEROKU_API_KEY", new Random(1), null, own)
                .pending(PROBED);
    }
}
