package dev.keyrota.rehearsal;

import dev.keyrota.journal.Fact;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.worlds.World;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says at the moment of a deed, and what it may not say then.
 *
 * @param facts of the run so far
 */
record Announcements(Setting setting, List<Fact> facts) {
    /**
     * The invariants that the deed breaks, in words.
     *
     * @param oldLives whether the token that is replaced still authenticates
     */
    List<String> broken(boolean oldLives) {
        return Stream.of(second(), late(oldLives)).filter(Objects::nonNull).toList();
    }

    /** S3: no fact holds a token. */
    static List<String> leaked(World world, List<Event> facts) {
        String journal = facts.toString();
        return world.heroku().everyAuthorization().stream()
                .filter(authorization -> journal.contains(authorization.token()))
                .map(authorization -> "S3: the journal holds the token of " + authorization.description())
                .toList();
    }

    /** S15: before the vault was offered a key, another is made only when the one before is dead. */
    private @Nullable String second() {
        if (!(last() instanceof Act.Create) || all(Event.Intended.class).anyMatch(this::isOffer)) {
            return null;
        }
        Set<AuthorizationId> living = new HashSet<>();
        for (Fact fact : facts) {
            switch (fact.event()) {
                case Event.Created created -> living.add(created.id());
                case Event.Searched searched -> living.addAll(searched.found());
                case Event.Gone gone -> living.remove(gone.id());
                default -> {}
            }
        }
        return living.isEmpty() ? null : "S15: another key is made while " + living.size() + " of ours live";
    }

    /** S16: in an emergency no store after the vault is written while the old key lives. */
    private @Nullable String late(boolean oldLives) {
        boolean behind = last() instanceof Act.Write(var store, var _, var _) && !store.equals(vault());
        return behind && oldLives && isContainedFirst() ? "S16: a store is written before the old key is dead" : null;
    }

    private boolean isContainedFirst() {
        return setting.charter().urgency() == Charter.Urgency.NOW
                || all(Event.Hastened.class).anyMatch(said -> said.urgency() == Charter.Urgency.NOW);
    }

    private boolean isOffer(Event.Intended intended) {
        return intended.act() instanceof Act.Write(var store, var _, var _) && store.equals(vault());
    }

    private StoreId vault() {
        return setting.charter().vault().id();
    }

    /** The deed that the last fact announces; null if it announces none. */
    private @Nullable Act last() {
        return facts.getLast().event() instanceof Event.Intended(var act) ? act : null;
    }

    private <E extends Event> Stream<E> all(Class<E> kind) {
        return facts.stream().map(Fact::event).filter(kind::isInstance).map(kind::cast);
    }
}
