package dev.keyrota.engine;

import dev.keyrota.connectors.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a person hands to one process. It stays its owner's, who wipes it.
 *
 * @param key the new key that they created on the issuer's page; null if they hand none over
 * @param loan a key of the account that lives, lent because the run's own is dead; null if none is lent
 * @param by who allowed the loan; empty where none is lent
 */
public record Handed(@Nullable Secret key, @Nullable Secret loan, String by) {
    /** Nothing at all: the ordinary case. */
    public static Handed nothing() {
        return new Handed(null, null, "");
    }
}
