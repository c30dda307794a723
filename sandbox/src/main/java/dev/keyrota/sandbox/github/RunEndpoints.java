package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.RepositoryFound;
import dev.keyrota.sandbox.github.HostAnswer.RunFound;
import dev.keyrota.sandbox.github.HostAnswer.RunsFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routes for workflows, runs, jobs and logs (docs.github.com/rest/actions and GitHub's OpenAPI description, read
 * 2026-11-22).
 */
final class RunEndpoints {

    private static final String WORKFLOWS = "repos/*/*/actions/workflows";
    private static final String RUNS = "repos/*/*/actions/runs";
    private static final String RUN = "github.workflow.run";
    private static final String LIST = "github.runs.list";
    private static final String LOGS = "github.workflow.logs";

    static final List<Route<GitHubRequest>> ALL = List.of(
            Route.on("GET", WORKFLOWS, "github.workflow.list", RunEndpoints::workflows),
            Route.on("GET", WORKFLOWS + "/*", "github.workflow.get", RunEndpoints::workflow),
            Route.on("POST", WORKFLOWS + "/*/dispatches", "github.workflow.dispatch", RunEndpoints::dispatch),
            Route.on("GET", WORKFLOWS + "/*/runs", LIST, RunEndpoints::runsOfWorkflow),
            Route.on("GET", RUNS, LIST, RunEndpoints::runs),
            Route.on("GET", RUNS + "/*", RUN, request -> found(request, RunJson::run)),
            Route.on("GET", RUNS + "/*/jobs", RUN, RunEndpoints::jobs),
            Route.on("POST", RUNS + "/*/cancel", "github.workflow.cancel", RunEndpoints::cancel),
            Route.on("GET", RUNS + "/*/logs", LOGS, RunEndpoints::archive),
            Route.on("GET", "repos/*/*/actions/jobs/*", RUN, RunEndpoints::job),
            Route.on("GET", "repos/*/*/actions/jobs/*/logs", LOGS, RunEndpoints::log),
            Route.on("GET", "_apis/pipelines/logs/*/*", "github.workflow.logs.fetch", LogLink::fetch));

    private RunEndpoints() {}

    /** {@code shape} for who reaches the repository of the first two arguments. */
    private static Answer in(GitHubRequest request, Function<Repository, Answer> shape) {
        return switch (request.host().repository(request.token(), request.repository())) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case RepositoryFound(Repository repository) -> shape.apply(repository);
        };
    }

    private static RunJson json(GitHubRequest request, Repository repository) {
        return new RunJson(repository, request.base());
    }

    private static Answer workflows(GitHubRequest request) {
        return in(
                request,
                repository -> GitHubAnswers.page(
                        request, "workflows", repository.workflows(), json(request, repository)::workflow));
    }

    private static Answer workflow(GitHubRequest request) {
        return in(
                request,
                repository -> repository
                        .workflow(request.argument(2))
                        .map(workflow ->
                                Answer.json(200, json(request, repository).workflow(workflow)))
                        .orElseGet(GitHubAnswers::notFound));
    }

    private static Answer dispatch(GitHubRequest request) {
        Optional<ObjectNode> body = request.json();
        if (body.isEmpty()) {
            return GitHubAnswers.unparsable();
        }
        JsonNode details = body.get().path("return_run_details");
        boolean always = request.version().equals(GitHubRequest.VERSION_2026);
        if (always && !details.isMissingNode()) {
            return GitHubAnswers.error(422, "Invalid request.\n\n\"return_run_details\" is not a permitted key.");
        }
        if (!body.get().path("ref").isString()) {
            return GitHubAnswers.missing("ref");
        }
        return in(request, repository -> switch (request.host()
                .actions()
                .dispatch(
                        request.token(),
                        request.repository(),
                        request.argument(2),
                        body.get().path("ref").stringValue(),
                        inputs(body.get()))) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case RunFound(WorkflowRun run) ->
                always || details.asBoolean(false)
                        ? Answer.json(200, json(request, repository).dispatched(run))
                        : Answer.empty(204);
        });
    }

    private static Map<String, String> inputs(ObjectNode body) {
        Map<String, String> inputs = new LinkedHashMap<>();
        body.path("inputs")
                .properties()
                .forEach(entry -> inputs.put(entry.getKey(), entry.getValue().asString("")));
        return inputs;
    }

    private static Answer runs(GitHubRequest request) {
        return listed(request, _ -> true);
    }

    private static Answer runsOfWorkflow(GitHubRequest request) {
        return in(
                request,
                repository -> repository
                        .workflow(request.argument(2))
                        .map(workflow -> listed(request, run -> run.workflow() == workflow.id()))
                        .orElseGet(GitHubAnswers::notFound));
    }

    private static Answer listed(GitHubRequest request, Predicate<WorkflowRun> wanted) {
        Optional<RunFilter> filter = RunFilter.of(request);
        if (filter.isEmpty()) {
            return GitHubAnswers.error(422, "Validation Failed");
        }
        return in(request, repository -> switch (request.host().actions().list(request.token(), request.repository())) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case RunsFound(List<WorkflowRun> all) ->
                GitHubAnswers.page(
                        request,
                        "workflow_runs",
                        all.stream().filter(wanted).filter(filter.get()::holds).toList(),
                        json(request, repository)::run);
        });
    }

    private static Answer jobs(GitHubRequest request) {
        return answered(
                request,
                request.argument(2),
                (repository, run) -> GitHubAnswers.page(request, "jobs", List.of(run), json(request, repository)::job));
    }

    private static Answer job(GitHubRequest request) {
        return answered(
                request,
                runOf(request.argument(2)),
                (repository, run) -> Answer.json(200, json(request, repository).job(run)));
    }

    private static Answer found(GitHubRequest request, BiFunction<RunJson, WorkflowRun, Object> shape) {
        return answered(
                request,
                request.argument(2),
                (repository, run) -> Answer.json(200, shape.apply(json(request, repository), run)));
    }

    /** A log is there once its job is completed. */
    private static Answer log(GitHubRequest request) {
        return answered(
                request,
                runOf(request.argument(2)),
                (_, run) -> run.hasLog() ? LogLink.redirect(request, run.jobId(), false) : GitHubAnswers.notFound());
    }

    private static Answer archive(GitHubRequest request) {
        return answered(
                request,
                request.argument(2),
                (_, run) -> run.hasLog() ? LogLink.redirect(request, run.jobId(), true) : GitHubAnswers.notFound());
    }

    private static Answer cancel(GitHubRequest request) {
        return switch (request.host()
                .actions()
                .cancel(request.token(), request.repository(), number(request.argument(2)))) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case RunFound _ -> Answer.json(202, Map.of());
        };
    }

    private static Answer answered(
            GitHubRequest request, String run, BiFunction<Repository, WorkflowRun, Answer> shape) {
        return in(request, repository -> switch (request.host()
                .actions()
                .get(request.token(), request.repository(), number(run))) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case RunFound(WorkflowRun seen) -> shape.apply(repository, seen);
        });
    }

    private static String runOf(String job) {
        return Long.toString(WorkflowRun.runOf(number(job)));
    }

    /** What is no number is no id either. */
    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
