package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.github.WorkflowRun.JobResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine that jobs run on, and which value of a secret they get: an organization's or repository's as it was when
 * the run was queued, an environment's as it is when the job starts (docs.github.com, "Secrets reference", content at
 * 16e1b80, read 2026-11-22).
 */
record Runner(AccessList access, SecretShelf secrets, Outside outside) {

    /** The organization's secrets that the repository sees, by name. */
    List<ActionsSecret> organizationSecrets(Repository repository) {
        if (!repository.ownedByOrganization()) {
            return List.of();
        }
        return secrets.list(new Scope.OfOrganization(repository.owner())).stream()
                .filter(secret -> secret.visibility().isSeenBy(repository))
                .toList();
    }

    /** What a run that is queued now has read of the secret; null where nothing of the name is there. */
    @Nullable
    String queuedSecret(Repository repository, String name) {
        return secrets.get(new Scope.OfRepository(repository.fullName()), name)
                .or(() -> organizationSecrets(repository).stream()
                        .filter(secret -> secret.name().equals(SecretName.stored(name)))
                        .findFirst())
                .map(ActionsSecret::value)
                .orElse(null);
    }

    /** Starts the run's job. */
    WorkflowRun start(WorkflowRun run, Instant at) {
        boolean probes = access.repository(run.repository())
                .flatMap(repository -> repository.workflow(Long.toString(run.workflow())))
                .map(Workflow::probes)
                .orElse(false);
        JobResult result = probes
                ? ProbeJob.run(run.repository(), run.origin().input(Workflow.NONCE), jobSecret(run), outside, at)
                : new JobResult("success", ProbeJob.log(at, null, List.of()));
        return run.started(result, at);
    }

    private @Nullable String jobSecret(WorkflowRun run) {
        String environment = run.origin().input(Workflow.ENVIRONMENT);
        return secrets.get(
                        new Scope.OfEnvironment(run.repository(), environment),
                        run.origin().input(Workflow.SECRET))
                .map(ActionsSecret::value)
                .orElse(run.queuedSecret());
    }
}
