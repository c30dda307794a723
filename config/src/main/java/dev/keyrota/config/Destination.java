package dev.keyrota.config;

import dev.keyrota.protocol.StoreId;
import java.util.Locale;

/** A store together with the account it is reached with: all that a connector needs to know. */
public sealed interface Destination {
    /** How this run calls it: a store's own id, or {@code credential.store} where it belongs to another credential. */
    StoreId id();

    /** A secret in Infisical. */
    record Infisical(StoreId id, InfisicalStore store, InfisicalAccount account) implements Destination {}

    /** A secret of GitHub Actions. */
    record GitHubSecret(StoreId id, GitHubSecretStore store, GitHubAccount account) implements Destination {}

    /** A config variable of a Heroku app. */
    record HerokuConfigVar(StoreId id, HerokuConfigVarStore store, HerokuAccount account) implements Destination {}

    /**
     * A store with its account.
     *
     * @throws IllegalArgumentException if the account is another vendor's than the store
     */
    static Destination of(StoreId id, StoreEntry entry, Account account) {
        return switch (entry) {
            case InfisicalStore store when account instanceof InfisicalAccount at -> new Infisical(id, store, at);
            case GitHubSecretStore store when account instanceof GitHubAccount at -> new GitHubSecret(id, store, at);
            case HerokuConfigVarStore store
            when account instanceof HerokuAccount at -> new HerokuConfigVar(id, store, at);
            case InfisicalStore _, GitHubSecretStore _, HerokuConfigVarStore _ ->
                throw new IllegalArgumentException("a store with another vendor's account");
        };
    }

    /** What two descriptions of one place have in common: equal if and only if a write to the one is a write to the other. */
    default String place() {
        return switch (this) {
            case Infisical at ->
                String.join(
                        "|",
                        at.account.url().toString(),
                        at.account.project(),
                        at.store.environment(),
                        at.store.path(),
                        at.store.secretName());
            case GitHubSecret at ->
                String.join(
                        "|",
                        at.account.url().toString(),
                        owner(at.store.scope()),
                        at.store.secretName().toUpperCase(Locale.ROOT));
            case HerokuConfigVar at ->
                String.join("|", at.account.url().toString(), at.store.app(), at.store.configVar());
        };
    }

    /** GitHub takes capitals of owners, repositories and environments for the same. */
    private static String owner(SecretScope scope) {
        String owner = switch (scope) {
            case SecretScope.OfRepository at -> at.repository().toString();
            case SecretScope.OfEnvironment at -> at.repository() + "/" + at.environment();
            case SecretScope.OfOrganization at -> at.organization();
        };
        return owner.toLowerCase(Locale.ROOT);
    }
}
