package dev.keyrota.cli.workbench;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Reply;
import java.util.OptionalInt;
import java.util.Set;

/** An issuer whose fresh secrets enter custody before anybody uses them, and whose descriptions hold none. */
record GuardedIssuer(Issuer issuer, Custody custody) implements Issuer {
    @Override
    public Reply<Account> account(Secret key) {
        return issuer.account(key);
    }

    @Override
    public Reply<Set<String>> apps(Secret key) {
        return issuer.apps(key);
    }

    @Override
    public Reply<Listing> list(Secret key) {
        return issuer.list(key)
                .map(listing -> new Listing(
                        listing.entries().stream().map(this::guarded).toList(), listing.at()));
    }

    @Override
    public Reply<Listed> info(Secret key, AuthorizationId id) {
        return issuer.info(key, id).map(this::guarded);
    }

    /** Whoever holds a key may write it into its own description: it is taken out before the journal has to refuse the name. */
    private Listed guarded(Listed entry) {
        String name = entry.authorization().description();
        return new Listed(entry.authorization().named(custody.redact(name)), entry.token());
    }

    @Override
    public Reply<Minted> create(Secret key, Order order) {
        return issuer.create(key, order).map(minted -> {
            custody.enter(minted.secret());
            return minted;
        });
    }

    @Override
    public Reply<Authorization> revoke(Secret key, AuthorizationId id) {
        return issuer.revoke(key, id);
    }

    /** What is found is compared and wiped, and nothing of it is ever told: it needs no custody, which a CI's log would be told of. */
    @Override
    public Reply<Keeping> keeping(Secret key) {
        return issuer.keeping(key);
    }

    @Override
    public Reply<OptionalInt> remaining(Secret key) {
        return issuer.remaining(key);
    }
}
