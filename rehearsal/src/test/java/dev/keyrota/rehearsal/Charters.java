package dev.keyrota.rehearsal;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The charter of a rotation of the sandbox's credential. */
final class Charters {
    private Charters() {}

    static Charter of(World world, Charter.Urgency urgency) {
        return of(world, urgency, Duration.ofMinutes(10));
    }

    /** One that does not wait for what may still land. No file can ask for it. */
    static Charter impatient(World world) {
        return of(world, Charter.Urgency.SCHEDULED, Duration.ZERO);
    }

    /** One whose keys a person creates and ends. */
    static Charter byHand(World world) {
        return of(world, Charter.Mode.OPERATOR_ASSISTED, Charter.Urgency.SCHEDULED, Duration.ofMinutes(10));
    }

    /** One whose stores after the vault are written by somebody else. */
    static Charter followed(World world) {
        return of(
                world,
                Charter.Mode.PROGRAMMATIC,
                Charter.Urgency.SCHEDULED,
                Duration.ofMinutes(10),
                world.stores().stream().map(Charters::followed).toList());
    }

    /** One that keeps both keys alive for a day. */
    static Charter overlapping(World world) {
        return of(
                world,
                Charter.Purpose.ROTATE,
                Charter.Mode.PROGRAMMATIC,
                Charter.Urgency.SCHEDULED,
                Duration.ofMinutes(10),
                world.stores().stream().map(Charters::place).toList(),
                List.of(),
                Duration.ofDays(1));
    }

    /** One that ends the key and makes none. */
    static Charter onlyRevoking(World world) {
        return of(
                world,
                Charter.Purpose.REVOKE,
                Charter.Mode.PROGRAMMATIC,
                Charter.Urgency.NOW,
                Duration.ofMinutes(10),
                world.stores().stream().map(Charters::place).toList(),
                List.of(),
                Duration.ZERO);
    }

    /** One that names no apps which the new key must see. */
    static Charter withoutApps(World world) {
        Charter all = of(world, Charter.Urgency.SCHEDULED);
        return but(all, Set.of(), all.protectedIds(), all.stores());
    }

    /** One that protects the very key which the vault holds. */
    static Charter protecting(World world) {
        Charter all = of(world, Charter.Urgency.SCHEDULED);
        String held = world.held(world.stores().getFirst()).orElseThrow().value();
        String old = world.heroku().knowing(held).orElseThrow().id();
        return but(all, all.apps(), Set.of(new AuthorizationId(old)), all.stores());
    }

    /** The same, which protects an authorization. */
    static Charter protecting(Charter all, AuthorizationId id) {
        return but(all, all.apps(), Set.of(id), all.stores());
    }

    /** The same with other stores. */
    static Charter withStores(Charter all, List<Charter.Place> stores) {
        return but(all, all.apps(), all.protectedIds(), stores);
    }

    private static Charter but(
            Charter all, Set<String> apps, Set<AuthorizationId> protectedIds, List<Charter.Place> stores) {
        return new Charter(
                all.credential(),
                all.env(),
                all.account(),
                all.purpose(),
                all.mode(),
                all.reason(),
                all.urgency(),
                all.convention(),
                all.scope(),
                all.expiresInSeconds(),
                all.identity(),
                apps,
                stores,
                all.siblings(),
                all.sessions(),
                all.siblingKeys(),
                protectedIds,
                all.protectedDescriptions(),
                all.previousDescriptions(),
                all.recorded(),
                all.overlap(),
                all.quiescence(),
                all.incidentQuiescence(),
                all.requestedBy(),
                all.authorizedBy(),
                all.ticket(),
                all.host(),
                all.configuration(),
                all.agreed());
    }

    /** One of two credentials that hold the same authorization: the apps' variables are the other's. */
    static Charter sharing(World world) {
        Charter all = of(world, Charter.Urgency.SCHEDULED);
        return of(
                world,
                Charter.Mode.PROGRAMMATIC,
                Charter.Urgency.SCHEDULED,
                Duration.ofMinutes(10),
                all.stores().subList(0, 2),
                all.stores().subList(2, all.stores().size()).stream()
                        .map(place -> new Charter.Place(place.id(), place.kind(), Charter.Place.Proof.READING))
                        .toList());
    }

    private static Charter.Place followed(Place place) {
        Charter.Place own = place(place);
        return own.kind() == Charter.Place.Kind.VAULT
                ? own
                : new Charter.Place(own.id(), own.kind(), own.proof(), "infisical-sync", null);
    }

    private static Charter of(World world, Charter.Urgency urgency, Duration quiescence) {
        return of(world, Charter.Mode.PROGRAMMATIC, urgency, quiescence);
    }

    private static Charter of(World world, Charter.Mode mode, Charter.Urgency urgency, Duration quiescence) {
        return of(
                world,
                mode,
                urgency,
                quiescence,
                world.stores().stream().map(Charters::place).toList());
    }

    private static Charter of(
            World world, Charter.Mode mode, Charter.Urgency urgency, Duration quiescence, List<Charter.Place> stores) {
        return of(world, mode, urgency, quiescence, stores, List.of());
    }

    private static Charter of(
            World world,
            Charter.Mode mode,
            Charter.Urgency urgency,
            Duration quiescence,
            List<Charter.Place> stores,
            List<Charter.Place> siblings) {
        return of(world, Charter.Purpose.ROTATE, mode, urgency, quiescence, stores, siblings, Duration.ZERO);
    }

    private static Charter of(
            World world,
            Charter.Purpose purpose,
            Charter.Mode mode,
            Charter.Urgency urgency,
            Duration quiescence,
            List<Charter.Place> stores,
            List<Charter.Place> siblings,
            Duration overlap) {
        return new Charter(
                "heroku-platform",
                "prod",
                "heroku",
                purpose,
                mode,
                Charter.Reason.SCHEDULED,
                urgency,
                "raxx-ci-rotation-{yyyy}-{MM}",
                Set.of("global"),
                null,
                world.heroku().profile().email(),
                Set.of("console-prod", "api-prod"),
                stores,
                siblings,
                world.others().stream()
                        .filter(place -> place.id().equals("operator"))
                        .map(place -> new SessionId(place.id()))
                        .toList(),
                Set.of(),
                Set.of(new AuthorizationId("565e7b32-0000-4000-8000-000000000000")),
                List.of("raxx-billing-*", "claude-code-*"),
                List.of("raxx-automation: *"),
                null,
                overlap,
                quiescence,
                quiescence,
                "explorer",
                null,
                null,
                "simulated",
                "0".repeat(64),
                null);
    }

    private static Charter.Place place(Place place) {
        StoreId id = new StoreId(place.id());
        return switch (place) {
            case Place.VaultSecret _ -> new Charter.Place(id, Charter.Place.Kind.VAULT, Charter.Place.Proof.READING);
            case Place.ConfigVar _ -> new Charter.Place(id, Charter.Place.Kind.READABLE, Charter.Place.Proof.ROLLOUT);
            case Place.ActionsSecret _ ->
                new Charter.Place(id, Charter.Place.Kind.WRITE_ONLY, Charter.Place.Proof.CHALLENGE);
            case Place.Session _ -> throw new IllegalArgumentException("a session is no store");
        };
    }
}
