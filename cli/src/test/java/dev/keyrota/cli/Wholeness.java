package dev.keyrota.cli;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a sandbox's world must be in the end. */
public final class Wholeness {
    /** The authorization that the default world's stores hold in the beginning. */
    public static final String OLD = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";

    private Wholeness() {}

    /** What each store holds, by its name; empty for nothing. */
    public static Map<String, String> stores(World world) {
        Map<String, String> stores = new TreeMap<>();
        world.stores()
                .forEach(place -> stores.put(
                        place.id(), world.held(place).map(Held::value).orElse("")));
        return stores;
    }

    /** What is missing for every store to hold the one new key, and for the old one to be dead; empty if nothing is. */
    public static String notReplaced(World world) {
        List<String> ours = ours(world).stream().map(Authorization::token).toList();
        Stream<String> old = oldLives(world) ? Stream.of("the old key lives") : Stream.of();
        Stream<String> orphans = ours.size() == 1 ? Stream.of() : Stream.of(ours.size() + " of ours live");
        Stream<String> stores = stores(world).entrySet().stream()
                .filter(store -> !ours.contains(store.getValue()))
                .map(store -> store.getKey() + " does not hold the new key");
        return String.join(
                "; ", Stream.of(old, orphans, stores).flatMap(each -> each).toList());
    }

    /** Whether {@link #OLD} still authenticates. */
    static boolean oldLives(World world) {
        return live(world).anyMatch(each -> each.id().equals(OLD));
    }

    /** What is not as before; empty if nothing is */
    static String notAsBefore(World world, Map<String, String> before) {
        return (ours(world).isEmpty() ? "" : "an orphan of ours lives; ")
                + (stores(world).equals(before) ? "" : "a store changed");
    }

    /** The authorizations among them that a run of ours made. */
    public static List<Authorization> ours(World world) {
        return live(world)
                .filter(authorization -> authorization.description().startsWith("raxx-ci-rotation-"))
                .toList();
    }

    /** The authorizations whose token is let in. */
    public static Stream<Authorization> live(World world) {
        return world.heroku().everyAuthorization().stream()
                .filter(authorization -> world.heroku().opens(authorization.token()));
    }
}
