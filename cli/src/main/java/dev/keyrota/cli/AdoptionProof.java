package dev.keyrota.cli;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.config.IssuingAccount;
import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.engine.Reach;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Reply;

/**
 * What shows that the vault's value is the token of an authorization.
 *
 * @param fingerprint of the vault's value
 * @param description of the authorization; foreign text
 * @param whole whether both were compared whole
 * @param evidence in words
 */
record AdoptionProof(Fingerprint fingerprint, String description, boolean whole, String evidence) {
    /** @throws Trouble where the two do not belong together, or that could not be seen: nothing was recorded */
    static AdoptionProof of(Reach reach, AuthorizationId id, Fingerprints fingerprints, IssuingAccount account) {
        try (Secret key = key(answered(reach.vault().read(), "the vault"))) {
            Account who = answered(reach.issuer().account(key), "the issuer, asked whom the vault's key authenticates");
            if (!who.email().equalsIgnoreCase(account.identity())) {
                throw refused("the vault's key authenticates somebody else than the configured identity");
            }
            Issuer.Listed shown = answered(reach.issuer().info(key, id), "the issuer, asked for authorization " + id);
            Fingerprint fingerprint = fingerprints.of(key);
            String description = shown.authorization().description();
            return switch (shown.token()) {
                case Issuer.Token.Whole(var token) -> {
                    try (token) {
                        if (!token.sameAs(key)) {
                            throw refused("the vault holds another token than that of authorization " + id);
                        }
                    }
                    yield new AdoptionProof(fingerprint, description, true, "its token is the vault's value");
                }
                case Issuer.Token.Masked(var matches)
                when matches.test(key) ->
                    new AdoptionProof(
                            fingerprint, description, false, "the visible ends of its token fit the vault's value");
                case Issuer.Token.Masked _ -> {
                    mustFitNoOther(answered(reach.issuer().list(key), "the issuer, asked for its list"), key);
                    yield new AdoptionProof(
                            fingerprint, description, false, "too little of its token is visible to prove anything");
                }
                case Issuer.Token.Hidden() ->
                    new AdoptionProof(fingerprint, description, false, "nothing of its token is visible");
            };
        }
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
