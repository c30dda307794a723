package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Table;
import dev.keyrota.sandbox.github.Pace.ByClock;
import dev.keyrota.sandbox.github.Pace.ByLooks;
import dev.keyrota.sandbox.github.Pace.Instantly;
import dev.keyrota.sandbox.github.WorkflowRun.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All runs of the host, and how they go on. A run moves only when the host is called; nothing happens behind its back. */
final class RunBook {

    private Table<Long, WorkflowRun> runs = Table.empty();
    private long nextId;
    private Pace pace = new Instantly();
    private int tokensSentToStorage;

    RunBook(long firstId) {
        this.nextId = firstId;
    }

    RunBook copy() {
        RunBook copy = new RunBook(nextId);
        copy.runs = runs;
        copy.pace = pace;
        copy.tokensSentToStorage = tokensSentToStorage;
        return copy;
    }

    void pace(Pace how) {
        pace = how;
    }

    int tokensSentToStorage() {
        return tokensSentToStorage;
    }

    void noteTokenSentToStorage() {
        tokensSentToStorage++;
    }

    /** The next id is not given to anybody. */
    void skip() {
        nextId++;
    }

    WorkflowRun add(String repository, long workflow, WorkflowRun.Origin origin, State state, @Nullable String secret) {
        int number = (int) runs.values().stream()
                        .filter(run -> run.workflow() == workflow)
                        .count()
                + 1;
        WorkflowRun run = new WorkflowRun(nextId++, number, repository, workflow, origin, state, secret, null);
        return keep(run);
    }

    WorkflowRun keep(WorkflowRun run) {
        runs = runs.with(run.id(), run);
        return run;
    }

    Optional<WorkflowRun> get(long id) {
        return runs.get(id);
    }

    /** The newest first. */
    List<WorkflowRun> where(Predicate<WorkflowRun> wanted) {
        return runs.values().stream().filter(wanted).toList().reversed();
    }

    /**
     * Lets every run go on as far as it should by now.
     *
     * @param lookedAt the runs that somebody is looking at
     * @param job starts the job of a run at an instant
     */
    void settle(Instant now, Predicate<WorkflowRun> lookedAt, BiFunction<WorkflowRun, Instant, WorkflowRun> job) {
        for (WorkflowRun run : List.copyOf(runs.values())) {
            if (!run.state().isCompleted()) {
                WorkflowRun seen = lookedAt.test(run) ? run.with(run.state().lookedAt()) : run;
                keep(seen.state().planted() ? ended(seen, now) : advanced(seen, now, job));
            }
        }
    }

    private static WorkflowRun ended(WorkflowRun run, Instant now) {
        Instant endsAt = run.state().endsAt();
        return endsAt == null || now.isBefore(endsAt) ? run : run.completed(endsAt);
    }

    private WorkflowRun advanced(WorkflowRun run, Instant now, BiFunction<WorkflowRun, Instant, WorkflowRun> job) {
        WorkflowRun current = run;
        while (true) {
            Optional<Instant> due = due(current.state(), now);
            if (due.isEmpty()) {
                return current;
            }
            current = current.state().status() == RunStatus.QUEUED
                    ? job.apply(current, due.get())
                    : current.completed(due.get());
        }
    }

    /** When the run left its present status; empty where it is still in it. */
    private Optional<Instant> due(State state, Instant now) {
        boolean queued = state.status() == RunStatus.QUEUED;
        if (!queued && state.status() != RunStatus.IN_PROGRESS) {
            return Optional.empty();
        }
        return switch (pace) {
            case Instantly() -> Optional.of(now);
            case ByClock(Duration toStart, Duration toRun) ->
                Optional.of(state.updatedAt().plus(queued ? toStart : toRun)).filter(at -> !now.isBefore(at));
            case ByLooks(int toStart, int toRun) ->
                state.looks() >= (queued ? toStart : toRun) ? Optional.of(now) : Optional.empty();
        };
    }
}
