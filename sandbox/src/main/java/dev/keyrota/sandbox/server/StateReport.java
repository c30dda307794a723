package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The world as {@code GET /state} shows it: ids, and never a value. */
final class StateReport {

    private final World world;

    StateReport(World world) {
        this.world = world;
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("as_of", world.clock().instant().toString());
        json.put(
                "authorizations",
                world.heroku().everyAuthorization().stream()
                        .map(this::authorization)
                        .toList());
        json.put("stores", world.stores().stream().map(this::store).toList());
        json.put("others", world.others().stream().map(this::other).toList());
        // Records keep the order of their components; a Map.of has another order in each process.
        json.put("issues", world.github().issues());
        json.put("messages", world.messages());
        return json;
    }

    private Map<String, @Nullable Object> authorization(Authorization authorization) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", authorization.id());
        json.put("description", authorization.description());
        json.put("scope", authorization.scope());
        json.put("live", authorization.liveAt(world.clock().instant()));
        json.put("created_at", authorization.createdAt().toString());
        return json;
    }

    private Map<String, @Nullable Object> store(Place place) {
        Map<String, @Nullable Object> json = other(place);
        json.put(
                "updated_at",
                world.held(place).map(held -> held.updatedAt().toString()).orElse(null));
        return json;
    }

    private Map<String, @Nullable Object> other(Place place) {
        Optional<String> value = world.held(place).map(Held::value);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", place.id());
        json.put("authorization", value.flatMap(this::authorizationOf).orElse(null));
        json.put("authenticates", value.map(world.heroku()::opens).orElse(false));
        return json;
    }

    private Optional<String> authorizationOf(String value) {
        return world.heroku()
                .knowing(value)
                .filter(known -> known.owner().equals(world.heroku().profile()))
                .map(Authorization::id);
    }
}
