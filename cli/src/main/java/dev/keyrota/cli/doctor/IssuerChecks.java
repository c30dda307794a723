package dev.keyrota.cli.doctor;

import dev.keyrota.cli.output.Words;
import dev.keyrota.config.Credential;
import dev.keyrota.config.IssuingAccount;
import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks at an issuer with the key that the vault holds. */
final class IssuerChecks {
    private static final Duration SKEW_MAX = Duration.ofMinutes(2);

    /** A run makes 60 to 90 calls; Heroku gives an account 4,500 and 75 more each minute. */
    private static final int REMAINING_MIN = 300;

    private static final String DENIED = "the key needs the scope global";

    private final Credential credential;
    private final IssuingAccount account;
    private final Issuer issuer;
    private final InstantSource clock;
    private final List<Check> checks = new ArrayList<>();

    IssuerChecks(Credential credential, IssuingAccount account, Issuer issuer, InstantSource clock) {
        this.credential = credential;
        this.account = account;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** @param key the vault's; null or without a key's shape where it holds none */
    List<Check> checks(@Nullable Secret key) {
        if (key == null || !key.hasKeyShape()) {
            return List.of(Check.skip(name("issuer"), "asked with the vault's key, and there is none"));
        }
        checks.add(identity(key));
        list(issuer.list(key));
        checks.add(apps(key));
        checks.add(remaining(issuer.remaining(key)));
        checks.add(Check.skip(name("create and revoke"), "cannot be seen without creating"));
        return List.copyOf(checks);
    }

    private String name(String what) {
        return credential.qualifiedName() + " " + what;
    }

    private Check identity(Secret key) {
        String name = name("identity");
        String dead = "the key in the vault is dead, or somebody else's: `keyrota plan " + credential.name()
                + "` says what to do";
        return Replies.check(
                name,
                issuer.account(key),
                dead,
                who -> who.email().equalsIgnoreCase(account.identity())
                        ? Check.pass(name, account.identity())
                        : Check.fail(name, "the key authenticates " + who.email(), "see whose key is in the vault"));
    }

    private Check remaining(Reply<OptionalInt> reply) {
        String name = name("calls left");
        return Replies.check(
                name,
                reply,
                DENIED,
                left -> left.isEmpty()
                        ? Check.pass(name, "not limited")
                        : left.getAsInt() >= REMAINING_MIN
                                ? Check.pass(name, Integer.toString(left.getAsInt()))
                                : Check.fail(
                                        name, left.getAsInt() + " are too few for a rotation", "wait a few minutes"));
    }

    private void list(Reply<Issuer.Listing> reply) {
        String name = name("list authorizations");
        checks.add(Replies.check(
                name,
                reply,
                DENIED,
                listing -> Check.pass(name, listing.entries().size() + " of them")));
        if (reply instanceof Reply.Answered<Issuer.Listing>(var listing)) {
            listing.entries().forEach(IssuerChecks::wipe);
            checks.add(skew(listing.at()));
        }
    }

    private static void wipe(Issuer.Listed entry) {
        if (entry.token() instanceof Issuer.Token.Whole(var secret)) {
            secret.close();
        }
    }

    private Check skew(@Nullable Instant theirs) {
        String name = name("clock");
        if (theirs == null) {
            return Check.skip(name, "the issuer does not say what time it is");
        }
        Duration skew = Duration.between(theirs, clock.instant()).abs();
        String detail = "differs from the issuer's by " + Words.span(skew);
        return skew.compareTo(SKEW_MAX) <= 0
                ? Check.pass(name, detail)
                : Check.fail(
                        name,
                        detail,
                        "set this machine's clock (NTP); no decision depends on it, dates people read do");
    }

    private Check apps(Secret key) {
        String name = name("apps");
        if (account.apps().isEmpty()) {
            return Check.skip(name, "the configuration expects none");
        }
        return Replies.check(name, issuer.apps(key), DENIED, seen -> {
            TreeSet<String> missing = new TreeSet<>(account.apps());
            missing.removeAll(seen);
            return missing.isEmpty()
                    ? Check.pass(name, "sees " + String.join(", ", new TreeSet<>(account.apps())))
                    : Check.fail(
                            name,
                            "does not see " + String.join(", ", missing),
                            "add the account as a collaborator, or correct `apps`");
        });
    }
}
