package dev.keyrota.config;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one credential is kept: its own places and sessions, and nothing of other credentials.
 *
 * @param stores in the order in which they are written; the first is the source of truth
 * @param sessions shells that may hold it
 * @param addresses where all of them are
 * @param abroad what a run of another credential of the account calls each store
 */
public record Footprint(
        List<Place> stores, List<SessionId> sessions, Addresses addresses, Map<StoreId, StoreId> abroad) {
    public Footprint {
        stores = List.copyOf(stores);
        sessions = List.copyOf(sessions);
        abroad = Map.copyOf(abroad);
    }

    /** What of it can be read, and nothing else. */
    public Footprint readable() {
        List<Place> legible = stores.stream()
                .filter(place -> place.kind() != Place.Kind.WRITE_ONLY)
                .toList();
        Map<StoreId, Destination> destinations = new HashMap<>(addresses.stores());
        destinations.keySet().retainAll(legible.stream().map(Place::id).toList());
        return new Footprint(legible, List.of(), new Addresses(addresses.account(), destinations, Map.of()), abroad);
    }

    /** The source of truth. */
    public Place vault() {
        return stores.getFirst();
    }
}
