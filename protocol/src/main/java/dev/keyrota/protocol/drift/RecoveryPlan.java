package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Drift.Todo;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a recovery would do about a drift.
 *
 * @param drift what was seen
 * @param safe the stores that are written with nobody asked
 * @param choices the stores that are written only if a person decides so, each by its name
 */
public record RecoveryPlan(Drift drift, List<StoreId> safe, List<StoreId> choices) {
    public RecoveryPlan {
        safe = List.copyOf(safe);
        choices = List.copyOf(choices);
    }

    /** The plan for a drift. A store that another secret hides is not written: its consumers would not get what is written there. */
    public static RecoveryPlan of(Drift drift) {
        return new RecoveryPlan(
                drift,
                drift.writable(),
                drift.todo().stream()
                        .filter(each -> each.step() == Step.DECIDE && !isHidden(drift, each.place()))
                        .map(each -> new StoreId(each.place()))
                        .toList());
    }

    private static boolean isHidden(Drift drift, String place) {
        return drift.findings().stream()
                .anyMatch(each -> each.kind() == Finding.Kind.SHADOWED && place.equals(each.place()));
    }

    /** What is left for people, once some stores are written: about the stores, and not about sessions and keys beside them. */
    public List<Todo> left(Collection<StoreId> written) {
        return drift.todo().stream()
                .filter(each -> isOfAStore(each.step()) && !written.contains(new StoreId(each.place())))
                .toList();
    }

    private static boolean isOfAStore(Step step) {
        return switch (step) {
            case DECIDE, AWAIT_WRITER, MEND_LOGIN, REPLACE, READ_AGAIN, BREAK_THE_GLASS -> true;
            case PROVE, WRITE, WRITE_IF_OLDER, PROTECT, RENEW_SESSION, CHECK_SESSION, CLEAN_UP, ASK_WHO_ENDED_IT ->
                false;
        };
    }

    /**
     * The charter of the recovery: the stores that are safe, and those that were chosen.
     *
     * @param asked a charter of the credential, for whatever purpose
     * @param chosen some of the choices
     * @param by who decided on those
     * @return null where nothing is to be written
     * @throws IllegalArgumentException if something was chosen that is no choice
     */
    public @Nullable Charter charter(Charter asked, Set<StoreId> chosen, String by) {
        if (!choices.containsAll(chosen)) {
            throw new IllegalArgumentException("no choices: " + chosen);
        }
        Map<StoreId, Before> before = new HashMap<>();
        safe.forEach(store -> before.put(store, before(asked.place(store), null)));
        chosen.forEach(store -> before.put(store, before(asked.place(store), by)));
        Compared vault = drift.stores().getFirst();
        Fingerprint key = vault.fingerprint();
        return before.isEmpty() || key == null
                ? null
                : asked.recovering(new Charter.Recovery(key, vault.authorization(), before));
    }

    private Before before(Place place, @Nullable String by) {
        Compared seen = drift.stores().stream()
                .filter(each -> each.place().equals(place.id().value()))
                .findFirst()
                .orElseThrow();
        return place.kind() == Place.Kind.WRITE_ONLY
                ? new Before(null, seen.updatedAt(), by)
                : new Before(seen.fingerprint(), null, by);
    }
}
