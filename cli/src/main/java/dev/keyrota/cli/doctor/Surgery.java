package dev.keyrota.cli.doctor;

import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.telling.PlanReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Destination;
import dev.keyrota.config.IssuingAccount;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.config.StoreEntry;
import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks at one credential: its vault, its issuer, its other stores, its sessions. */
public final class Surgery {
    private static final Duration SKEW_MAX = Duration.ofMinutes(2);

    /** A run makes 60 to 90 calls; Heroku gives an account 4,500 and 75 more each minute. */
    private static final int REMAINING_MIN = 300;

    private final Workbench bench;
    private final Credential credential;
    private final List<Check> checks = new ArrayList<>();

    public Surgery(Workbench bench, Credential credential) {
        this.bench = bench;
        this.credential = credential;
    }

    /** All checks of it, in the order in which a rotation needs them. */
    public List<Check> checks() {
        Destination truth = destination(credential.stores().getFirst());
        Secret key = bench.vendors().store(truth) instanceof Store.Vault vault ? vault(vault, truth) : null;
        issuer(key);
        for (StoreEntry entry :
                credential.stores().subList(1, credential.stores().size())) {
            Destination destination = destination(entry);
            switch (bench.vendors().store(destination)) {
                case Store.Legible place -> legible(place, destination, key);
                case Store.WriteOnly place -> writeOnly(place, destination);
                case Store place -> add(Check.skip(name("store " + place.id()), "it can only be written"));
            }
        }
        credential.sessions().forEach(this::session);
        if (key != null) {
            key.close();
        }
        return List.copyOf(checks);
    }

    private Destination destination(StoreEntry entry) {
        return Destination.of(entry.id(), entry, bench.configuration().account(entry.account()));
    }

    private String name(String what) {
        return credential.qualifiedName() + " " + what;
    }

    private void add(Check check) {
        checks.add(check);
    }

    private @Nullable Secret vault(Store.Vault vault, Destination destination) {
        Reply<Store.Content> reply = vault.read();
        String name = name("vault " + vault.id());
        String denied =
                "give Keyrota's identity describeSecret, readValue and edit on that one folder, and see that the secret is there";
        add(Replies.check(name, reply, denied, content -> held(name, content, destination)));
        add(Check.skip(name("write to " + vault.id()), "cannot be seen without writing"));
        return reply instanceof Reply.Answered<Store.Content>(var content) ? content.value() : null;
    }

    private static Check held(String name, Store.Content content, Destination destination) {
        if (content.value() == null || !content.value().hasKeyShape()) {
            return Check.fail(
                    name,
                    "holds no key: it is empty, hidden from us, or a placeholder",
                    "put the key there, or give Keyrota's identity readValue");
        }
        String label = content.label() == null
                ? "no note of ours beside it"
                : content.fits() ? "our note beside it fits" : "our note beside it is of another value";
        return Check.pass(name, PlanReport.place(destination) + ": a key, " + label);
    }

    private void issuer(@Nullable Secret key) {
        IssuingAccount account = bench.configuration().issuer(credential);
        if (key == null || !key.hasKeyShape()) {
            add(Check.skip(name("issuer"), "asked with the vault's key, and there is none"));
            return;
        }
        Issuer issuer = bench.vendors().issuer(account);
        String identity = name("identity");
        String dead = "the key in the vault is dead, or somebody else's: `keyrota plan " + credential.name()
                + "` says what to do";
        add(Replies.check(
                identity,
                issuer.account(key),
                dead,
                who -> who.email().equalsIgnoreCase(account.identity())
                        ? Check.pass(identity, account.identity())
                        : Check.fail(
                                identity, "the key authenticates " + who.email(), "see whose key is in the vault")));
        String scope = "the key needs the scope global";
        list(issuer.list(key), scope);
        apps(issuer, key, account, scope);
        String remaining = name("calls left");
        add(Replies.check(
                remaining,
                issuer.remaining(key),
                scope,
                left -> left.isEmpty()
                        ? Check.pass(remaining, "not limited")
                        : left.getAsInt() >= REMAINING_MIN
                                ? Check.pass(remaining, Integer.toString(left.getAsInt()))
                                : Check.fail(
                                        remaining,
                                        left.getAsInt() + " are too few for a rotation",
                                        "wait a few minutes")));
        add(Check.skip(name("create and revoke"), "cannot be seen without creating"));
    }

    private void list(Reply<Issuer.Listing> reply, String denied) {
        String name = name("list authorizations");
        add(Replies.check(
                name,
                reply,
                denied,
                listing -> Check.pass(name, listing.entries().size() + " of them")));
        if (reply instanceof Reply.Answered<Issuer.Listing>(var listing)) {
            listing.entries().forEach(Surgery::wipe);
            skew(listing.at());
        }
    }

    private static void wipe(Issuer.Listed entry) {
        if (entry.token() instanceof Issuer.Token.Whole(var secret)) {
            secret.close();
        }
    }

    private void skew(@Nullable Instant theirs) {
        if (theirs == null) {
            add(Check.skip(name("clock"), "the issuer does not say what time it is"));
            return;
        }
        Duration skew = Duration.between(theirs, bench.time().wall()).abs();
        String detail = "differs from the issuer's by " + Words.span(skew);
        add(
                skew.compareTo(SKEW_MAX) <= 0
                        ? Check.pass(name("clock"), detail)
                        : Check.fail(
                                name("clock"),
                                detail,
                                "set this machine's clock (NTP); no decision depends on it, dates people read do"));
    }

    private void apps(Issuer issuer, Secret key, IssuingAccount account, String denied) {
        String name = name("apps");
        if (account.apps().isEmpty()) {
            add(Check.skip(name, "the configuration expects none"));
            return;
        }
        add(Replies.check(name, issuer.apps(key), denied, seen -> {
            TreeSet<String> missing = new TreeSet<>(account.apps());
            missing.removeAll(seen);
            return missing.isEmpty()
                    ? Check.pass(name, "sees " + String.join(", ", new TreeSet<>(account.apps())))
                    : Check.fail(
                            name,
                            "does not see " + String.join(", ", missing),
                            "add the account as a collaborator, or correct `apps`");
        }));
    }

    private void legible(Store.Legible place, Destination destination, @Nullable Secret key) {
        String name = name("store " + place.id());
        String denied = "see that " + PlanReport.place(destination) + " is there and may be read";
        add(Replies.check(name, place.read(), denied, content -> {
            Secret value = content.value();
            if (value == null || key == null) {
                return Check.fail(name, "holds no key, or there is none to compare with", denied);
            }
            try (value) {
                return value.sameAs(key)
                        ? Check.pass(name, PlanReport.place(destination) + ": the vault's key")
                        : Check.fail(name, "holds another key than the vault", "find out which of the two is right");
            }
        }));
    }

    private void writeOnly(Store.WriteOnly place, Destination destination) {
        String name = name("store " + place.id());
        String denied =
                "give the token or App `secrets: write` and `actions: write` on that repository, and see that the secret is there";
        add(Replies.check(
                name,
                place.trace(),
                denied,
                trace -> trace.shadowedBy() == null
                        ? Check.pass(name, PlanReport.place(destination) + ", written " + trace.updatedAt())
                        : Check.fail(
                                name,
                                "hidden from its consumers by " + trace.shadowedBy(),
                                "remove that one, or name it as the store in the configuration")));
        add(Check.skip(
                name("probe of " + place.id()), "it is a workflow run: `keyrota plan` starts it and sees its answer"));
    }

    private void session(SessionEntry entry) {
        String name = name("session " + entry.id());
        switch (bench.vendors().session(entry).report()) {
            case Reply.Answered<Session.Report>(var report) -> {
                if (report.value() != null) {
                    report.value().close();
                }
                add(Check.pass(name, "reports what it holds, by its " + report.source()));
            }
            case Reply.Refused<Session.Report> _ ->
                add(Check.skip(name, "not open here: variable " + entry.variable() + " is not set"));
            case Reply.Unclear<Session.Report> _ ->
                add(Check.fail(name, "cannot be read", "see that it is a file of lines NAME=value"));
        }
    }
}
