package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.HostAnswer.Admission;
import dev.keyrota.sandbox.github.HostAnswer.Admitted;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.Run;
import dev.keyrota.sandbox.github.HostAnswer.RunFound;
import dev.keyrota.sandbox.github.HostAnswer.Runs;
import dev.keyrota.sandbox.github.HostAnswer.RunsFound;
import dev.keyrota.sandbox.github.WorkflowRun.Origin;
import dev.keyrota.sandbox.github.WorkflowRun.State;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The workflow runs of a host. A run moves only when the host is called; nothing happens behind its back. */
public final class WorkflowRuns {

    private final SandboxClock clock;
    private final AccessList access;
    private final SecretShelf secrets;
    private final RunBook book;
    private Outside outside = Outside.UNREACHABLE;

    WorkflowRuns(SandboxClock clock, AccessList access, SecretShelf secrets, RunBook book) {
        this.clock = clock;
        this.access = access;
        this.secrets = secrets;
        this.book = book;
    }

    /** What jobs can reach from now on; nothing until then. */
    public void connect(Outside reachable) {
        outside = reachable;
    }

    /** How long dispatched runs take from now on; {@link Pace.Instantly} unless told otherwise. */
    public void pace(Pace pace) {
        book.pace(pace);
    }

    /**
     * Starts a workflow.
     *
     * @param workflow its id or its file's name
     * @param ref a branch, short or as {@code refs/heads/…}
     * @param inputs what the dispatch names; defaults fill the rest
     */
    public Run dispatch(
            @Nullable String token, String repository, String workflow, String ref, Map<String, String> inputs) {
        return switch (admit(token, repository, Level.WRITE)) {
            case Refused refused -> refused;
            case Admitted(GitHubToken actor) ->
                access.repository(repository)
                        .flatMap(known ->
                                known.workflow(workflow).map(found -> dispatch(actor, known, found, ref, inputs)))
                        .orElseGet(Refused::notFound);
        };
    }

    private Run dispatch(
            GitHubToken actor, Repository repository, Workflow workflow, String ref, Map<String, String> inputs) {
        Optional<Refused> refused = Dispatch.refusal(repository, workflow, ref, inputs);
        if (refused.isPresent()) {
            return refused.get();
        }
        Repository.Branch branch = repository.branch(ref).orElseThrow();
        Origin origin = new Origin(
                "workflow_dispatch", branch.name(), branch.sha(), actor.login(), Dispatch.filled(workflow, inputs));
        RunStatus status = runner().waits(repository, workflow) ? RunStatus.WAITING : RunStatus.QUEUED;
        WorkflowRun run = book.add(
                repository.fullName(),
                workflow.id(),
                origin,
                State.dispatched(status, clock.instant()),
                runner().queuedSecret(repository, workflow));
        settle();
        return new RunFound(book.get(run.id()).orElse(run));
    }

    /** A run; looking at it lets it go on. */
    public Run get(@Nullable String token, String repository, long id) {
        return switch (admit(token, repository, Level.READ)) {
            case Refused refused -> refused;
            case Admitted _ -> {
                settle(run -> run.id() == id);
                yield find(repository, id).<Run>map(RunFound::new).orElseGet(Refused::notFound);
            }
        };
    }

    /** The runs of a repository, the newest first; looking at them lets them go on. */
    public Runs list(@Nullable String token, String repository) {
        return switch (admit(token, repository, Level.READ)) {
            case Refused refused -> refused;
            case Admitted _ -> {
                settle(run -> run.repository().equalsIgnoreCase(repository));
                yield new RunsFound(book.where(run -> run.repository().equalsIgnoreCase(repository)));
            }
        };
    }

    /** Cancels a run that is not completed. */
    public Run cancel(@Nullable String token, String repository, long id) {
        return switch (admit(token, repository, Level.WRITE)) {
            case Refused refused -> refused;
            case Admitted _ -> {
                settle();
                yield find(repository, id).map(this::cancel).orElseGet(Refused::notFound);
            }
        };
    }

    private Run cancel(WorkflowRun run) {
        return run.state().isCompleted()
                ? new Refused(409, "Cannot cancel a workflow run that is completed.")
                : new RunFound(book.keep(run.with(run.state().completed("cancelled", clock.instant()))));
    }

    /** The log of a run's job, for who has a signed address; empty where there is none. */
    String log(long run) {
        return book.get(run)
                .map(WorkflowRun::result)
                .map(WorkflowRun.JobResult::log)
                .orElse("");
    }

    /** How often a log's signed address was asked for with a token that nobody there should see. */
    public int tokensSentToStorage() {
        return book.tokensSentToStorage();
    }

    void noteTokenSentToStorage() {
        book.noteTokenSentToStorage();
    }

    /** An outsider approves the deployment that a run waits for. */
    public void approve(long run) {
        WorkflowRun waiting = book.get(run)
                .filter(found -> found.state().status() == RunStatus.WAITING)
                .orElseThrow(() -> new IllegalArgumentException("no run waits for approval: " + run));
        book.keep(waiting.with(waiting.state().queued(clock.instant())));
        settle();
    }

    /**
     * Puts a run there that somebody else started, for example a deployment under way.
     *
     * @param endsAt when it completes by itself; null for when {@link #end} says so
     * @return its id
     */
    public long plant(
            String repository,
            String workflow,
            String event,
            RunStatus status,
            Instant createdAt,
            @Nullable Instant endsAt) {
        Repository known = access.repository(repository).orElseThrow();
        Repository.Branch branch = known.defaultBranch();
        return book.add(
                        known.fullName(),
                        known.workflow(workflow).orElseThrow().id(),
                        new Origin(event, branch.name(), branch.sha(), known.owner(), Map.of()),
                        State.planted(status, createdAt, endsAt),
                        null)
                .id();
    }

    /** A planted run completes now. */
    public void end(long run) {
        book.keep(book.get(run).orElseThrow().completed(clock.instant()));
    }

    /**
     * Lets every run go on as far as it should by now. Whoever changes something that a job reads, here or at another
     * vendor, calls this first.
     */
    public void settle() {
        settle(_ -> false);
    }

    private void settle(Predicate<WorkflowRun> lookedAt) {
        book.settle(clock.instant(), lookedAt, runner()::start);
    }

    private Runner runner() {
        return new Runner(access, secrets, outside);
    }

    private Optional<WorkflowRun> find(String repository, long id) {
        return book.get(id).filter(run -> run.repository().equalsIgnoreCase(repository));
    }

    private Admission admit(@Nullable String token, String repository, Level level) {
        return access.admit(token, repository, "actions", level, clock.instant());
    }
}
