package dev.keyrota.rehearsal;

import dev.keyrota.config.Destination;
import dev.keyrota.config.Proof;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Charter;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.github.RunStatus;
import dev.keyrota.sandbox.heroku.App;
import dev.keyrota.sandbox.worlds.Outsider;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The circumstances that a configuration can meet, each in a world of its own and with the person who mends it. */
final class Circumstances {
    private static final Duration BEFORE = Duration.ofHours(5);

    private final Rebuilt rebuilt;
    private final Charter charter;

    Circumstances(Rebuilt rebuilt, Charter charter) {
        this.rebuilt = rebuilt;
        this.charter = charter;
    }

    /**
     * One of them.
     *
     * @param place what it is about; empty for nothing in particular
     */
    record Made(Circumstance circumstance, String place, Setting setting) {}

    /** Those that this configuration can meet. */
    List<Made> all() {
        return Stream.of(Circumstance.values())
                .flatMap(each -> of(each).stream())
                .toList();
    }

    Optional<Made> of(Circumstance circumstance) {
        World world = rebuilt.world().copy();
        return Optional.ofNullable(
                switch (circumstance) {
                    case APPROVAL -> approval(world);
                    case JOB -> job(world);
                    case DYNO -> dyno(world);
                    case SESSION -> session(world);
                    case DRIFT -> drift(world);
                    case DEAD_KEY -> deadKey(world);
                });
    }

    private Made made(Circumstance circumstance, String place, World world, Attendant.Remedy remedy) {
        return new Made(circumstance, place, new Setting(world, charter, new Attendant(remedy)));
    }

    private Made approval(World world) {
        world.infisical().requireApproval(true);
        return made(Circumstance.APPROVAL, charter.vault().id().value(), world, now -> {
            SimulatedVault.openRequests(now).forEach(now.infisical()::merge);
            return null;
        });
    }

    private @Nullable Made job(World world) {
        for (Destination each : rebuilt.stores()) {
            if (each instanceof Destination.GitHubSecret(var id, var store, var _)
                    && store.proof() instanceof Proof.Workflow probe) {
                long run = world.github()
                        .actions()
                        .plant(
                                store.scope().repository().toString(),
                                probe.file(),
                                "push",
                                RunStatus.WAITING,
                                world.clock().instant().minus(BEFORE),
                                null);
                return made(Circumstance.JOB, id.value(), world, now -> {
                    now.github().actions().end(run);
                    return null;
                });
            }
        }
        return null;
    }

    private @Nullable Made dyno(World world) {
        for (Destination each : rebuilt.stores()) {
            if (each instanceof Destination.HerokuConfigVar(var _, var store, var _)) {
                App app = world.heroku().app(store.app()).orElseThrow();
                world.heroku().put(app.keeping("run.1", world.clock().instant()));
                return made(Circumstance.DYNO, store.app(), world, now -> {
                    App then = now.heroku().app(store.app()).orElseThrow();
                    now.heroku().put(then.letting("run.1"));
                    return null;
                });
            }
        }
        return null;
    }

    private @Nullable Made session(World world) {
        if (world.others().isEmpty() || !(world.others().getFirst() instanceof Place.Session follower)) {
            return null;
        }
        Place keeper = new Place.Session(follower.id(), follower.variable(), null);
        world.places(
                world.stores(),
                Stream.concat(Stream.of(keeper), world.others().stream().skip(1))
                        .toList());
        world.hold(keeper, rebuilt.oldToken());
        return made(Circumstance.SESSION, keeper.id(), world, now -> {
            Place vault = now.stores().getFirst();
            now.hold(keeper, now.held(vault).map(Held::value).orElse(null));
            return null;
        });
    }

    private @Nullable Made drift(World world) {
        Charter.Place last = charter.stores().getLast();
        boolean seen = last.kind() == Charter.Place.Kind.READABLE || last.proof() == Charter.Place.Proof.CHALLENGE;
        if (!seen) {
            return null;
        }
        Place place = world.place(last.id().value()).orElseThrow();
        new Outsider(world)
                .hold(
                        place,
                        world.heroku()
                                .knowing(rebuilt.spareToken())
                                .orElseThrow()
                                .id());
        return made(Circumstance.DRIFT, place.id(), world, now -> {
            boolean drifted = now.held(place)
                    .filter(held -> held.value().equals(rebuilt.spareToken()))
                    .isPresent();
            if (drifted) {
                now.hold(place, rebuilt.oldToken());
            }
            return null;
        });
    }

    private Made deadKey(World world) {
        world.heroku().revokeFromOutside(rebuilt.old().value());
        return made(Circumstance.DEAD_KEY, "", world, _ -> Secret.ofText(rebuilt.spareToken()));
    }
}
