package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which authorization a key belongs to, by comparing the key with every authorization's token in memory.
 *
 * @param asker the key to look with
 */
record Ownership(Issuer issuer, Secret asker) {
    /** Compares a key with every token, and asks for the tokens that the list does not show whole. */
    Reply<Reading.Matched> matching(Secret key) {
        return issuer.list(asker).then(listing -> matching(key, listing));
    }

    private Reply<Reading.Matched> matching(Secret key, Issuer.Listing listing) {
        Set<AuthorizationId> whole = new HashSet<>();
        Set<AuthorizationId> masked = new HashSet<>();
        listing.entries().forEach(entry -> match(key, entry, whole, masked));
        if (!whole.isEmpty()) {
            return new Reply.Answered<>(new Reading.Matched(Set.copyOf(whole), Set.copyOf(masked)));
        }
        for (Issuer.Listed entry : listing.entries()) {
            switch (issuer.info(asker, entry.authorization().id())) {
                case Reply.Answered<Issuer.Listed>(var shown) -> match(key, shown, whole, masked);
                case Reply.Refused<Issuer.Listed>(var why, var after) -> {
                    if (why != Refusal.NOT_FOUND) {
                        return new Reply.Refused<>(why, after);
                    }
                }
                case Reply.Unclear<Issuer.Listed>(var why) -> {
                    return new Reply.Unclear<>(why);
                }
            }
        }
        return new Reply.Answered<>(new Reading.Matched(Set.copyOf(whole), Set.copyOf(masked)));
    }

    /**
     * The authorization whose key a person handed over: the one that bears the description they were asked to use, and whose token it is,
     * or, where the issuer hides tokens, whose mask fits. A key that was there before the run bears another, and is somebody else's.
     *
     * @return refused as {@code UNKNOWN_KEY} if none, or several, could be it
     */
    Reply<Authorization> owner(Secret key, String description) {
        return issuer.list(asker)
                .then(listing -> matching(key, listing).then(matched -> {
                    List<Authorization> candidates = listing.entries().stream()
                            .map(Issuer.Listed::authorization)
                            .filter(entry -> entry.description().equals(description))
                            .filter(entry -> matched.whole().contains(entry.id())
                                    || (matched.whole().isEmpty()
                                            && matched.masked().contains(entry.id())))
                            .toList();
                    return candidates.size() == 1
                            ? new Reply.Answered<>(candidates.getFirst())
                            : new Reply.Refused<>(Refusal.UNKNOWN_KEY);
                }));
    }

    private static void match(
            Secret key, Issuer.Listed entry, Set<AuthorizationId> whole, Set<AuthorizationId> masked) {
        AuthorizationId id = entry.authorization().id();
        switch (entry.token()) {
            case Issuer.Token.Whole(var secret) -> {
                if (secret.sameAs(key)) {
                    whole.add(id);
                }
                secret.close();
            }
            case Issuer.Token.Masked(var matches) -> {
                if (matches.test(key)) {
                    masked.add(id);
                }
            }
            case Issuer.Token.Hidden _ -> {}
        }
    }
}
