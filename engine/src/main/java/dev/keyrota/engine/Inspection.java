package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Issuer.Kept;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose keys stand in the issuer's own places: by comparing what has a key's form there with every authorization's token, in memory. What was
 * compared is wiped.
 *
 * @param asker the key to look with
 */
record Inspection(Issuer issuer, Secret asker) {
    Reply<Reading> kept() {
        return issuer.list(asker)
                .then(listing -> Shown.all(issuer, asker, listing))
                .then(tokens -> {
                    try {
                        return issuer.keeping(asker).map(keeping -> compared(keeping, tokens));
                    } finally {
                        tokens.forEach(each -> Shown.wipe(each.token()));
                    }
                });
    }

    /** What may be anything, and is nobody's token, is left out. */
    private static Reading compared(Issuer.Keeping keeping, List<Shown> tokens) {
        List<Reading.Kept.Found> found = new ArrayList<>();
        for (Kept kept : keeping.found()) {
            Reading.Kept.Found owners = owners(kept, tokens);
            boolean matched = !owners.whole().isEmpty() || !owners.masked().isEmpty();
            if (matched || kept.certain()) {
                found.add(owners);
            }
            kept.value().close();
        }
        return new Reading.Kept(found, keeping.unread());
    }

    private static Reading.Kept.Found owners(Kept kept, List<Shown> tokens) {
        Set<AuthorizationId> whole = new HashSet<>();
        Set<AuthorizationId> masked = new HashSet<>();
        for (Shown shown : tokens) {
            switch (shown.token()) {
                case Issuer.Token.Whole(var token) -> {
                    if (token.sameAs(kept.value())) {
                        whole.add(shown.id());
                    }
                }
                case Issuer.Token.Masked(var matches) -> {
                    if (matches.test(kept.value())) {
                        masked.add(shown.id());
                    }
                }
                case Issuer.Token.Hidden _ -> {}
            }
        }
        return new Reading.Kept.Found(kept.place(), whole, masked);
    }
}
