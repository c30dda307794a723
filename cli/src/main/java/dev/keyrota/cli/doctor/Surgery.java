package dev.keyrota.cli.doctor;

import dev.keyrota.cli.output.Complaint;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.telling.PlanReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Destination;
import dev.keyrota.config.IssuingAccount;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.config.StoreEntry;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.github.GitHubSecret;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at one credential: its vault, its issuer, its other stores, its sessions. */
public final class Surgery {
    private final Workbench bench;
    private final Credential credential;
    private final List<Check> checks = new ArrayList<>();

    public Surgery(Workbench bench, Credential credential) {
        this.bench = bench;
        this.credential = credential;
    }

    /** All checks of it, in the order in which a rotation needs them. */
    public List<Check> checks() {
        try (Secret key = vault(destination(credential.stores().getFirst()))) {
            checks.addAll(issuer().checks(key));
            credential.stores().stream().skip(1).map(this::destination).forEach(place -> store(place, key));
            credential.sessions().forEach(this::session);
        }
        return List.copyOf(checks);
    }

    private IssuerChecks issuer() {
        IssuingAccount account = bench.configuration().issuer(credential);
        return new IssuerChecks(credential, account, bench.vendors().issuer(account), bench.time()::wall);
    }

    private void store(Destination destination, @Nullable Secret key) {
        switch (made(destination)) {
            case null -> {}
            case Store.Legible place -> legible(place, destination, key);
            case Store.WriteOnly place -> writeOnly(place, destination);
            case Store place -> add(Check.skip(name("store " + place.id()), "it can only be written"));
        }
    }

    /** A place to be asked; null where the login for it is missing, and that is the check. */
    private @Nullable Store made(Destination destination) {
        try {
            return bench.vendors().store(destination);
        } catch (Trouble trouble) {
            Complaint complaint = trouble.complaints().getFirst();
            add(Check.fail(
                    name("login to " + destination.id()),
                    complaint.sentence(),
                    Objects.requireNonNullElse(complaint.hint(), "see the configuration")));
            return null;
        }
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

    private @Nullable Secret vault(Destination destination) {
        if (!(made(destination) instanceof Store.Vault vault)) {
            return null;
        }
        Reply<Store.Content> reply = vault.read();
        String name = name("vault " + vault.id());
        String denied =
                "give Keyrota's identity describeSecret, readValue and edit on that one folder, and see that the secret is there";
        add(Replies.check(name, reply, denied, content -> held(name, content, destination)));
        add(Check.skip(name("write to " + vault.id()), "cannot be seen without writing"));
        add(ApprovalCheck.of(name("approvals of " + vault.id()), vault));
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
        if (place instanceof GitHubSecret secret && destination instanceof Destination.GitHubSecret where) {
            String repository = where.store().scope().repository().toString();
            add(new ProbeCheck(name("probe of " + place.id()), repository).of(secret));
        }
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
            case Reply.Refused<Session.Report>(var why, var _)
            when why != Refusal.NOT_FOUND ->
                add(Check.fail(name, "cannot be read: " + Words.of(why).replace('_', ' '), Sources.remedy(entry)));
            case Reply.Refused<Session.Report> _ -> add(Check.skip(name, "not open here: " + Sources.emptiness(entry)));
            case Reply.Unclear<Session.Report> _ -> add(Check.fail(name, "cannot be read", Sources.remedy(entry)));
        }
    }
}
