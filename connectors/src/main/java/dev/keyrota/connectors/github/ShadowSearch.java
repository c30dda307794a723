package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks for what a job is given in a secret's place: the environment's secret before the repository's, that before the organization's, and
 * nothing of the organization's where the repository is not among those that see it.
 */
final class ShadowSearch {
    private static final int PER_PAGE = 100;

    private final GitHub github;
    private final SecretScope scope;
    private final String name;

    ShadowSearch(GitHub github, SecretScope scope, String name) {
        this.github = github;
        this.scope = scope;
        this.name = name;
    }

    /** What hides the secret, for people; empty if nothing does. */
    Reply<Optional<String>> search() {
        return switch (scope) {
            case SecretScope.OfEnvironment _ -> new Reply.Answered<>(Optional.empty());
            case SecretScope.OfRepository _ -> environments();
            case SecretScope.OfOrganization _ ->
                firstOf(List.of(
                        this::environments,
                        () -> heldBy(repository(), "repository " + scope.consumer()),
                        this::unseen));
        };
    }

    private SecretScope repository() {
        return new SecretScope.OfRepository(scope.consumer(), null);
    }

    /** The deploy job's environment where it is known, else every environment of the repository. */
    private Reply<Optional<String>> environments() {
        String known = scope.deployEnvironment();
        return known == null ? names().then(this::heldByAny) : heldByAny(List.of(known));
    }

    private Reply<Optional<String>> heldByAny(List<String> environments) {
        List<Supplier<Reply<Optional<String>>>> searches = new ArrayList<>();
        for (String environment : environments) {
            SecretScope place = new SecretScope.OfEnvironment(scope.consumer(), environment);
            searches.add(() -> heldBy(place, "environment " + environment));
        }
        return firstOf(searches);
    }

    /** Where GitHub knows of no environments in a repository that it does know, there are none. */
    private Reply<List<String>> names() {
        RepositoryName repository = scope.consumer();
        Request request =
                Request.get("github.environments.list", "repos", repository.owner(), repository.name(), "environments");
        Reply<List<String>> names = github.pages(
                request,
                PER_PAGE,
                answer -> answer.at("environments").items(),
                environment -> environment.at("name").as(GitHubNames::environment));
        return GitHub.isRefusedAs(Refusal.NOT_FOUND, names) ? new Reply.Answered<>(List.of()) : names;
    }

    private Reply<Optional<String>> heldBy(SecretScope place, String words) {
        Reply<Optional<String>> held =
                new SecretEntry(github, place, name).times().map(_ -> Optional.of(words));
        return GitHub.isRefusedAs(Refusal.NOT_FOUND, held) ? new Reply.Answered<>(Optional.empty()) : held;
    }

    /** Whether the organization's secret is kept from the repository that deploys with it. */
    private Reply<Optional<String>> unseen() {
        RepositoryName repository = scope.consumer();
        Request request = Request.get(
                "github.secret.list",
                "repos",
                repository.owner(),
                repository.name(),
                "actions",
                "organization-secrets");
        Reply<List<String>> seen = github.pages(
                request,
                PER_PAGE,
                answer -> answer.at("secrets").items(),
                secret -> secret.at("name").text());
        return seen.map(names -> names.stream().anyMatch(name::equalsIgnoreCase)
                ? Optional.empty()
                : Optional.of("visibility: " + repository + " does not see it"));
    }

    /** The searches side by side; the first in their order that found something or could not look. */
    private static Reply<Optional<String>> firstOf(List<Supplier<Reply<Optional<String>>>> searches) {
        Reply<Optional<String>> found = new Reply.Answered<>(Optional.empty());
        for (Reply<Optional<String>> next : Meanwhile.all(searches)) {
            found = found.then(earlier -> earlier.isPresent() ? new Reply.Answered<>(earlier) : next);
        }
        return found;
    }
}
