package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.List;

/** An authorization, and as much of its token as the issuer shows. Whoever takes a whole one wipes it. */
record Shown(AuthorizationId id, Issuer.Token token) {
    /** The tokens of a list; those that it does not show whole are asked for one by one. */
    static Reply<List<Shown>> all(Issuer issuer, Secret asker, Issuer.Listing listing) {
        List<Shown> tokens = new ArrayList<>();
        for (Issuer.Listed entry : listing.entries()) {
            Shown listed = new Shown(entry.authorization().id(), entry.token());
            if (listed.token() instanceof Issuer.Token.Whole) {
                tokens.add(listed);
                continue;
            }
            switch (issuer.info(asker, listed.id())) {
                case Reply.Answered<Issuer.Listed>(var one) -> tokens.add(listed.or(one.token()));
                case Reply.Refused<Issuer.Listed>(var why, var after) -> {
                    if (why != Refusal.NOT_FOUND) {
                        wipe(listing, tokens);
                        return new Reply.Refused<>(why, after);
                    }
                }
                case Reply.Unclear<Issuer.Listed>(var why) -> {
                    wipe(listing, tokens);
                    return new Reply.Unclear<>(why);
                }
            }
        }
        return new Reply.Answered<>(tokens);
    }

    /** With the other token where that shows more. */
    Shown or(Issuer.Token other) {
        boolean more = switch (other) {
            case Issuer.Token.Whole _ -> true;
            case Issuer.Token.Masked _ -> token instanceof Issuer.Token.Hidden;
            case Issuer.Token.Hidden _ -> false;
        };
        return more ? new Shown(id, other) : this;
    }

    private static void wipe(Issuer.Listing listing, List<Shown> tokens) {
        listing.entries().forEach(entry -> wipe(entry.token()));
        tokens.forEach(shown -> wipe(shown.token()));
    }

    static void wipe(Issuer.Token token) {
        if (token instanceof Issuer.Token.Whole(var secret)) {
            secret.close();
        }
    }

    /** The open half of a list. */
    static Reading.Listed listed(Issuer.Listing listing) {
        return new Reading.Listed(
                listing.entries().stream().map(Issuer.Listed::authorization).toList(), listing.at());
    }
}
