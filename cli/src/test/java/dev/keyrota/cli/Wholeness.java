package dev.keyrota.cli;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a sandbox's world must be in the end. */
final class Wholeness {
    static final String OLD = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";

    private Wholeness() {}

    static Map<String, String> stores(World world) {
        Map<String, String> stores = new HashMap<>();
        world.stores()
                .forEach(place -> stores.put(
                        place.id(), world.held(place).map(Held::value).orElse("")));
        return stores;
    }

    /** What is missing for every store to hold the one new key; empty if nothing is */
    static String notReplaced(World world) {
        List<Authorization> ours = ours(world);
        if (ours.size() != 1) {
            return ours.size() + " of ours live";
        }
        boolean everywhere =
                stores(world).values().stream().allMatch(ours.getFirst().token()::equals);
        return (oldLives(world) ? "the old key lives; " : "") + (everywhere ? "" : "a store does not hold the new key");
    }

    static boolean oldLives(World world) {
        return live(world).anyMatch(each -> each.id().equals(OLD));
    }

    /** What is not as before; empty if nothing is */
    static String notAsBefore(World world, Map<String, String> before) {
        return (ours(world).isEmpty() ? "" : "an orphan of ours lives; ")
                + (stores(world).equals(before) ? "" : "a store changed");
    }

    static List<Authorization> ours(World world) {
        return live(world)
                .filter(authorization -> authorization.description().startsWith("raxx-ci-rotation-"))
                .toList();
    }

    static Stream<Authorization> live(World world) {
        return world.heroku().everyAuthorization().stream()
                .filter(authorization -> world.heroku().opens(authorization.token()));
    }
}
