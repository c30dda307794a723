package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Reply;
import java.util.List;

/** The repositories whose workflows may be given a secret. */
final class ConsumerRepositories {
    /** A repository is described with up to 10 kB, and an answer has at most 1 MiB. */
    private static final int PER_PAGE = 50;

    private final GitHub github;
    private final SecretScope scope;
    private final SecretEntry entry;

    ConsumerRepositories(GitHub github, SecretScope scope, SecretEntry entry) {
        this.github = github;
        this.scope = scope;
        this.entry = entry;
    }

    /** All of them; of an organization those that see its secret. */
    Reply<List<RepositoryName>> all() {
        return switch (scope) {
            case SecretScope.OfRepository _, SecretScope.OfEnvironment _ ->
                new Reply.Answered<>(List.of(scope.consumer()));
            case SecretScope.OfOrganization(var organization, var _, var _) ->
                entry.visibility().then(visibility -> seenBy(organization, visibility));
        };
    }

    private Reply<List<RepositoryName>> seenBy(String organization, String visibility) {
        return switch (visibility) {
            case "selected" -> entry.selected(ConsumerRepositories::name);
            case "private" ->
                owned(organization)
                        .map(owned -> owned.stream()
                                .filter(Owned::isPrivate)
                                .map(Owned::name)
                                .toList());
            default ->
                owned(organization).map(owned -> owned.stream().map(Owned::name).toList());
        };
    }

    private record Owned(RepositoryName name, boolean isPrivate) {}

    private Reply<List<Owned>> owned(String organization) {
        return github.pages(
                Request.get("github.repositories.list", "orgs", organization, "repos"),
                PER_PAGE,
                Json::items,
                repository ->
                        new Owned(name(repository), repository.at("private").truth(true)));
    }

    private static RepositoryName name(Json repository) {
        return repository.at("full_name").as(RepositoryName::parse);
    }
}
