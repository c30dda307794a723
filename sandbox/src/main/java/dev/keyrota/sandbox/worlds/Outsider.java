package dev.keyrota.sandbox.worlds;

import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import java.util.List;

/**
 * What people and machines do behind the tool's back: the other hands on the same keys.
 *
 * <p>Each deed takes effect at once, at the world's time.
 */
public final class Outsider {

    private final World world;

    /** Somebody with their hands on {@code world}. */
    public Outsider(World world) {
        this.world = world;
    }

    /** Writes a live key of another account there: it authenticates, but as somebody else. */
    public void holdForeign(Place place) {
        Authorization theirs =
                world.heroku().authorize(world.heroku().stranger(), "not of this account", List.of("global"));
        world.hold(place, theirs.token());
    }

    /** Writes a key there that has been revoked: a live one is made and revoked for it. */
    public void holdRevoked(Place place) {
        Authorization made = world.heroku().authorize(world.heroku().profile(), "revoked", List.of("global"));
        world.heroku().revokeFromOutside(made.id());
        world.hold(place, made.token());
    }

    /** Deletes what the place holds. */
    public void empty(Place place) {
        world.hold(place, null);
    }

    /**
     * Writes the token of this authorization there.
     *
     * @throws IllegalArgumentException where the account never had an authorization of this id
     */
    public void hold(Place place, String authorization) {
        Authorization known = world.heroku().everyAuthorization().stream()
                .filter(each -> each.id().equals(authorization))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no authorization has the id " + authorization));
        world.hold(place, known.token());
    }

    /** Revokes at the dashboard; nothing happens where no live authorization has this id. */
    public void revoke(String authorization) {
        world.heroku().revokeFromOutside(authorization);
    }

    /** Makes an authorization at the dashboard. */
    public Authorization authorize(String description, List<String> scope) {
        return world.heroku().authorize(world.heroku().profile(), description, scope);
    }
}
