package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Charter.Known;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is compared.
 *
 * @param stores the places that hold the key, the source of truth first
 * @param sessions shells that may hold the key
 * @param identity the address that every key of the account must authenticate
 * @param recorded the authorization that the journal knows to be current; null where it knows none
 */
public record Subject(
        List<Place> stores,
        List<SessionId> sessions,
        String identity,
        @Nullable Known recorded) {
    public Subject {
        stores = List.copyOf(stores);
        sessions = List.copyOf(sessions);
    }

    /** The sessions and the source of truth that they are measured by, and nothing else. */
    public Subject sessionsAlone() {
        return new Subject(List.of(vault()), sessions, identity, recorded);
    }

    Place vault() {
        return stores.getFirst();
    }
}
