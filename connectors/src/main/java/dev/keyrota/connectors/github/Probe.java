package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Proof;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a workflow answer a challenge with the secret that it is given, and checks that the answer is the one to this question.
 *
 * <pre>
 *   dispatch ──► jobs ··· jobs ──► log ──► its storage ──► verdict
 *   branch's head │                 │
 *   updated_at ───┘       the run ──┘       (beside)
 * </pre>
 */
final class Probe {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ProbeSettings settings;
    private final RepositoryName repository;
    private final SecretEntry entry;
    private final DefaultBranch branch;
    private final ProbeRuns runs;
    private final ProbeLog log;
    private volatile @Nullable Long writtenAt;

    Probe(GitHub github, SecretScope scope, SecretEntry entry, ProbeSettings settings) {
        this.settings = settings;
        this.repository = scope.consumer();
        this.entry = entry;
        this.branch = new DefaultBranch(github, repository);
        this.runs = new ProbeRuns(github, repository, settings.workflow());
        this.log = new ProbeLog(github, settings.logHosts());
    }

    /** Asks early for what is needed before a run can be started. */
    Reply<String> prepare() {
        return branch.name();
    }

    /** Takes note that the secret may just have been written by us. */
    void written() {
        writtenAt = settings.pace().nanoTime().getAsLong();
    }

    /** GitHub's dates are whole seconds: a run proves what was written in an earlier one. */
    private boolean restedSinceWritten() {
        Long since = writtenAt;
        if (since == null) {
            return true;
        }
        Duration left = SECOND.minusNanos(settings.pace().nanoTime().getAsLong() - since);
        return !left.isPositive() || Watch.slept(settings.pace(), left);
    }

    /** Whether the workflow is given the expected secret. */
    Reply<Proof> prove(Secret expected, String nonce) {
        if (!restedSinceWritten()) {
            return new Reply.Unclear<>(Doubt.TIMEOUT);
        }
        Watch watch = new Watch(settings.pace());
        return branch.name().then(name -> {
            Meanwhile<Reply<String>> head = Meanwhile.start(() -> branch.head(name));
            Meanwhile<Reply<SecretEntry.Times>> written = Meanwhile.start(entry::times);
            Reply<Long> run = runs.dispatch(name, nonce);
            if (GitHub.isRefusedAs(Refusal.INVALID, run)) {
                branch.forget();
            }
            return run.then(id -> head.get()
                    .then(sha -> written.get()
                            .then(times -> answered(id, new Origin(name, sha, times.at()), watch))
                            .then(answered -> proof(answered, expected, nonce))));
        });
    }

    /** Where the run must have come from: this branch, at this commit, and not before the secret was written. */
    private record Origin(String branch, String head, Instant writtenAt) {}

    private record Answered(ProbeRun run, ProbeAnswer answer) {}

    private Reply<Answered> answered(long id, Origin origin, Watch watch) {
        Reply<ProbeRuns.Ended> ended = watch.until(() -> runs.ended(id));
        return unlessApprovalIsMissing(ended, id).then(Probe::job).then(job -> {
            Meanwhile<Reply<ProbeRun>> genuine = Meanwhile.start(() -> genuine(id, origin));
            Reply<ProbeAnswer> answer =
                    watch.until(() -> log.answer(runs.log(job)).map(Optional::of));
            return genuine.get().then(run -> answer.map(said -> new Answered(run, said)));
        });
    }

    /** Who waited in vain for a run is told if it waits itself, for a reviewer of its environment. */
    private Reply<ProbeRuns.Ended> unlessApprovalIsMissing(Reply<ProbeRuns.Ended> ended, long id) {
        boolean late = ended instanceof Reply.Unclear<ProbeRuns.Ended>(Doubt why) && why == Doubt.TIMEOUT;
        boolean waiting =
                late && runs.run(id) instanceof Reply.Answered<ProbeRun>(var run) && "waiting".equals(run.status());
        return waiting ? new Reply.Refused<>(Refusal.APPROVAL_REQUIRED) : ended;
    }

    /** The job that may have answered; a run that did not succeed proves nothing, and what it came to says whether to try again. */
    private static Reply<Long> job(ProbeRuns.Ended ended) {
        Long job = ended.job();
        return switch (ended.conclusion()) {
            case "success" -> job == null ? new Reply.Unclear<>(Doubt.UNREADABLE) : new Reply.Answered<>(job);
            case "action_required" -> new Reply.Refused<>(Refusal.APPROVAL_REQUIRED);
            case "skipped", "neutral", "startup_failure" -> new Reply.Refused<>(Refusal.UNSUPPORTED);
            case "timed_out", "stale" -> new Reply.Unclear<>(Doubt.TIMEOUT);
            default -> new Reply.Unclear<>(Doubt.BROKEN);
        };
    }

    private Reply<ProbeRun> genuine(long id, Origin origin) {
        return runs.run(id).then(run -> {
            String actor = settings.actor();
            if (run.id() != id
                    || !run.isDispatchOf(settings.workflow(), repository)
                    || (actor != null && !actor.equalsIgnoreCase(run.actor()))) {
                return new Reply.Unclear<>(Doubt.UNREADABLE);
            }
            // Both times are whole seconds: within one second the order is unknown.
            if (!run.createdAt().isAfter(origin.writtenAt()) || !origin.branch().equals(run.branch())) {
                return new Reply.Unclear<>(Doubt.UNSTABLE);
            }
            return onBranch(run, origin).then(this::ofExpectedFile);
        });
    }

    /** Somebody may push between our look at the branch and the dispatch: then a second look shows the commit. */
    private Reply<ProbeRun> onBranch(ProbeRun run, Origin origin) {
        if (run.sha().equals(origin.head())) {
            return new Reply.Answered<>(run);
        }
        return branch.head(origin.branch())
                .then(head -> run.sha().equals(head) ? new Reply.Answered<>(run) : new Reply.Unclear<>(Doubt.UNSTABLE));
    }

    private Reply<ProbeRun> ofExpectedFile(ProbeRun run) {
        String expected = settings.blob();
        if (expected == null) {
            return new Reply.Answered<>(run);
        }
        return runs.blob(run.sha())
                .then(blob ->
                        blob.equals(expected) ? new Reply.Answered<>(run) : new Reply.Refused<>(Refusal.UNSUPPORTED));
    }

    private static Reply<Proof> proof(Answered answered, Secret expected, String nonce) {
        ProbeRun run = answered.run();
        ProbeAnswer answer = answered.answer();
        if (!answer.nonce().equals(nonce)) {
            return new Reply.Unclear<>(Doubt.UNREADABLE);
        }
        boolean same = new Challenge(run.repository(), nonce).provenBy(answer, expected);
        return new Reply.Answered<>(new Proof(same, answer.status(), Long.toString(run.id()), run.createdAt()));
    }
}
