package dev.keyrota.cli.sessions;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Credential;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.engine.Lookout;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.engine.Reach;
import dev.keyrota.journal.JournalException;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives sessions the vault's keys. What a session is to have is recorded first, and then the vault is read again: where it holds another key
 * by then, a rotation may have looked for sessions before it could find this one, and that key is recorded instead.
 */
public final class Registry {
    /** A vault that holds another key each time is nobody's to give keys from. */
    private static final int READINGS_MAX = 4;

    private final Workbench bench;
    private final Duration lasts;

    /** @param lasts how long a session may hold its key, unless it gives it back before */
    public Registry(Workbench bench, Duration lasts) {
        this.bench = bench;
        this.lasts = lasts;
    }

    /**
     * Gives a session a credential's key.
     *
     * @param variable the environment variable that it will be in
     * @throws Trouble if the vault shows no key: the session was given none, and is not on record
     */
    public GivenKey give(Credential credential, String variable, SessionId session) throws InterruptedException {
        // A journal is begun together with the key of its fingerprints.
        bench.fingerprints();
        Found found = read(credential);
        try {
            for (int i = 1; i < READINGS_MAX; i++) {
                GivenKey given = registered(credential, variable, session, found);
                Found again = read(credential);
                if (again.key().sameAs(found.key())) {
                    again.key().close();
                    return given;
                }
                found.key().close();
                found = again;
            }
            throw Trouble.failed(
                    "vault_unsteady",
                    "the vault holds another key of " + credential.qualifiedName()
                            + " each time it is read; no session was given one",
                    "find out who writes it, then try again");
        } catch (RuntimeException | InterruptedException none) {
            found.key().close();
            takeBack(session, none);
            throw none;
        }
    }

    /** It did not come to the session. What is thrown also tells where that could not be recorded. */
    private void takeBack(SessionId session, Exception why) {
        try {
            release(session);
        } catch (JournalException unrecorded) {
            why.addSuppressed(unrecorded);
        }
    }

    /** How often it is to be seen whether a session must be recorded anew. */
    public Duration renewal() {
        return lasts.dividedBy(4);
    }

    /** Records that a session goes on with its key, where its time is over before long. */
    public GivenKey renewed(GivenKey given) {
        Registration before = given.registration();
        Instant soon = bench.time().wall().plus(lasts.dividedBy(4).multipliedBy(3));
        if (soon.isBefore(before.until())) {
            return given;
        }
        Registration registration =
                new Registration(before.session(), before.key(), before.authorization(), over(), before.by());
        record(given.credential(), registration, given.source());
        return new GivenKey(given.credential(), given.variable(), given.key(), registration, given.source());
    }

    /** Whether the vault holds another key than a session was given. @throws Trouble if the vault shows none */
    public boolean isReplaced(GivenKey given) {
        Found now = read(given.credential());
        try {
            return !now.key().sameAs(given.key());
        } finally {
            now.key().close();
        }
    }

    /** Records that a session holds no key any more. */
    public void release(SessionId session) {
        bench.journal()
                .note(bench.holder(), new Event.Released(session, bench.holder().who()));
    }

    private GivenKey registered(Credential credential, String variable, SessionId session, Found found)
            throws InterruptedException {
        Fingerprint fingerprint = bench.fingerprints().of(found.key());
        Registration registration = new Registration(
                session,
                fingerprint,
                authorization(credential, fingerprint),
                over(),
                bench.holder().who());
        record(credential, registration, found.source());
        return new GivenKey(credential, variable, found.key(), registration, found.source());
    }

    private Instant over() {
        return bench.time().wall().plus(lasts);
    }

    private void record(Credential credential, Registration registration, String source) {
        bench.journal()
                .note(bench.holder(), new Event.Registered(credential.name(), credential.env(), registration, source));
    }

    /** Whose key it is, by the journal or by the issuer; null where neither knows. */
    private @Nullable AuthorizationId authorization(Credential credential, Fingerprint key)
            throws InterruptedException {
        AuthorizationId known = bench.ledger().authorization(key);
        if (known != null) {
            return known;
        }
        Store.Vault vault = bench.vendors().truth(credential);
        Reach reach = new Reach(
                bench.vendors().issuer(bench.configuration().issuer(credential)),
                vault,
                Map.of(vault.id(), vault),
                Map.of(),
                () -> new Reading.Registered(List.of(), bench.time().wall()));
        Question matching = new Question.Matching(key);
        try (Lookout lookout = new Lookout(bench.engine(Onlooker.none()), reach)) {
            lookout.ask(List.of(new Question.Holding(vault.id())));
            Sight sight = lookout.ask(List.of(matching));
            return sight.to(matching, Reading.Matched.class)
                                    instanceof Reply.Answered<Reading.Matched>(Reading.Matched(var whole, var _))
                            && whole.size() == 1
                    ? whole.iterator().next()
                    : null;
        }
    }

    /**
     * What the vault holds.
     *
     * @param source the store's name, and the version there
     */
    private record Found(Secret key, String source) {}

    private Found read(Credential credential) {
        Store.Vault vault = bench.vendors().truth(credential);
        String where = credential.qualifiedName() + " from " + vault.id();
        return switch (vault.read()) {
            case Reply.Answered<Store.Content>(var content) -> found(vault, content, where);
            case Reply.Refused<Store.Content>(var why, var _) -> throw unread(where, Words.of(why), why);
            case Reply.Unclear<Store.Content>(var why) -> throw unread(where, Words.of(why), null);
        };
    }

    private static Found found(Store.Vault vault, Store.Content content, String where) {
        Secret key = content.value();
        if (key == null || !key.hasKeyShape()) {
            if (key != null) {
                key.close();
            }
            throw unread(where, "it shows none", null);
        }
        String version = content.version();
        return new Found(key, version.isEmpty() ? vault.id().value() : vault.id() + " version " + version);
    }

    private static Trouble unread(String where, String why, @Nullable Refusal refusal) {
        boolean login = refusal == Refusal.UNAUTHENTICATED || refusal == Refusal.FORBIDDEN;
        return Trouble.failed(
                "key_not_read",
                "the key of " + where + " could not be read (" + why + ")",
                login
                        ? "renew the vault's login, which `keyrota doctor` shows"
                        : "see `keyrota doctor`, then try again");
    }
}
