package dev.keyrota.config;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.FlawException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A credential that is to be replaced from time to time, and everything that holds it.
 *
 * @param name its name; with {@code env} its identity
 * @param env its environment, part of its identity
 * @param account the name of the account that issues it
 * @param mode who replaces it; {@link Mode#PROGRAMMATIC} by default
 * @param scope what it may do, in the issuer's words; at least one
 * @param expiresIn when a new one expires by itself; null, the default, for never; longer than the cadence's {@code maxAge}
 * @param description what descriptions of our authorizations begin with
 * @param previousDescriptions what the description of the very first old one may be, which nobody recorded; at most 20
 * @param stores the places that hold it, in the order in which they are written; the first is the source of truth and in a vault; at most 64
 * @param sessions shells that may hold it; at most 64
 * @param cadence null where it is never due
 * @param overlap how long both keys live after the last store is proven; zero by default; an emergency ignores it
 * @param requiredTicket whether a rotation needs a ticket; {@link TicketRule.NotNeeded} by default
 * @param runbook the page about it, absolute; null for none
 */
public record Credential(
        String name,
        String env,
        String account,
        Mode mode,
        Set<String> scope,
        @Nullable Duration expiresIn,
        Convention description,
        List<Wildcard> previousDescriptions,
        List<StoreEntry> stores,
        List<SessionEntry> sessions,
        @Nullable Cadence cadence,
        Duration overlap,
        TicketRule requiredTicket,
        @Nullable Path runbook) {
    /** The most stores, and the most sessions, of one credential. */
    public static final int MOST_PLACES = 64;

    /** The most patterns of earlier descriptions. */
    public static final int MOST_PATTERNS = 20;

    public Credential {
        Shape.NAME.require("name", name);
        Shape.NAME.require("env", env);
        Shape.NAME.require("account", account);
        scope = Set.copyOf(scope);
        previousDescriptions.forEach(each -> Shape.DESCRIPTION.require("previous-descriptions", each.pattern()));
        previousDescriptions = List.copyOf(previousDescriptions);
        stores = List.copyOf(stores);
        sessions = List.copyOf(sessions);
        Span.OVERLAP.require("overlap", overlap);
        List<Flaw> flaws = new ArrayList<>();
        if (scope.isEmpty()) {
            flaws.add(new Flaw("scope", "no scope", "say what the credential may do, for example `[global]`"));
        }
        checkPlaces(flaws, stores, sessions);
        checkExpiry(flaws, expiresIn, cadence);
        FlawException.raiseIfAny(flaws);
    }

    /** The name with the environment, which no other credential has: {@code heroku-platform@prod}. */
    public String qualifiedName() {
        return name + "@" + env;
    }

    /** The same, replaced by somebody else. */
    Credential in(Mode other) {
        return new Credential(
                name,
                env,
                account,
                other,
                scope,
                expiresIn,
                description,
                previousDescriptions,
                stores,
                sessions,
                cadence,
                overlap,
                requiredTicket,
                runbook);
    }

    private static void checkPlaces(List<Flaw> flaws, List<StoreEntry> stores, List<SessionEntry> sessions) {
        if (stores.isEmpty()) {
            flaws.add(new Flaw("stores", "no store", "name the places that hold the credential, the vault first"));
        } else if (!(stores.getFirst() instanceof InfisicalStore)) {
            flaws.add(new Flaw(
                    "stores[0]",
                    "the first store is the source of truth and must be in a vault",
                    "put the Infisical store first; the others are written after it, in their order"));
        }
        if (!stores.isEmpty() && !stores.getFirst().writing().equals(Writing.ALWAYS)) {
            flaws.add(new Flaw(
                    "stores[0]",
                    "the source of truth is written by the rotation itself, before all others",
                    "leave out its `written-by` and `window`"));
        }
        atMost(flaws, "stores", stores, MOST_PLACES);
        atMost(flaws, "sessions", sessions, MOST_PLACES);
        unique(flaws, "stores", stores, store -> store.id().value());
        unique(flaws, "sessions", sessions, session -> session.id().value());
    }

    private static void checkExpiry(List<Flaw> flaws, @Nullable Duration expiresIn, @Nullable Cadence cadence) {
        if (expiresIn == null) {
            return;
        }
        Span.EXPIRES_IN.require("expires-in", expiresIn);
        if (cadence != null && expiresIn.compareTo(cadence.maxAge()) <= 0) {
            flaws.add(new Flaw(
                    "expires-in",
                    "expires before it is overdue",
                    "longer than `max-age`, which is " + Span.spell(cadence.maxAge())));
        }
    }

    private static void atMost(List<Flaw> flaws, String key, List<?> items, int most) {
        if (items.size() > most) {
            flaws.add(new Flaw(key, "more than " + most + " items", "leave some out"));
        }
    }

    private static <T> void unique(List<Flaw> flaws, String key, List<T> items, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(id.apply(items.get(i)))) {
                flaws.add(new Flaw(
                        key + "[" + i + "].id", "another one of this credential has this id", "give each its own"));
            }
        }
    }
}
