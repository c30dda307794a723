package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Reply;

/** What an issuer says of keys: whose each is, whom it authenticates, and which others its account has. For use by many threads. */
public sealed interface Directory permits Roster, Directory.Asked {
    /** Whom a key authenticates. */
    Reply<Account> account(Secret key);

    /** The authorizations of the key's account. */
    Reply<Reading.Listed> list(Secret key);

    /** Which authorizations' tokens are the key. */
    Reply<Reading.Matched> matching(Secret key);

    /** One that asks the issuer each time. */
    static Directory of(Issuer issuer) {
        return new Asked(issuer);
    }

    /** Asks the issuer each time: what a run does, for which no answer may be older than its question. */
    record Asked(Issuer issuer) implements Directory {
        @Override
        public Reply<Account> account(Secret key) {
            return issuer.account(key);
        }

        @Override
        public Reply<Reading.Listed> list(Secret key) {
            return issuer.list(key).map(listing -> {
                listing.entries().forEach(entry -> Shown.wipe(entry.token()));
                return Shown.listed(listing);
            });
        }

        @Override
        public Reply<Reading.Matched> matching(Secret key) {
            return new Ownership(issuer, key).matching(key);
        }
    }
}
