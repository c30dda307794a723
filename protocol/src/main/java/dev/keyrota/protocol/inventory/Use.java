package dev.keyrota.protocol.inventory;

import dev.keyrota.protocol.drift.Compared.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who uses an authorization.
 *
 * @param kind what kind of place
 * @param place its name: of the configuration, or foreign text that is to be escaped
 * @param credential whose place it is, {@code name@env}; null where no configured one is about it
 * @param evidence how it is known
 */
public record Use(Kind kind, String place, @Nullable String credential, Evidence evidence) {
    /** Where a key is used. */
    public enum Kind {
        /** A store of a configured credential. */
        STORE,
        /** A session of a configured credential. */
        SESSION,
        /** A session that Keyrota gave the key, and that is not over. */
        REGISTERED,
        /** A variable of an app, which the configuration does not name. */
        VARIABLE
    }
}
