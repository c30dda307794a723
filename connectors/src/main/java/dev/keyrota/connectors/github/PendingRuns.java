package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Store.Consumer;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finds the workflow runs that may still hold an earlier value: a repository's or organization's secret is read when a run is queued, and
 * a run that has begun keeps what it was given (docs.github.com, "Secrets", read 2026-11-22).
 *
 * <p>A run that goes from one state to the next between two of the lists would be in neither, so the newest runs of every state are looked
 * at in one answer besides.
 */
final class PendingRuns {
    private static final List<String> STATES = List.of("requested", "waiting", "pending", "queued", "in_progress");

    /** A run is described with up to 20 kB, and an answer has at most 1 MiB. */
    private static final int PER_PAGE = 30;

    /** GitHub lists no more than this of a search and does not say what it left out. */
    private static final int LISTED_MAX = 1000;

    private static final int NAME_MAX = 200;

    private final GitHub github;
    private final ConsumerRepositories repositories;
    private final Predicate<Long> ours;

    /** @param ours the runs that nobody waits for */
    PendingRuns(GitHub github, ConsumerRepositories repositories, Predicate<Long> ours) {
        this.github = github;
        this.repositories = repositories;
        this.ours = ours;
    }

    private record Found(long id, Instant createdAt, Consumer consumer) {}

    /** The runs that were created at an instant of GitHub's clock, which tells whole seconds, or before it, and are not completed. */
    Reply<List<Consumer>> before(Instant instant) {
        return repositories.all().then(all -> {
            List<Supplier<Reply<List<Found>>>> lists = new ArrayList<>();
            for (RepositoryName repository : all) {
                STATES.forEach(state -> lists.add(() -> inState(repository, state)));
                lists.add(() -> newest(repository));
            }
            return merged(Meanwhile.all(lists), instant);
        });
    }

    private Reply<List<Consumer>> merged(List<Reply<List<Found>>> lists, Instant instant) {
        Map<Long, Consumer> consumers = new LinkedHashMap<>();
        for (Reply<List<Found>> list : lists) {
            if (!(list instanceof Reply.Answered<List<Found>>(var runs))) {
                return list.map(_ -> List.of());
            }
            for (Found run : runs) {
                if (!ours.test(run.id()) && !run.createdAt().isAfter(instant)) {
                    consumers.putIfAbsent(run.id(), run.consumer());
                }
            }
        }
        return new Reply.Answered<>(List.copyOf(consumers.values()));
    }

    private Reply<List<Found>> inState(RepositoryName repository, String state) {
        return github.pages(
                runs(repository).query("status", state), PER_PAGE, PendingRuns::allRuns, run -> found(run, repository));
    }

    private Reply<List<Found>> newest(RepositoryName repository) {
        Request request = runs(repository).query("per_page", Integer.toString(PER_PAGE));
        return github.json(
                request,
                answer -> answer.at("workflow_runs").items().stream()
                        .filter(run -> !"completed".equals(run.at("status").textOrNull()))
                        .map(run -> found(run, repository))
                        .toList());
    }

    private static Request runs(RepositoryName repository) {
        return Request.get("github.runs.list", "repos", repository.owner(), repository.name(), "actions", "runs")
                .query("exclude_pull_requests", "true");
    }

    private static List<Json> allRuns(Json answer) {
        if (answer.at("total_count").whole() > LISTED_MAX) {
            throw new Unreadable("more runs than GitHub lists");
        }
        return answer.at("workflow_runs").items();
    }

    private static Found found(Json run, RepositoryName repository) {
        long id = run.at("id").whole();
        String workflow = String.valueOf(run.at("name").textOrNull());
        String name = repository + ": " + workflow.substring(0, Math.min(NAME_MAX, workflow.length())) + " #"
                + run.at("run_number").whole();
        String state = String.valueOf(run.at("status").textOrNull());
        return new Found(id, run.at("created_at").instant(), new Consumer(Long.toString(id), name, state));
    }
}
