package dev.keyrota.sandbox.github;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run with its one job.
 *
 * @param id grows with each run of the host
 * @param number counts from 1 in its workflow
 * @param repository {@code owner/name}
 * @param workflow the id of its workflow
 * @param origin what started it
 * @param state where it stands
 * @param queuedSecret the repository's or organization's value as it was when the run was queued; null for none. Whatever
 *     is written there afterwards does not reach this run
 * @param result how its job ends, settled when the job starts and told when it completes; null before
 */
public record WorkflowRun(
        long id,
        int number,
        String repository,
        long workflow,
        Origin origin,
        State state,
        @Nullable String queuedSecret,
        @Nullable JobResult result) {

    /**
     * What started a run.
     *
     * @param event {@code workflow_dispatch}, {@code push}, …
     * @param branch the branch that it runs on
     * @param sha the commit that it runs
     * @param actor the login of who started it
     * @param inputs the dispatch's inputs with the defaults filled in; empty for other events
     */
    public record Origin(String event, String branch, String sha, String actor, Map<String, String> inputs) {

        public Origin {
            inputs = Map.copyOf(inputs);
        }

        String input(String name) {
            return inputs.getOrDefault(name, "");
        }
    }

    /**
     * Where a run stands.
     *
     * @param status as the API says it
     * @param conclusion {@code success}, {@code failure}, {@code cancelled}; null until completed
     * @param createdAt when it was queued
     * @param startedAt when its job started; null before
     * @param updatedAt when it was last changed
     * @param looks how often it was looked at since then
     * @param endsAt when a planted run completes by itself; null where only an outsider ends it
     * @param planted whether an outsider put it there: no job of ours is behind it
     */
    public record State(
            RunStatus status,
            @Nullable String conclusion,
            Instant createdAt,
            @Nullable Instant startedAt,
            Instant updatedAt,
            int looks,
            @Nullable Instant endsAt,
            boolean planted) {

        static State dispatched(RunStatus status, Instant now) {
            return new State(status, null, now, null, now, 0, null, false);
        }

        static State planted(RunStatus status, Instant createdAt, @Nullable Instant endsAt) {
            Instant startedAt = status == RunStatus.IN_PROGRESS ? createdAt : null;
            return new State(status, null, createdAt, startedAt, createdAt, 0, endsAt, true);
        }

        State queued(Instant at) {
            return new State(RunStatus.QUEUED, null, createdAt, null, at, 0, endsAt, planted);
        }

        State started(Instant at) {
            return new State(RunStatus.IN_PROGRESS, null, createdAt, at, at, 0, endsAt, planted);
        }

        State completed(String how, Instant at) {
            return new State(RunStatus.COMPLETED, how, createdAt, startedAt, at, 0, endsAt, planted);
        }

        State lookedAt() {
            return new State(status, conclusion, createdAt, startedAt, updatedAt, looks + 1, endsAt, planted);
        }

        boolean isCompleted() {
            return status == RunStatus.COMPLETED;
        }
    }

    /**
     * How a job ended.
     *
     * @param conclusion {@code success} or {@code failure}
     * @param log what it printed, each line after its time, as the plain-text log has it
     */
    public record JobResult(String conclusion, String log) {}

    WorkflowRun with(State next) {
        return new WorkflowRun(id, number, repository, workflow, origin, next, queuedSecret, result);
    }

    WorkflowRun started(JobResult outcome, Instant at) {
        return new WorkflowRun(id, number, repository, workflow, origin, state.started(at), queuedSecret, outcome);
    }

    WorkflowRun completed(Instant at) {
        return with(state.completed(result == null ? "success" : result.conclusion(), at));
    }

    /** Whether its log can be had: once its job is completed, and only where it had one. */
    boolean hasLog() {
        return state.isCompleted() && result != null;
    }

    /** The id of the run's one job. */
    public long jobId() {
        return id + 50_000_000_000L;
    }

    static long runOf(long jobId) {
        return jobId - 50_000_000_000L;
    }
}
