package dev.keyrota.cli;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Reply;
import java.time.Instant;

/**
 * What shows that the vault's value is the token of an authorization.
 *
 * @param fingerprint of the vault's value
 * @param description of the authorization; foreign text
 * @param createdAt of the authorization, by the issuer's clock
 * @param whole whether both were compared whole
 * @param evidence in words
 */
record AdoptionProof(Fingerprint fingerprint, String description, Instant createdAt, boolean whole, String evidence) {
    /** @throws Trouble where the two do not belong together, or that could not be seen: nothing was recorded */
    static AdoptionProof of(
            Issuer issuer, Store.Vault vault, AuthorizationId id, Fingerprints fingerprints, String identity) {
        try (Secret key = key(answered(vault.read(), "the vault"))) {
            Account who = answered(issuer.account(key), "the issuer, asked whom the vault's key authenticates");
            if (!who.email().equalsIgnoreCase(identity)) {
                throw refused("the vault's key authenticates somebody else than the configured identity");
            }
            Issuer.Listed shown = answered(issuer.info(key, id), "the issuer, asked for authorization " + id);
            Seen seen = compare(shown.token(), key, issuer, id);
            return new AdoptionProof(
                    fingerprints.of(key),
                    shown.authorization().description(),
                    shown.authorization().createdAt(),
                    seen.whole(),
                    seen.evidence());
        }
    }

    private record Seen(boolean whole, String evidence) {}

    private static Seen compare(Issuer.Token shown, Secret key, Issuer issuer, AuthorizationId id) {
        return switch (shown) {
            case Issuer.Token.Whole(var token) -> {
                try (token) {
                    if (!token.sameAs(key)) {
                        throw refused("the vault holds another token than that of authorization " + id);
                    }
                }
                yield new Seen(true, "its token is the vault's value");
            }
            case Issuer.Token.Masked(var matches)
            when matches.test(key) -> new Seen(false, "the visible ends of its token fit the vault's value");
            case Issuer.Token.Masked _ -> {
                mustFitNoOther(answered(issuer.list(key), "the issuer, asked for its list"), key);
                yield new Seen(false, "too little of its token is visible to prove anything");
            }
            case Issuer.Token.Hidden() -> new Seen(false, "nothing of its token is visible");
        };
    }

    /** The key is alive, so its own authorization is listed: where the ends of another one fit, this one is the wrong one. */
    private static void mustFitNoOther(Issuer.Listing listing, Secret key) {
        for (Issuer.Listed entry : listing.entries()) {
            if (entry.token() instanceof Issuer.Token.Masked(var matches) && matches.test(key)) {
                throw refused("the visible ends of the vault's key are those of another authorization, "
                        + entry.authorization().id());
            }
        }
    }

    private static Secret key(Store.Content content) {
        Secret value = content.value();
        if (value == null || !value.hasKeyShape()) {
            throw refused("the vault holds no key");
        }
        return value;
    }

    private static <T> T answered(Reply<T> reply, String whom) {
        return switch (reply) {
            case Reply.Answered<T>(var value) -> value;
            case Reply.Refused<T>(var why, var _) -> throw refused(whom + " refused (" + Words.of(why) + ")");
            case Reply.Unclear<T>(var why) -> throw refused(whom + " gave no certain answer (" + Words.of(why) + ")");
        };
    }

    private static Trouble refused(String sentence) {
        return Trouble.failed(
                "not_proven", sentence + "; nothing was recorded", "see that the id is right, then keyrota doctor");
    }
}
