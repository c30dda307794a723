package dev.keyrota.sandbox.heroku;

import java.util.List;
import java.util.Set;

/**
 * What a call needs its authorization's scope to allow.
 *
 * <p>Source: devcenter.heroku.com/articles/oauth#scopes, read 2026-11-22. {@code read} and {@code write} exclude the
 * account and the config vars, the {@code -protected} ones exclude the account. That authorizations themselves need
 * {@code global} follows from their being account information.
 */
enum Ability {
    READ_ACCOUNT("global", "identity"),
    MANAGE_AUTHORIZATIONS("global"),
    READ_APPS("global", "read", "write", "read-protected", "write-protected"),
    READ_CONFIG("global", "read-protected", "write-protected"),
    WRITE_CONFIG("global", "write-protected");

    /** Every scope there is. */
    static final Set<String> SCOPES =
            Set.of("global", "identity", "read", "write", "read-protected", "write-protected");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, which its type cannot say.
    private final Set<String> enough;

    Ability(String... enough) {
        this.enough = Set.of(enough);
    }

    boolean grantedBy(List<String> scope) {
        return scope.stream().anyMatch(enough::contains);
    }
}
