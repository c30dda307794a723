package dev.keyrota.sandbox.github;

import java.time.Instant;
import java.util.List;

/** What the host answers, one sealed kind for each sort of question. {@link Refused} is an answer to all of them. */
public sealed interface HostAnswer {

    /** To writing or deleting a secret. */
    sealed interface Put extends HostAnswer {}

    /** To asking after one secret. */
    sealed interface Get extends HostAnswer {}

    /** To listing secrets. */
    sealed interface Listing extends HostAnswer {}

    /** To asking for a scope's key. */
    sealed interface KeyAnswer extends HostAnswer {}

    /** To dispatching a workflow or asking after a run. */
    sealed interface Run extends HostAnswer {}

    /** To listing runs. */
    sealed interface Runs extends HostAnswer {}

    /** To asking after a repository. */
    sealed interface Repo extends HostAnswer {}

    /** To listing an owner's repositories, or those that see a secret. */
    sealed interface Repos extends HostAnswer {}

    /** To deciding who is asking. */
    sealed interface Admission extends HostAnswer {}

    /** To deciding which App is asking. */
    sealed interface AppAdmission extends HostAnswer {}

    /** To an App that wants to act for an installation. */
    sealed interface Lease extends HostAnswer {}

    /** The secret was not there before: 201. */
    record Created() implements Put {}

    /** The secret was there before and has the new value: 204. */
    record Updated() implements Put {}

    /** The secret is gone: 204. */
    record Deleted() implements Put {}

    /** Names and times; a client is never shown {@link ActionsSecret#value()}. */
    record Found(ActionsSecret secret) implements Get {}

    /** The secrets by name. */
    record Listed(List<ActionsSecret> secrets) implements Listing {}

    /** The key that values for a scope must be sealed with. */
    record PublicKey(ScopeKey key) implements KeyAnswer {}

    /** A run, as it stands after this look at it. */
    record RunFound(WorkflowRun run) implements Run {}

    /** Runs, the newest first. */
    record RunsFound(List<WorkflowRun> runs) implements Runs {}

    /** The repository. */
    record RepositoryFound(Repository repository) implements Repo {}

    /** Repositories, in the order they were added. */
    record RepositoriesFound(List<Repository> repositories) implements Repos {}

    /** The token is good for what was asked. */
    record Admitted(GitHubToken token) implements Admission {}

    /** The assertion was signed by this App. */
    record AppAdmitted(GitHubApp app) implements AppAdmission {}

    /** A token for an hour. */
    record Leased(GitHubToken token, Instant expiresAt) implements Lease {}

    /**
     * No.
     *
     * @param status the HTTP status
     * @param message GitHub's {@code message}
     */
    record Refused(int status, String message)
            implements Put,
                    Get,
                    Listing,
                    KeyAnswer,
                    Run,
                    Runs,
                    Repo,
                    Repos,
                    Admission,
                    AppAdmission,
                    Lease,
                    AssertionCheck {

        static Refused notFound() {
            return new Refused(404, "Not Found");
        }
    }
}
