package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An authorization, and as much of its token as the issuer shows. Whoever takes a whole one wipes it. */
record Shown(AuthorizationId id, Issuer.Token token) {
    /**
     * The tokens of a list; those that it does not show whole are asked for one by one.
     *
     * @param info asks the issuer about one
     */
    static Reply<List<Shown>> all(Function<AuthorizationId, Reply<Issuer.Listed>> info, Issuer.Listing listing) {
        List<Shown> tokens = new ArrayList<>();
        for (Issuer.Listed entry : listing.entries()) {
            AuthorizationId id = entry.authorization().id();
            if (entry.token() instanceof Issuer.Token.Whole) {
                tokens.add(new Shown(id, entry.token()));
                continue;
            }
            switch (info.apply(id)) {
                case Reply.Answered<Issuer.Listed>(var one) -> tokens.add(new Shown(id, one.token()));
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
