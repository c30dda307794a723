package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Table;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.HostAnswer.Admission;
import dev.keyrota.sandbox.github.HostAnswer.Admitted;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens, repositories, and who may do what where. */
final class AccessList {

    private Table<String, GitHubToken> tokens = Table.empty();
    private Table<String, Repository> repositories = Table.empty();

    AccessList copy() {
        AccessList copy = new AccessList();
        copy.tokens = tokens;
        copy.repositories = repositories;
        return copy;
    }

    void add(GitHubToken token) {
        tokens = tokens.with(token.text(), token);
    }

    void revoke(String token) {
        tokens = tokens.without(token);
    }

    void add(Repository repository) {
        repositories = repositories.with(Repository.key(repository.fullName()), repository);
    }

    Optional<Repository> repository(String fullName) {
        return repositories.get(Repository.key(fullName));
    }

    /** The owner's repositories, in the order they were added. */
    List<Repository> ownedBy(String login) {
        return repositories.values().stream()
                .filter(repository -> repository.owner().equalsIgnoreCase(login))
                .toList();
    }

    boolean hasOrganization(String login) {
        return repositories.values().stream()
                .anyMatch(repository ->
                        repository.ownedByOrganization() && repository.owner().equalsIgnoreCase(login));
    }

    /** Who is behind a token; null means that none was sent. */
    Admission admit(@Nullable String token, Instant now) {
        if (token == null) {
            return new Refused(401, "Requires authentication");
        }
        return tokens.get(token)
                .filter(known -> !known.isExpired(now))
                .<Admission>map(Admitted::new)
                .orElseGet(() -> new Refused(401, "Bad credentials"));
    }

    /** A repository out of the token's reach is 404, not 403: GitHub does not say that it exists. */
    Admission admit(@Nullable String token, String repository, String permission, Level level, Instant now) {
        return switch (admit(token, now)) {
            case Refused refused -> refused;
            case Admitted(GitHubToken known) -> {
                Optional<Repository> found = repository(repository).filter(known::reaches);
                yield found.isEmpty() ? Refused.notFound() : permitted(known, permission, level);
            }
        };
    }

    /** Into a scope of secrets. */
    Admission admit(@Nullable String token, Scope scope, Level level, Instant now) {
        return switch (scope) {
            case Scope.OfRepository(String repository) -> admit(token, repository, scope.permission(), level, now);
            case Scope.OfEnvironment(String repository, String environment) ->
                switch (admit(token, repository, scope.permission(), level, now)) {
                    case Refused refused -> refused;
                    case Admitted admitted -> hasEnvironment(repository, environment) ? admitted : Refused.notFound();
                };
            case Scope.OfOrganization(String login) ->
                switch (admit(token, now)) {
                    case Refused refused -> refused;
                    case Admitted(GitHubToken known) ->
                        hasOrganization(login) ? permitted(known, scope.permission(), level) : Refused.notFound();
                };
        };
    }

    private boolean hasEnvironment(String repository, String environment) {
        return repository(repository)
                .flatMap(known -> known.environment(environment))
                .isPresent();
    }

    private static Admission permitted(GitHubToken token, String permission, Level level) {
        // Whoever reaches a repository may read what it is.
        boolean always = permission.equals("metadata") && level == Level.READ;
        return always || token.may(permission, level) ? new Admitted(token) : new Refused(403, token.refusal());
    }
}
