package dev.keyrota.rehearsal;

import dev.keyrota.journal.Fact;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.time.Instant;
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
 * @param now when the deed took effect
 */
record Announcements(Setting setting, List<Fact> facts, Instant now) {
    /** The gate's evidence is good for a minute; a deed is announced and sent in half of one more. */
    private static final Duration EVIDENCE = Duration.ofSeconds(90);

    /**
     * The invariants that the deed breaks, in words.
     *
     * @param deeds how many there were, this one included
     * @param old the authorization that is replaced
     * @param oldLives whether its token still authenticates
     */
    List<String> broken(int deeds, String old, boolean oldLives) {
        return Stream.of(unannounced(deeds), stale(old), second(), late(oldLives))
                .filter(Objects::nonNull)
                .toList();
    }

    /** S11: each deed that changes the world was announced before. */
    private @Nullable String unannounced(int deeds) {
        return all(Event.Intended.class).count() < deeds ? "S11: a deed that nothing announced" : null;
    }

    /** S12: the old one is revoked on fresh evidence. */
    private @Nullable String stale(String old) {
        if (!(last() instanceof Act.Revoke(var id, var _, var _)) || !id.value().equals(old)) {
            return null;
        }
        return facts.stream()
                .filter(fact -> fact.event() instanceof Event.Gated)
                .reduce((_, later) -> later)
                .filter(gated -> gated.at().plus(EVIDENCE).isBefore(now))
                .map(gated -> "S12: revoked on evidence of " + Duration.between(gated.at(), now))
                .orElse(null);
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
