package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All that one run can reach.
 *
 * @param issuer who issues the credential
 * @param vault the source of truth
 * @param stores every place of the run by its name, the vault and the siblings' places included
 * @param sessions shells that may hold the key
 * @param registered sessions that were given a key by Keyrota, as the journal knows them whenever it is asked
 */
public record Reach(
        Issuer issuer,
        Store.Vault vault,
        Map<StoreId, Store> stores,
        Map<SessionId, Session> sessions,
        Supplier<Reading.Registered> registered) {
    public Reach {
        stores = Map.copyOf(stores);
        sessions = Map.copyOf(sessions);
    }
}
