package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What GitHub tells of one secret: everything but its value. */
final class SecretEntry {
    private static final Set<String> VISIBILITIES = Set.of("all", "private", "selected");
    private static final int REPOSITORIES_PER_PAGE = 50;

    private final GitHub github;
    private final SecretScope scope;
    private final String name;

    SecretEntry(GitHub github, SecretScope scope, String name) {
        this.github = github;
        this.scope = scope;
        this.name = name;
    }

    /**
     * When it was written.
     *
     * @param text GitHub's own text of it
     * @param at to the second
     * @param age before the answer that said so; null where the answer has no date
     */
    record Times(String text, Instant at, @Nullable Duration age) {}

    /**
     * Who sees an organization's secret.
     *
     * @param visibility {@code all}, {@code private} or {@code selected}
     * @param selected the ids of the selected repositories, else empty
     */
    record Audience(String visibility, List<Long> selected) {}

    /** When it was last written; {@code NOT_FOUND} if it does not exist. */
    Reply<Times> times() {
        return github.call(request(), response -> {
            Json answer = response.json();
            String text = answer.at("updated_at").text();
            Instant at = answer.at("updated_at").instant();
            Instant now = response.date();
            Duration age = now == null ? null : Duration.between(at, now);
            // GitHub's dates are whole seconds, each cut off by a machine of its own.
            return new Reply.Answered<>(new Times(text, at, age != null && age.isNegative() ? Duration.ZERO : age));
        });
    }

    /** Who sees it; for an organization's secret. */
    Reply<Audience> audience() {
        return visibility()
                .then(visibility -> visibility.equals("selected")
                        ? selected(repository -> repository.at("id").whole()).map(ids -> new Audience(visibility, ids))
                        : new Reply.Answered<>(new Audience(visibility, List.of())));
    }

    /** The word for who sees an organization's secret. */
    Reply<String> visibility() {
        return github.json(request(), answer -> {
            String word = answer.at("visibility").text();
            if (!VISIBILITIES.contains(word)) {
                throw new Unreadable("a visibility of another kind");
            }
            return word;
        });
    }

    /** The repositories that an organization's secret was selected for. */
    <T> Reply<List<T>> selected(Function<Json, T> reading) {
        Request request = Request.get("github.repositories.list", scope.path(name, "repositories"));
        return github.pages(
                request,
                REPOSITORIES_PER_PAGE,
                answer -> answer.at("repositories").items(),
                reading);
    }

    private Request request() {
        return Request.get("github.secret.get", scope.path(name));
    }
}
