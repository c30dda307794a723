package dev.keyrota.config;

import dev.keyrota.protocol.AuthorizationId;
import java.util.List;
import java.util.Set;

/** An account that issues credentials. It has no login of its own: a credential is replaced with itself. */
public sealed interface IssuingAccount extends Account permits HerokuAccount {
    @Override
    default List<SecretReference> logins() {
        return List.of();
    }

    /** The address that every key of the account must authenticate. */
    String identity();

    /** Names that a new key must see; may be empty. */
    Set<String> apps();

    /** The words of a scope at this vendor. */
    List<String> scopes();

    /** Authorizations that are never revoked. */
    Set<AuthorizationId> protectedIds();

    /** Descriptions whose authorizations are never revoked. */
    List<Wildcard> protectedDescriptions();
}
