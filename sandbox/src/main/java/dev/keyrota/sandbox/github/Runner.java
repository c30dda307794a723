package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.github.Repository.DeploymentEnvironment;
import dev.keyrota.sandbox.github.Workflow.Probe;
import dev.keyrota.sandbox.github.WorkflowRun.JobResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine that jobs run on, and which value of a secret they get: an organization's or repository's as it was when
 * the run was queued, an environment's as it is when the job starts (docs.github.com, "Secrets reference", content at
 * 16e1b80, read 2026-11-22).
 */
record Runner(AccessList access, SecretShelf secrets, Outside outside) {

    /** What a run that is queued now has read of the job's secret; null where nothing of the name is there. */
    @Nullable
    String queuedSecret(Repository repository, Workflow workflow) {
        if (!(workflow.probe() instanceof Probe(String name, var _))) {
            return null;
        }
        return secrets.get(new Scope.OfRepository(repository.fullName()), name)
                .or(() -> secrets.organizationSecretsSeenBy(repository).stream()
                        .filter(secret -> secret.name().equals(SecretName.stored(name)))
                        .findFirst())
                .map(ActionsSecret::value)
                .orElse(null);
    }

    /** Whether a job of this workflow waits for a reviewer before it starts. */
    boolean waits(Repository repository, Workflow workflow) {
        return workflow.probe() instanceof Probe(var _, String environment)
                && repository
                        .environment(environment)
                        .map(DeploymentEnvironment::reviewed)
                        .orElse(false);
    }

    /** Starts the run's job. */
    WorkflowRun start(WorkflowRun run, Instant at) {
        JobResult result = access.repository(run.repository())
                .flatMap(repository -> repository.workflow(Long.toString(run.workflow())))
                .flatMap(workflow -> Optional.ofNullable(workflow.probe()))
                .map(probe -> ProbeJob.run(
                        run.repository(), run.origin().input(Workflow.NONCE), jobSecret(run, probe), outside, at))
                .orElseGet(() -> new JobResult("success", ProbeJob.log(at, "", List.of())));
        return run.started(result, at);
    }

    /** An environment variable is empty where there is no such secret. */
    private String jobSecret(WorkflowRun run, Probe probe) {
        String queued = Objects.requireNonNullElse(run.queuedSecret(), "");
        return probe.environment() == null
                ? queued
                : secrets.get(new Scope.OfEnvironment(run.repository(), probe.environment()), probe.secret())
                        .map(ActionsSecret::value)
                        .orElse(queued);
    }
}
