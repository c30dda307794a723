package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.util.List;
import java.util.Optional;

/**
 * Where a rotation is played, and who takes part.
 *
 * @param world as it is before the first call; it is copied and never changed
 * @param charter what is asked for
 * @param person who starts it, and starts it again
 * @param rival what a second machine is asked for, if one takes part
 * @param repeated places of the world whose last write, by an earlier run, arrives once more a minute after the beginning
 */
public record Setting(World world, Charter charter, Person person, Charter rival, List<Place> repeated) {
    public Setting {
        repeated = List.copyOf(repeated);
    }

    /** With rivals that are asked for the same, and nothing under way. */
    public Setting(World world, Charter charter, Person person) {
        this(world, charter, person, charter, List.of());
    }

    /** With somebody who starts it again, and does nothing else. */
    public Setting(World world, Charter charter) {
        this(world, charter, Person.PATIENT);
    }

    /** Whether the stores after the vault may hold the old key while it dies, as in an emergency. */
    boolean containsFirst() {
        return charter.urgency() == Charter.Urgency.NOW || person.hastens();
    }

    /** Whether the key is ended and none made: then every place is left with a dead one. */
    boolean onlyRevokes() {
        return charter.purpose() == Charter.Purpose.REVOKE;
    }

    /** Whether the vault's key is brought to stores, and none is made or ended. */
    boolean isRecovery() {
        return charter.purpose() == Charter.Purpose.RECOVER;
    }

    /** The authorization that a clean-up ends; empty where this is none. */
    Optional<String> unused() {
        Charter.CleanUp cleanUp = charter.cleanUp();
        return cleanUp == null ? Optional.empty() : Optional.of(cleanUp.id().value());
    }

    boolean isByHand() {
        return charter.mode() == Charter.Mode.OPERATOR_ASSISTED;
    }

    /** Whether a store of the world is one that the run writes. */
    boolean isOfTheRun(Place place) {
        return charter.stores().stream().anyMatch(store -> store.id().value().equals(place.id()));
    }

    /** The places that a second writer brings the vault's value. */
    List<Place> followers() {
        return world.stores().stream()
                .filter(this::isOfTheRun)
                .filter(place -> charter.place(new StoreId(place.id())).writtenBy() != null)
                .toList();
    }
}
