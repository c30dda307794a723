package dev.keyrota.engine;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Base;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a person hands to one process. It stays its owner's, who wipes it.
 *
 * @param key the new key that they created on the issuer's page; null if they hand none over
 * @param loan a key of the account that lives, lent because the run's own is dead; null if none is lent
 * @param by who allowed the loan; empty where none is lent
 * @param agreed whether what the run sees is what they agreed to, asked before its first deed
 */
public record Handed(@Nullable Secret key, @Nullable Secret loan, String by, Predicate<Base> agreed) {
    /** Agreed to whatever the run sees. */
    public Handed(@Nullable Secret key, @Nullable Secret loan, String by) {
        this(key, loan, by, _ -> true);
    }

    /** Nothing at all: the ordinary case. */
    public static Handed nothing() {
        return new Handed(null, null, "");
    }

    /** The same, with a plan that was looked at. */
    public Handed agreedTo(Predicate<Base> plan) {
        return new Handed(key, loan, by, plan);
    }
}
