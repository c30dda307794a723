package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * S17, of a recovery: it makes no key, ends none, and sends nothing but the writing of the key that the vault holds to a store that drifted;
 * what it writes over is what stood there at the start.
 *
 * @param setting of the recovery
 * @param key that the vault held when the run read it first
 */
record Restored(Setting setting, String key) {
    /** What a deed that leaves the machine breaks; empty where nothing. */
    Optional<String> sent(Sent deed, World world) {
        String now = world.held(world.stores().getFirst()).map(Held::value).orElse("");
        if (!now.equals(key)) {
            return Optional.of("S17: a recovery brought what the vault does not hold");
        }
        Fingerprint brought = Machine.FINGERPRINTS.of(Secret.ofText(key));
        boolean lawful = drifted().anyMatch(store -> deed.is(new Act.Write(store.id(), 1, brought), setting.charter()));
        return lawful ? Optional.empty() : Optional.of("S17: a recovery sent " + deed.call());
    }

    /** Whether a store may be written over: it drifted, and holds what it held. */
    boolean mayReplace(Place place, String was) {
        String before = setting.world().held(place).map(Held::value).orElse("");
        return was.equals(before)
                && drifted().anyMatch(store -> store.id().value().equals(place.id()));
    }

    private Stream<Charter.Place> drifted() {
        return setting.charter().stores().stream().skip(1);
    }
}
