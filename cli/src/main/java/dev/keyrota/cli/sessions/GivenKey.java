package dev.keyrota.cli.sessions;

import dev.keyrota.config.Credential;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.SessionId;

/**
 * A key that a session was given. Not for facts: it holds a {@link Secret}.
 *
 * @param credential whose
 * @param variable the environment variable that it is given in
 * @param key the value, as the vault held it
 * @param registration what is on record
 * @param source where it was read: the store's name, and the version there
 */
public record GivenKey(Credential credential, String variable, Secret key, Registration registration, String source) {
    /** Who was given it. */
    public SessionId session() {
        return registration.session();
    }
}
