package dev.keyrota.sandbox.github;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters of a list of runs; what is null is not filtered by. A {@code status} is a status or a conclusion. */
record RunFilter(
        @Nullable String actor,
        @Nullable String branch,
        @Nullable String event,
        @Nullable String status,
        @Nullable String sha,
        CreatedFilter created) {

    private static final CreatedFilter EVER = new CreatedFilter(null, null);

    /** Empty where {@code created} cannot be read. */
    static Optional<RunFilter> of(GitHubRequest request) {
        Optional<CreatedFilter> created =
                request.parameter("created").map(CreatedFilter::of).orElse(Optional.of(EVER));
        return created.map(range -> new RunFilter(
                request.parameter("actor").orElse(null),
                request.parameter("branch").orElse(null),
                request.parameter("event").orElse(null),
                request.parameter("status").orElse(null),
                request.parameter("head_sha").orElse(null),
                range));
    }

    boolean holds(WorkflowRun run) {
        WorkflowRun.Origin origin = run.origin();
        WorkflowRun.State state = run.state();
        return (actor == null || actor.equalsIgnoreCase(origin.actor()))
                && (branch == null || branch.equals(origin.branch()))
                && (event == null || event.equals(origin.event()))
                && (sha == null || sha.equals(origin.sha()))
                && (status == null
                        || status.equals(state.status().word())
                        || Objects.equals(status, state.conclusion()))
                && created.holds(state.createdAt());
    }
}
