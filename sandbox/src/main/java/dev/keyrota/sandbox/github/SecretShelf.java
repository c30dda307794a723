package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All Actions secrets of all scopes. Asks nobody's permission. */
final class SecretShelf {

    private Table<String, Table<String, ActionsSecret>> scopes = Table.empty();

    SecretShelf copy() {
        SecretShelf copy = new SecretShelf();
        copy.scopes = scopes;
        return copy;
    }

    Optional<ActionsSecret> get(Scope scope, String name) {
        return in(scope).get(SecretName.stored(name));
    }

    /** The secrets of the scope by name. */
    List<ActionsSecret> list(Scope scope) {
        Collection<ActionsSecret> all = in(scope).values();
        return all.stream().sorted(Comparator.comparing(ActionsSecret::name)).toList();
    }

    /** The organization's secrets that the repository sees, by name. */
    List<ActionsSecret> organizationSecretsSeenBy(Repository repository) {
        if (!repository.ownedByOrganization()) {
            return List.of();
        }
        return list(new Scope.OfOrganization(repository.owner())).stream()
                .filter(secret -> secret.visibility().isSeenBy(repository))
                .toList();
    }

    void put(Scope scope, String name, String value, Visibility visibility, Instant now) {
        String stored = SecretName.stored(name);
        ActionsSecret secret = get(scope, name)
                .map(old -> old.replaced(value, visibility, now))
                .orElseGet(() -> new ActionsSecret(stored, value, visibility, now, now));
        scopes = scopes.with(scope.key(), in(scope).with(stored, secret));
    }

    void delete(Scope scope, String name) {
        scopes = scopes.with(scope.key(), in(scope).without(SecretName.stored(name)));
    }

    private Table<String, ActionsSecret> in(Scope scope) {
        return scopes.get(scope.key()).orElseGet(Table::empty);
    }
}
