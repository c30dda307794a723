package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub says of a workflow's run.
 *
 * @param id GitHub's number of it
 * @param status {@code completed}, {@code queued}, …
 * @param conclusion {@code success}, {@code failure}, …; null until it is completed
 * @param event what started it
 * @param branch null where it belongs to none
 * @param sha the commit of which it runs the workflow
 * @param attempt 1 unless somebody ran it again
 * @param createdAt to the second, by GitHub's clock
 * @param repository in GitHub's own spelling
 * @param path of the workflow's file, perhaps followed by {@code @} and a branch
 * @param actor the login of who started it; null where it was nobody
 */
record ProbeRun(
        long id,
        @Nullable String status,
        @Nullable String conclusion,
        String event,
        @Nullable String branch,
        String sha,
        long attempt,
        Instant createdAt,
        RepositoryName repository,
        String path,
        @Nullable String actor) {
    static ProbeRun of(Json run) {
        return new ProbeRun(
                run.at("id").whole(),
                run.at("status").textOrNull(),
                run.at("conclusion").textOrNull(),
                run.at("event").text(),
                run.at("head_branch").textOrNull(),
                run.at("head_sha").text(),
                run.at("run_attempt").whole(),
                run.at("created_at").instant(),
                run.at("repository").at("full_name").as(RepositoryName::parse),
                run.at("path").text(),
                run.at("actor").peek("login").hint());
    }

    /** Whether it is the first run of this file in this repository that a dispatch started. */
    boolean isDispatchOf(String workflow, RepositoryName expected) {
        String file = ".github/workflows/" + workflow;
        return event.equals("workflow_dispatch")
                && attempt == 1
                && repository.sameAs(expected)
                && (path.equals(file) || path.startsWith(file + "@"));
    }
}
