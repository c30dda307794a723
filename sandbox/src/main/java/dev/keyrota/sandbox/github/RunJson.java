package dev.keyrota.sandbox.github;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Workflows, runs and jobs, with all the keys that GitHub's description requires. */
record RunJson(Repository repository, String base) {

    /** A workflow. */
    Map<String, @Nullable Object> workflow(Workflow workflow) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", workflow.id());
        json.put("node_id", "W_" + workflow.id());
        json.put("name", workflow.name());
        json.put("path", workflow.path());
        json.put("state", "active");
        json.put("created_at", "2026-01-05T08:00:00Z");
        json.put("updated_at", "2026-01-05T08:00:00Z");
        json.put("url", actions() + "/workflows/" + workflow.id());
        json.put("html_url", html() + "/blob/" + repository.defaultBranch().name() + "/" + workflow.path());
        json.put("badge_url", html() + "/workflows/" + workflow.file() + "/badge.svg");
        return json;
    }

    /** A run. */
    Map<String, @Nullable Object> run(WorkflowRun run) {
        WorkflowRun.Origin origin = run.origin();
        Optional<Workflow> workflow = repository.workflow(Long.toString(run.workflow()));
        String name = workflow.map(Workflow::name).orElse("deleted");
        String url = actions() + "/runs/" + run.id();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", run.id());
        json.put("name", name);
        json.put("node_id", "WFR_" + run.id());
        json.put("check_suite_id", run.id());
        json.put("head_branch", origin.branch());
        json.put("head_sha", origin.sha());
        json.put("path", workflow.map(Workflow::path).orElse(".github/workflows/deleted.yml"));
        json.put("display_title", (name + " " + origin.input(Workflow.NONCE)).strip());
        json.put("run_number", run.number());
        json.put("event", origin.event());
        json.put("status", run.state().status().word());
        json.put("conclusion", run.state().conclusion());
        json.put("workflow_id", run.workflow());
        json.put("url", url);
        json.put("html_url", html() + "/actions/runs/" + run.id());
        json.put("pull_requests", List.of());
        json.put("created_at", GitHubAnswers.time(run.state().createdAt()));
        json.put("updated_at", GitHubAnswers.time(run.state().updatedAt()));
        json.put("actor", OwnerJson.simple(origin.actor(), false, base));
        json.put("run_attempt", 1);
        json.put("run_started_at", GitHubAnswers.time(run.state().createdAt()));
        json.put("triggering_actor", OwnerJson.simple(origin.actor(), false, base));
        List.of("jobs", "logs", "artifacts", "cancel", "rerun")
                .forEach(each -> json.put(each + "_url", url + "/" + each));
        json.put("check_suite_url", base + "/repos/" + repository.fullName() + "/check-suites/" + run.id());
        json.put("previous_attempt_url", null);
        json.put("workflow_url", actions() + "/workflows/" + run.workflow());
        json.put("head_commit", commit(run));
        json.put("repository", OwnerJson.minimal(repository, base));
        json.put("head_repository", OwnerJson.minimal(repository, base));
        return json;
    }

    private static Map<String, Object> commit(WorkflowRun run) {
        Map<String, Object> person = Map.of("name", run.origin().actor(), "email", "someone@example.com");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", run.origin().sha());
        json.put("tree_id", run.origin().sha());
        json.put("message", "a commit");
        json.put("timestamp", "2026-01-05T08:00:00Z");
        json.put("author", person);
        json.put("committer", person);
        return json;
    }

    /** The run's one job. A run is a job with another name for two states: a job is never {@code requested} here. */
    Map<String, @Nullable Object> job(WorkflowRun run) {
        WorkflowRun.State state = run.state();
        boolean running = state.startedAt() != null;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", run.jobId());
        json.put("run_id", run.id());
        json.put(
                "workflow_name",
                repository
                        .workflow(Long.toString(run.workflow()))
                        .map(Workflow::name)
                        .orElse("deleted"));
        json.put("head_branch", run.origin().branch());
        json.put("run_url", actions() + "/runs/" + run.id());
        json.put("run_attempt", 1);
        json.put("node_id", "CR_" + run.jobId());
        json.put("head_sha", run.origin().sha());
        json.put("url", actions() + "/jobs/" + run.jobId());
        json.put("html_url", html() + "/actions/runs/" + run.id() + "/job/" + run.jobId());
        json.put("status", state.status().word());
        json.put("conclusion", state.conclusion());
        json.put("created_at", GitHubAnswers.time(state.createdAt()));
        json.put("started_at", GitHubAnswers.time(Objects.requireNonNullElse(state.startedAt(), state.createdAt())));
        json.put("completed_at", state.isCompleted() ? GitHubAnswers.time(state.updatedAt()) : null);
        json.put("name", "probe");
        json.put("steps", running ? List.of(step(state)) : List.of());
        json.put("check_run_url", base + "/repos/" + repository.fullName() + "/check-runs/" + run.jobId());
        json.put("labels", List.of("ubuntu-latest"));
        json.put("runner_id", running ? 1 : null);
        json.put("runner_name", running ? "GitHub Actions 1" : null);
        json.put("runner_group_id", running ? 0 : null);
        json.put("runner_group_name", running ? "GitHub Actions" : null);
        return json;
    }

    private static Map<String, @Nullable Object> step(WorkflowRun.State state) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", "Answer the challenge");
        json.put("status", state.isCompleted() ? "completed" : "in_progress");
        json.put("conclusion", state.conclusion());
        json.put("number", 1);
        json.put("started_at", GitHubAnswers.time(state.startedAt()));
        json.put("completed_at", state.isCompleted() ? GitHubAnswers.time(state.updatedAt()) : null);
        return json;
    }

    /** What a dispatch answers when it answers at all. */
    Map<String, Object> dispatched(WorkflowRun run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("workflow_run_id", run.id());
        json.put("run_url", actions() + "/runs/" + run.id());
        json.put("html_url", html() + "/actions/runs/" + run.id());
        return json;
    }

    private String actions() {
        return base + "/repos/" + repository.fullName() + "/actions";
    }

    private String html() {
        return OwnerJson.web(base) + "/" + repository.fullName();
    }
}
