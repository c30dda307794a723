package dev.keyrota.cli.doctor;

import dev.keyrota.cli.output.Words;
import dev.keyrota.config.Credential;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.drift.Compared;
import dev.keyrota.protocol.drift.Drift;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sessions of one credential hold, told apart as its owner would act on it. */
public final class SessionChecks {
    private final Credential credential;
    private final Drift drift;

    /** @param drift the sessions, measured by the vault */
    public SessionChecks(Credential credential, Drift drift) {
        this.credential = credential;
        this.drift = drift;
    }

    /** One for each session; one that says so where none is configured. */
    public List<Check> checks() {
        if (credential.sessions().isEmpty()) {
            return List.of(Check.skip(credential.qualifiedName(), "no session is configured"));
        }
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < credential.sessions().size(); i++) {
            SessionEntry session = credential.sessions().get(i);
            String name = credential.qualifiedName() + " " + session.id();
            Check vault = vault(name, drift.stores().getFirst());
            checks.add(vault == null ? session(name, session, drift.sessions().get(i)) : vault);
        }
        return checks;
    }

    /** Why nothing can be measured; null where it can. */
    private static @Nullable Check vault(String name, Compared vault) {
        Enum<?> why = vault.obstacle();
        return switch (vault.state()) {
            case MISSING ->
                Check.fail(
                        name, "not found: the vault has no such entry", "correct the store's path, or write it there");
            case UNREADABLE, UNPROVABLE -> unread(name, why);
            case SAME, DIFFERENT ->
                switch (vault.life()) {
                    case LIVE ->
                        vault.ours()
                                ? null
                                : Check.fail(
                                        name,
                                        "the vault's key is another account's",
                                        "find out who wrote it: a security event");
                    case DEAD ->
                        Check.fail(name, "the vault's key is dead", "rotate with --break-glass, or write a living one");
                    case UNKNOWN -> Check.skip(name, "the issuer does not answer: " + word(why));
                };
        };
    }

    private static Check unread(String name, @Nullable Enum<?> why) {
        if (why == null) {
            return Check.fail(
                    name,
                    "not found: the vault shows us no key",
                    "see whether there is one, and whether our login may read its value");
        }
        if (why == Refusal.UNAUTHENTICATED || why == Refusal.FORBIDDEN) {
            return Check.fail(
                    name,
                    "login failed: the vault says " + word(why),
                    "renew the vault's login; keyrota doctor shows it");
        }
        return Check.skip(name, "the vault does not answer: " + word(why));
    }

    private static Check session(String name, SessionEntry session, Compared held) {
        String renew = "run the session's bootstrap again, so that it reads the vault";
        return switch (held.state()) {
            case SAME -> Check.pass(name, "fine: the vault's key, and it lives");
            case DIFFERENT, MISSING, UNPROVABLE -> Check.fail(name, different(held), renew);
            case UNREADABLE -> unheld(name, session, held.obstacle(), renew);
        };
    }

    private static String different(Compared held) {
        if (!held.ours()) {
            return "another account's key";
        }
        if (held.life() == Life.DEAD) {
            return "stale: a dead key";
        }
        return held.life() == Life.LIVE
                ? "drifted: another living key than the vault's"
                : "drifted: another key than the vault's; nobody says whether it lives";
    }

    /** What is not in this very shell or in the keychain of this machine is missing; a file that is not there is a shell that is not open. */
    private static Check unheld(String name, SessionEntry session, @Nullable Enum<?> why, String renew) {
        if (why != Refusal.NOT_FOUND) {
            return why == Refusal.INVALID
                    ? Check.fail(name, "nobody can say which key it has", Sources.remedy(session))
                    : Check.skip(name, "it cannot be read: " + word(why));
        }
        return session.source() instanceof SessionEntry.Source.EnvironmentFile
                ? Check.skip(name, "not open: " + Sources.emptiness(session))
                : Check.fail(name, "not found: " + Sources.emptiness(session), renew);
    }

    private static String word(@Nullable Enum<?> why) {
        return why == null ? "nothing" : Words.of(why).replace('_', ' ');
    }
}
