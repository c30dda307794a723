package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Worlds that drifted, and the recoveries that were agreed to there. The world that is given is changed. */
final class Recoveries {
    private Recoveries() {}

    /** CI's secret holds a dead key. */
    static Setting ofCi(World world) {
        die(world, "github-ci");
        return setting(world, "github-ci");
    }

    /** The same, where no consumer can be asked. */
    static Setting ofCiByDate(World world) {
        Setting asked = ofCi(world);
        Charter charter = asked.charter();
        List<Charter.Place> stores = charter.stores().stream()
                .map(place -> place.kind() == Charter.Place.Kind.WRITE_ONLY
                        ? new Charter.Place(place.id(), place.kind(), Charter.Place.Proof.UPDATED_AT)
                        : place)
                .toList();
        return new Setting(world, Charters.withStores(charter, stores));
    }

    /** CI's secret is gone, and a person decided that it is made again. */
    static Setting ofNothing(World world) {
        world.hold(place(world, "github-ci"), null);
        return setting(world, "github-ci");
    }

    /** The variables of two apps hold keys that they should not: a dead one, and a living one that a person decided on. */
    static Setting ofApps(World world) {
        die(world, "console-prod");
        world.hold(place(world, "api-staging"), made(world).token());
        return setting(world, "console-prod", "api-staging");
    }

    /** Every store after the vault drifted. */
    static Setting ofAll(World world) {
        List<String> all = world.stores().stream().skip(1).map(Place::id).toList();
        all.forEach(store -> die(world, store));
        return setting(world, all.toArray(String[]::new));
    }

    /** The vault was changed since the recovery was agreed to. */
    static Setting ofAnotherKey(World world) {
        Setting agreed = ofCi(world);
        world.hold(world.stores().getFirst(), made(world).token());
        return new Setting(world, agreed.charter());
    }

    /** A store was written since it was agreed to. */
    static Setting ofAnotherStore(World world) {
        Setting agreed = ofCi(world);
        world.hold(place(world, "github-ci"), made(world).token());
        return new Setting(world, agreed.charter());
    }

    /** The vault's key was ended since it was agreed to. */
    static Setting ofADeadKey(World world) {
        Setting agreed = ofCi(world);
        String key = world.held(world.stores().getFirst()).orElseThrow().value();
        world.heroku()
                .revokeFromOutside(world.heroku().knowing(key).orElseThrow().id());
        return new Setting(world, agreed.charter());
    }

    /** The vault's key is another account's. */
    static Setting ofAnotherAccount(World world) {
        return ofCi(Situations.anotherAccount(world).world());
    }

    /** Another machine is rotating the key. */
    static Setting besideAnotherMachine(World world) {
        return ofCi(Situations.openElsewhere(world).world());
    }

    private static void die(World world, String store) {
        Authorization dead = made(world);
        world.hold(place(world, store), dead.token());
        world.heroku().revokeFromOutside(dead.id());
    }

    private static Authorization made(World world) {
        return world.heroku().authorize(world.heroku().profile(), "by hand", List.of("global"));
    }

    private static Place place(World world, String store) {
        return world.place(store).orElseThrow();
    }

    /** An hour after it drifted. */
    private static Setting setting(World world, String... drifted) {
        world.clock().advance(Duration.ofHours(1));
        Charter rotation = Charters.of(world, Charter.Urgency.SCHEDULED);
        Map<StoreId, Before> before = new HashMap<>();
        Arrays.stream(drifted)
                .map(StoreId::new)
                .forEach(store -> before.put(store, before(world, rotation.place(store))));
        Fingerprint key = fingerprint(world.held(world.stores().getFirst()).orElseThrow());
        return new Setting(world, rotation.recovering(new Charter.Recovery(key, null, before)));
    }

    private static Before before(World world, Charter.Place place) {
        Held held = world.held(place(world, place.id().value())).orElse(null);
        if (held == null) {
            return new Before(null, null, "ada");
        }
        return place.kind() == Charter.Place.Kind.WRITE_ONLY
                ? new Before(
                        null, held.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString(), null)
                : new Before(fingerprint(held), null, null);
    }

    private static Fingerprint fingerprint(Held held) {
        return Machine.FINGERPRINTS.of(Secret.ofText(held.value()));
    }
}
