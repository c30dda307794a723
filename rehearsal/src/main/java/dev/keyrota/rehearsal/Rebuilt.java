package dev.keyrota.rehearsal;

import dev.keyrota.config.Destination;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.util.List;

/**
 * A person's places in a world of their own.
 *
 * @param world with invented keys
 * @param stores of the credential itself, as configured
 * @param old the authorization that every store of it holds
 * @param oldToken its invented token
 * @param spareToken the invented token of another authorization of the account, which somebody could lend
 * @param assumptions what is otherwise than configured, or was taken for granted, a sentence each
 */
record Rebuilt(
        World world,
        List<Destination> stores,
        AuthorizationId old,
        String oldToken,
        String spareToken,
        List<String> assumptions) {
    /** The place of a store in that world. */
    Place place(Destination store) {
        return world.place(store.id().value()).orElseThrow();
    }
}
