package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls that start a run of the probe and look at it. Source: docs.github.com, "Workflows" and "Workflow jobs", read 2026-11-22. */
final class ProbeRuns {
    private final GitHub github;
    private final RepositoryName repository;
    private final String workflow;

    ProbeRuns(GitHub github, RepositoryName repository, String workflow) {
        this.github = github;
        this.repository = repository;
        this.workflow = workflow;
    }

    /**
     * How a run came to its end.
     *
     * @param job its one job; null if it never had one
     * @param conclusion GitHub's word
     */
    record Ended(@Nullable Long job, String conclusion) {}

    /** Starts a run and answers its id. */
    Reply<Long> dispatch(String branch, String nonce) {
        Request request = Request.post("github.workflow.dispatch", path("workflows", workflow, "dispatches"))
                .json(body -> {
                    body.text("ref", branch).object("inputs", inputs -> inputs.text("nonce", nonce));
                    if (github.version().asksForRunDetails()) {
                        body.truth("return_run_details", true);
                    }
                });
        return github.json(request, answer -> answer.at("workflow_run_id").whole());
    }

    /** The run itself. */
    Reply<ProbeRun> run(long id) {
        return github.json(Request.get("github.workflow.run", path("runs", Long.toString(id))), ProbeRun::of);
    }

    /**
     * How it ended; empty while it has not. The job tells that in the same call as its own id, which the log is asked for with; only a run
     * without a job is asked itself, since one that could not start never gets one.
     */
    Reply<Optional<Ended>> ended(long id) {
        Request request = Request.get("github.workflow.run", path("runs", Long.toString(id), "jobs"))
                .query("filter", "latest");
        return github.json(request, answer -> job(answer.at("jobs").items(), id))
                .then(job -> job.isPresent() ? new Reply.Answered<>(ended(job.get())) : run(id).map(ProbeRuns::ended));
    }

    /** Where the log of a job is. */
    Request log(long job) {
        return Request.get("github.workflow.logs", path("jobs", Long.toString(job), "logs"));
    }

    /** The git id of the workflow's file at a commit. */
    Reply<String> blob(String sha) {
        return github.json(
                file(repository, workflow).query("ref", sha),
                answer -> answer.at("sha").text());
    }

    /** Asks for the workflow's file, on the default branch unless a {@code ref} is added. */
    static Request file(RepositoryName repository, String workflow) {
        return Request.get(
                "github.contents.read",
                "repos",
                repository.owner(),
                repository.name(),
                "contents",
                ".github",
                "workflows",
                workflow);
    }

    private record Job(long id, String status, @Nullable String conclusion) {}

    private static Optional<Job> job(List<Json> jobs, long run) {
        if (jobs.isEmpty()) {
            return Optional.empty();
        }
        Json only = jobs.getFirst();
        if (jobs.size() > 1 || only.at("run_id").whole() != run) {
            throw new Unreadable("the one job of the run");
        }
        return Optional.of(new Job(
                only.at("id").whole(),
                only.at("status").text(),
                only.at("conclusion").textOrNull()));
    }

    private static Optional<Ended> ended(Job job) {
        return job.status().equals("completed")
                ? Optional.of(new Ended(job.id(), String.valueOf(job.conclusion())))
                : Optional.empty();
    }

    private static Optional<Ended> ended(ProbeRun run) {
        return "completed".equals(run.status())
                ? Optional.of(new Ended(null, String.valueOf(run.conclusion())))
                : Optional.empty();
    }

    private String[] path(String... last) {
        return Stream.concat(Stream.of("repos", repository.owner(), repository.name(), "actions"), Stream.of(last))
                .toArray(String[]::new);
    }
}
