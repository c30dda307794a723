package dev.keyrota.protocol.inventory;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Reading.Kept;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.drift.Compared;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.inventory.Unsettled.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who uses which authorization, by what was seen, and which places may use any. */
final class Usage {
    private static final String ALL_VARIABLES = "the variables of all apps";

    private final Seen seen;
    private final Map<AuthorizationId, List<Use>> uses = new HashMap<>();
    private final List<Unsettled> unsettled = new ArrayList<>();

    Usage(Seen seen) {
        this.seen = seen;
        new TreeMap<>(seen.drifts()).forEach(this::add);
        seen.unseen().forEach(credential -> unsettled.add(new Unsettled(Kind.READ, credential)));
        if (seen.kept() == null) {
            unsettled.add(new Unsettled(Kind.READ, ALL_VARIABLES));
        } else {
            seen.kept().found().forEach(this::add);
            seen.kept().unread().forEach(place -> unsettled.add(new Unsettled(Kind.READ, place)));
        }
        seen.registered().forEach(this::add);
    }

    /** A key that a place was seen to hold is known by its fingerprint too. */
    private void add(Registration given) {
        AuthorizationId holds = given.authorization() != null ? given.authorization() : seenWith(given.key());
        if (holds == null) {
            unsettled.add(new Unsettled(Kind.END, given.session().value()));
        } else {
            use(holds, new Use(Use.Kind.REGISTERED, given.session().value(), null, Compared.Evidence.JOURNAL));
        }
    }

    private @Nullable AuthorizationId seenWith(Fingerprint key) {
        return seen.drifts().values().stream()
                .flatMap(drift -> Stream.concat(drift.stores().stream(), drift.sessions().stream()))
                .filter(place -> key.equals(place.fingerprint()))
                .map(Compared::authorization)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Who uses an authorization. */
    List<Use> of(AuthorizationId id) {
        return uses.getOrDefault(id, List.of());
    }

    /** Places that may use any of them. */
    List<Unsettled> unsettled() {
        return unsettled;
    }

    /** The credential whose source of truth holds it; null for none. */
    @Nullable
    String inVault(AuthorizationId id) {
        return seen.drifts().entrySet().stream()
                .filter(each -> id.equals(vault(each.getValue()).authorization()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** Whether a credential's source of truth was read, and it is known whose key it holds. */
    boolean isVaultRead(String credential) {
        Drift drift = seen.drifts().get(credential);
        return drift != null && vault(drift).authorization() != null;
    }

    private static Compared vault(Drift drift) {
        return drift.stores().getFirst();
    }

    private void add(String credential, Drift drift) {
        drift.stores().forEach(place -> add(Use.Kind.STORE, credential, place));
        drift.sessions().forEach(place -> add(Use.Kind.SESSION, credential, place));
    }

    private void add(Use.Kind kind, String credential, Compared place) {
        AuthorizationId holds = place.authorization();
        if (holds != null) {
            use(holds, new Use(kind, place.place(), credential, place.evidence()));
            return;
        }
        Kind open = open(kind, place);
        if (open != null) {
            unsettled.add(new Unsettled(open, place.place()));
        }
    }

    /** What is open about a place of which nobody knows whose key it holds; null where it holds none that lives, or another account's. */
    private static @Nullable Kind open(Use.Kind kind, Compared place) {
        if (!place.ours()) {
            return null;
        }
        if (place.life() == Life.DEAD) {
            // A store's key is called dead by two refusals, a session's by one.
            return kind == Use.Kind.SESSION ? Kind.RENEW : null;
        }
        return switch (place.state()) {
            case MISSING -> null;
            case SAME, DIFFERENT -> place.fingerprint() == null ? Kind.RECOVER : Kind.TELL_WHOSE;
            case UNREADABLE -> kind == Use.Kind.SESSION ? Kind.OPEN : Kind.READ;
            case UNPROVABLE -> Kind.PROVE;
        };
    }

    /** What stands in a store of ours was counted there already. A mask that fits is no proof, and a reason to look. */
    private void add(Kept.Found found) {
        found.whole()
                .forEach(id -> use(id, new Use(Use.Kind.VARIABLE, found.place(), null, Compared.Evidence.READING)));
        if (found.whole().isEmpty() && !found.masked().isEmpty()) {
            unsettled.add(new Unsettled(Kind.TELL_WHOSE, found.place()));
        }
    }

    private void use(AuthorizationId id, Use use) {
        uses.computeIfAbsent(id, _ -> new ArrayList<>()).add(use);
    }
}
