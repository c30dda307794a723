package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.engine.Reach;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Place;
import java.util.HashMap;
import java.util.Map;

/** What a machine can reach: the places of the world, each at the end of a line. */
final class Wiring {
    private Wiring() {}

    static Reach reach(Line line, String bearer, Iterable<SessionId> asked) {
        Map<StoreId, Store> stores = new HashMap<>();
        SimulatedVault vault = null;
        for (Place place : line.world().stores()) {
            switch (place) {
                case Place.VaultSecret secret -> {
                    SimulatedVault found = new SimulatedVault(line, secret, bearer);
                    vault = vault == null ? found : vault;
                    stores.put(found.id(), found);
                }
                case Place.ActionsSecret secret ->
                    stores.put(new StoreId(secret.id()), new SimulatedPlaces.ActionsSecret(line, secret));
                case Place.ConfigVar variable ->
                    stores.put(new StoreId(variable.id()), new SimulatedPlaces.ConfigVar(line, variable));
                case Place.Session _ -> throw new IllegalStateException("a session is no store");
            }
        }
        if (vault == null) {
            throw new IllegalStateException("a world has a vault");
        }
        return new Reach(
                new SimulatedIssuer(line),
                vault,
                stores,
                sessions(line, asked),
                () -> new Reading.Registered(Given.registered(line.world()), line.wall()));
    }

    private static Map<SessionId, Session> sessions(Line line, Iterable<SessionId> asked) {
        Map<SessionId, Session> sessions = new HashMap<>();
        for (SessionId id : asked) {
            line.world()
                    .place(id.value())
                    .filter(Place.Session.class::isInstance)
                    .ifPresent(place -> sessions.put(id, new SimulatedPlaces.Shell(line, (Place.Session) place)));
        }
        return sessions;
    }
}
