package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Secret;

/** How Keyrota identifies itself to a vault. */
public sealed interface Login {
    /** A machine identity's client id and one of its client secrets. */
    record UniversalAuth(Secret clientId, Secret clientSecret) implements Login {}

    /** An access token that somebody else obtained, used as it is and never renewed. */
    record AccessToken(Secret token) implements Login {}
}
