package dev.keyrota.connectors;

import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Reply;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that issues authorizations. Every call has a deadline, follows no redirect, and classifies its answer once; nothing is
 * retried here, since only the engine knows whether a repetition is harmless. Safe for use by many threads.
 */
public interface Issuer {
    /** Who the key authenticates. An invalid key is refused as {@code UNAUTHENTICATED}. */
    Reply<Account> account(Secret key);

    /** The names of all apps the key can see, every page. */
    Reply<Set<String>> apps(Secret key);

    /** Every authorization of the account, every page; an incomplete list is never answered. */
    Reply<Listing> list(Secret key);

    /** One authorization; {@code NOT_FOUND} once it is revoked or has expired. */
    Reply<Listed> info(Secret key, AuthorizationId id);

    /** Creates an authorization. It is never repeated here: a lost answer leaves an authorization that only its description tells. */
    Reply<Minted> create(Secret key, Order order);

    /** Ends an authorization. The answer is a claim; that it is gone is seen by {@link #list} and {@link #info}. */
    Reply<Authorization> revoke(Secret key, AuthorizationId id);

    /**
     * What has the form of this issuer's keys in its own places, whoever put it there: for Heroku the config variables of every app that the
     * key sees. All else is dropped where it is parsed.
     */
    Reply<Keeping> keeping(Secret key);

    /** How many calls the account may still make; empty where the issuer does not limit. Costs nothing of that limit. */
    Reply<OptionalInt> remaining(Secret key);

    /**
     * What to create.
     *
     * @param description carries the run's nonce
     * @param scope at least one
     * @param expiresInSeconds null for no expiry
     */
    record Order(
            String description, Set<String> scope, @Nullable Long expiresInSeconds) {
        public Order {
            scope = Set.copyOf(scope);
        }
    }

    /** A fresh authorization and its secret, which the issuer shows this once. */
    record Minted(Authorization authorization, Secret secret) {}

    /**
     * The whole list.
     *
     * @param at the issuer's time of its answer; null where it does not say
     */
    record Listing(List<Listed> entries, @Nullable Instant at) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What stands in an issuer's own places.
     *
     * @param found whoever takes it wipes it
     * @param unread places that could not be read
     */
    record Keeping(List<Kept> found, List<String> unread) {
        public Keeping {
            found = List.copyOf(found);
            unread = List.copyOf(unread);
        }
    }

    /**
     * Something that has the form of a key.
     *
     * @param place foreign text
     * @param certain whether its form is that of this issuer's keys and of nothing else
     */
    record Kept(String place, Secret value, boolean certain) {}

    /** One entry of the issuer's list, and as much of its token as the issuer shows. */
    record Listed(Authorization authorization, Token token) {}

    /** As much of a token as an issuer shows. */
    sealed interface Token {
        /** The whole token. */
        record Whole(Secret secret) implements Token {}

        /**
         * Its ends only; the middle is masked.
         *
         * @param matches whether a secret begins and ends so; a suffix of fewer than four characters matches nothing
         */
        record Masked(java.util.function.Predicate<Secret> matches) implements Token {}

        /** Nothing of it. */
        record Hidden() implements Token {}
    }
}
