package dev.keyrota.cli.canary;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.server.SandboxOptions;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets of simulated worlds, by labels under which a find can be told. */
public final class Secrets {
    /** More than any scenario mints; tokens are drawn in order, so those that will be minted are known before. */
    private static final int MINTED = 64;

    private Secrets() {}

    /** What this world holds and held: tokens alive and dead, the logins, and whatever stands in a store or a session. */
    public static Map<String, String> of(World world) {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("the vault's client id", world.logins().clientId());
        secrets.put("the vault's client secret", world.logins().clientSecret());
        secrets.put("GitHub's token", world.logins().githubToken());
        for (Authorization each : world.heroku().everyAuthorization()) {
            secrets.put("the token of authorization " + each.id(), each.token());
        }
        Stream.concat(world.stores().stream(), world.others().stream())
                .forEach(place -> world.held(place)
                        .map(Held::value)
                        .filter(value -> !secrets.containsValue(value))
                        .ifPresent(value -> secrets.put("what " + id(place) + " holds", value)));
        return secrets;
    }

    private static String id(Place place) {
        return place.id();
    }

    /** Of all worlds that ship, drawn from the seed that the tests use, with what will be minted in them, also after a lie. */
    public static Map<String, String> ofShippedWorlds() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : Worlds.SHIPPED) {
            World world = Worlds.load(name, SandboxOptions.DEFAULT_SEED);
            for (World each : List.of(world, world.copy())) {
                if (each != world) {
                    each.heroku().redraw();
                }
                for (int i = 0; i < MINTED; i++) {
                    each.heroku().authorize(each.heroku().profile(), "minted", List.of("global"));
                }
                of(each).forEach((label, secret) -> {
                    if (!all.containsValue(secret)) {
                        all.put(name + ": " + label, secret);
                    }
                });
            }
        }
        return all;
    }

    /** One of them, to be planted by a control. */
    public static String planted() {
        return ofShippedWorlds().values().stream()
                .filter(secret -> secret.startsWith("HRKU-AAsandbox"))
                .findFirst()
                .orElseThrow();
    }
}
