package dev.keyrota.sandbox.github;

import java.util.Set;

/**
 * An App where it is installed.
 *
 * @param id its number
 * @param app the App's number
 * @param account the login of the organization that installed it
 * @param repositories the keys of the repositories it was given, {@code owner/name} in lower case; empty for all of the account
 */
public record Installation(long id, long app, String account, Set<String> repositories) {

    public Installation {
        repositories = Set.copyOf(repositories);
    }

    boolean reaches(Repository repository) {
        return repository.owner().equalsIgnoreCase(account)
                && (repositories.isEmpty() || repositories.contains(Repository.key(repository.fullName())));
    }
}
