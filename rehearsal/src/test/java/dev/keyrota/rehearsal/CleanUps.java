package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Charter.CleanUp;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clean-ups that were agreed to, in worlds that allow them or do not any more. The world that is given is changed. */
final class CleanUps {
    private static final String UNUSED = "github-actions-craps-deploy";
    private static final String IN_APPS = "raxx-platform-token-2026-05-06";

    private CleanUps() {}

    /** Nobody uses it. */
    static Setting ofTheUnused(World world) {
        return new Setting(world, charter(world, named(world, UNUSED)));
    }

    /** The last of its name is in four running apps, which the configuration does not name. */
    static Setting ofOneInApps(World world) {
        List<Authorization> alike = world.heroku().everyAuthorization().stream()
                .filter(each -> each.description().equals(IN_APPS))
                .toList();
        return new Setting(world, charter(world, alike.getLast()));
    }

    /** A shell has taken it since. */
    static Setting ofOneInAShell(World world) {
        Setting agreed = ofTheUnused(world);
        Place shell = world.others().stream()
                .filter(place -> place.id().equals("operator"))
                .findFirst()
                .orElseThrow();
        world.hold(shell, named(world, UNUSED).token());
        return new Setting(world, agreed.charter());
    }

    /** A shell was given it by Keyrota, when the vault held it. */
    static Setting ofOneGiven(World world) {
        Given.open(world, named(world, UNUSED).token());
        return ofTheUnused(world);
    }

    /** Somebody has taken it for something since, and says so in its description. */
    static Setting ofOneRenamed(World world) {
        Setting agreed = ofTheUnused(world);
        world.heroku()
                .put(named(world, UNUSED).described("ours now", world.clock().instant()));
        return new Setting(world, agreed.charter());
    }

    /** A store was written since. */
    static Setting ofOneAfterAWrite(World world) {
        Setting agreed = ofTheUnused(world);
        world.hold(world.stores().getLast(), named(world, UNUSED).token());
        return new Setting(world, agreed.charter());
    }

    /** The configuration protects it by now. */
    static Setting ofOneProtected(World world) {
        Charter agreed = ofTheUnused(world).charter();
        AuthorizationId id = new AuthorizationId(named(world, UNUSED).id());
        return new Setting(world, Charters.protecting(agreed, id));
    }

    /** By mistake it is the one whose key the vault holds. */
    static Setting ofOurOwn(World world) {
        String held = world.held(world.stores().getFirst()).orElseThrow().value();
        return new Setting(world, charter(world, world.heroku().knowing(held).orElseThrow()));
    }

    /** The vault's key is another account's. */
    static Setting ofAnotherAccount(World world) {
        Authorization unused = named(world, UNUSED);
        return new Setting(Situations.anotherAccount(world).world(), charter(world, unused));
    }

    private static Authorization named(World world, String description) {
        return world.heroku().everyAuthorization().stream()
                .filter(each -> each.description().equals(description))
                .findFirst()
                .orElseThrow();
    }

    private static Charter charter(World world, Authorization unused) {
        Charter rotation = Charters.of(world, Charter.Urgency.SCHEDULED);
        Map<StoreId, Before> before = new HashMap<>();
        rotation.stores().forEach(place -> before.put(place.id(), before(world, place)));
        return rotation.cleaning(
                new CleanUp(new AuthorizationId(unused.id()), unused.description(), before, List.of("ada", "grace")));
    }

    private static Before before(World world, Charter.Place place) {
        Held held = world.held(world.place(place.id().value()).orElseThrow()).orElseThrow();
        return place.kind() == Charter.Place.Kind.WRITE_ONLY
                ? new Before(
                        null, held.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString(), null)
                : new Before(Machine.FINGERPRINTS.of(Secret.ofText(held.value())), null, null);
    }
}
