package dev.keyrota.rehearsal;

import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.time.Instant;
import java.util.stream.Stream;

/** Whoever was given a key by a store, at one instant: jobs and processes. */
record Consumers(World then) {
    /** Those of a world that nothing changed until then. */
    static Consumers at(World world, Instant instant) {
        World then = world.copy();
        then.clock().set(instant);
        return new Consumers(then);
    }

    /** Whether a job is unfinished that began when the stores held the old key. */
    boolean areWaitedFor() {
        return stores(Place.ActionsSecret.class)
                .anyMatch(place -> then.held(place)
                        .filter(held -> SimulatedPlaces.unfinished(then, place.repository())
                                .anyMatch(run -> run.state().createdAt().isBefore(held.updatedAt())))
                        .isPresent());
    }

    /** Whether a process of an app that is a store was started with a key, whatever the store holds since. */
    boolean runWith(String token) {
        Instant now = then.clock().instant();
        return stores(Place.ConfigVar.class)
                .anyMatch(place -> then.heroku().app(place.app()).orElseThrow().dynosAt(now).stream()
                        .anyMatch(
                                dyno -> token.equals(dyno.release().configVars().get(place.name()))));
    }

    private <P extends Place> Stream<P> stores(Class<P> kind) {
        return then.stores().stream().filter(kind::isInstance).map(kind::cast);
    }
}
