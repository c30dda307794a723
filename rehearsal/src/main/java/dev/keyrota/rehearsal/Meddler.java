package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Nonce;
import dev.keyrota.protocol.RunId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.util.List;
import java.util.Optional;

/** A person with a browser, who knows nothing of a run. */
final class Meddler {
    private final World world;
    private final Setting setting;
    private final RunId run;

    Meddler(World world, Setting setting, RunId run) {
        this.world = world;
        this.setting = setting;
        this.run = run;
    }

    void does(Outside outside) {
        Place vault = world.stores().getFirst();
        Place second = world.stores().get(1);
        Place last = world.stores().getLast();
        switch (outside) {
            case RESTORES_VAULT -> world.hold(vault, old());
            case WRITES_VAULT -> world.hold(vault, made("by hand"));
            case EMPTIES_VAULT -> world.hold(vault, null);
            case RESTORES_STORE -> world.hold(last, old());
            case WRITES_STORE -> world.hold(last, made("by hand"));
            case RESTORES_SECOND -> world.hold(second, old());
            case WRITES_SECOND -> world.hold(second, made("by hand"));
            case ROLLS_BACK -> rollBack(last);
            case UNDOES -> {
                world.hold(vault, old());
                world.hold(last, old());
                does(Outside.REVOKES_NEW);
            }
            case RENAMES_OLD -> world.heroku().knowing(old()).ifPresent(this::rename);
            case REVOKES_OLD -> world.heroku().knowing(old()).ifPresent(this::revoke);
            case REVOKES_NEW ->
                world.heroku().everyAuthorization().stream().filter(this::isNew).forEach(this::revoke);
            case CREATES_ALIKE -> made("raxx-ci-rotation-2026-07");
            case TAKES_UNUSED -> unused().ifPresent(unused -> world.hold(vault, unused.token()));
            case OPENS_SHELL -> Given.open(world);
            case MERGES -> SimulatedVault.openRequests(world).forEach(world.infisical()::merge);
            case REINSTALLS,
                    LINGERS,
                    MIXES_UP,
                    SUSPENDS,
                    STOPS,
                    SETS_CLOCK_BACK,
                    RIVAL_BEGINS,
                    RIVAL_WRITES,
                    RIVAL_ENDS,
                    RIVAL_HASTENS -> throw new IllegalArgumentException(outside + " is no deed of a moment");
        }
    }

    private String old() {
        return setting.world()
                .held(setting.world().stores().getFirst())
                .map(Held::value)
                .orElse("");
    }

    private String made(String description) {
        return world.heroku()
                .authorize(world.heroku().profile(), description, List.of("global"))
                .token();
    }

    private void rollBack(Place last) {
        if (last instanceof Place.ConfigVar variable) {
            int newest =
                    world.heroku().app(variable.app()).orElseThrow().newest().version();
            if (newest > 1) {
                world.heroku().rollBack(variable.app(), newest - 1);
            }
        } else {
            world.hold(last, old());
        }
    }

    private Optional<Authorization> unused() {
        return setting.unused()
                .flatMap(id -> world.heroku().everyAuthorization().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst());
    }

    private void rename(Authorization authorization) {
        world.heroku().put(authorization.described("ours now", world.clock().instant()));
    }

    private void revoke(Authorization authorization) {
        world.heroku().revokeFromOutside(authorization.id());
    }

    private boolean isNew(Authorization authorization) {
        Nonce nonce = Nonce.in(authorization.description());
        return nonce != null && nonce.run().equals(run);
    }
}
