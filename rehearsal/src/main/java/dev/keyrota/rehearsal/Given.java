package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shells that Keyrota has given a key, and knows of: each holds it for half a day and is closed then. */
final class Given {
    /** How long one holds its key. */
    static final Duration LASTS = Duration.ofHours(12);

    private static final String NAME = "given-";

    private Given() {}

    /** Somebody opens one, with what the vault holds; with nothing there is none. */
    static void open(World world) {
        world.held(world.stores().getFirst()).map(Held::value).ifPresent(value -> open(world, value));
    }

    static void open(World world, String value) {
        List<Place> others = new ArrayList<>(world.others());
        long earlier = others.stream().filter(Given::isOne).count();
        Place shell = new Place.Session(NAME + (earlier + 1), "HEROKU_API_KEY", null);
        others.add(shell);
        world.places(world.stores(), others);
        world.hold(shell, value);
    }

    /** Those that were opened so far. */
    static List<Registration> registered(World world) {
        return world.others().stream()
                .filter(Given::isOne)
                .map(shell -> registration(world, shell))
                .toList();
    }

    /** Whether a place is one that is closed by now. */
    static boolean isClosed(World world, Place place) {
        return isOne(place) && !world.clock().instant().isBefore(until(world, place));
    }

    private static boolean isOne(Place place) {
        return place instanceof Place.Session && place.id().startsWith(NAME);
    }

    private static Registration registration(World world, Place shell) {
        String value = world.held(shell).orElseThrow().value();
        try (Secret key = Secret.ofText(value)) {
            return new Registration(
                    new SessionId(shell.id()),
                    Machine.FINGERPRINTS.of(key),
                    world.heroku()
                            .knowing(value)
                            .map(Authorization::id)
                            .map(AuthorizationId::new)
                            .orElse(null),
                    until(world, shell),
                    "somebody");
        }
    }

    private static Instant until(World world, Place shell) {
        return world.held(shell).orElseThrow().updatedAt().plus(LASTS);
    }
}
