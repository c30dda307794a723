package dev.keyrota.cli.telling;

import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.StoreId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run's facts say about keys and stores, as far as people and scripts want to know. */
public final class RunFacts {
    private final Map<StoreId, Written> stores = new HashMap<>();
    private final Set<AuthorizationId> gone = new HashSet<>();
    private List<Charter.Place> places = List.of();
    private Charter.@Nullable Recovery recovery;
    private Charter.@Nullable CleanUp cleanUp;
    private @Nullable Base base;
    private @Nullable AuthorizationId suspect;
    private Event.@Nullable Created fresh;
    private boolean vaultOffered;
    private @Nullable Act unanswered;

    private RunFacts() {}

    /** How far a store is. */
    public enum Written {
        /** It was read back, or its consumer proved it. */
        CONFIRMED,
        /** It was written and that is not confirmed. */
        WRITTEN,
        /** Nothing was written. */
        UNWRITTEN,
        /** It was written, and only the vendor's date says so. */
        UNPROVABLE
    }

    /**
     * A key.
     *
     * @param id its authorization; null where the key was dead and nobody knows whose it was
     * @param fingerprint of its token
     */
    public record Key(@Nullable AuthorizationId id, Fingerprint fingerprint) {}

    public static RunFacts of(List<Event> events) {
        RunFacts facts = new RunFacts();
        events.forEach(facts::add);
        return facts;
    }

    // Only these facts speak of keys and stores; the others are about how they came to be known.
    private void add(Event event) {
        switch (event) {
            case Event.Opened(var _, var charter) -> {
                places = charter.stores();
                recovery = charter.recovery();
                cleanUp = charter.cleanUp();
            }
            case Event.Suspected(var id) -> suspect = id;
            case Event.Based(var seen) -> base = seen;
            case Event.Created created -> {
                fresh = created;
                unanswered = null;
            }
            case Event.Gone(var id, var _) -> gone.add(id);
            case Event.Stored stored ->
                stores.put(
                        stored.store(),
                        stored.by() == Charter.Place.Proof.UPDATED_AT ? Written.UNPROVABLE : Written.CONFIRMED);
            case Event.Unproven(var store) -> stores.put(store, Written.WRITTEN);
            case Event.Unchanged(var store) -> stores.put(store, Written.UNWRITTEN);
            case Event.Intended(var act) -> intend(act);
            case Event.Acknowledged _ -> unanswered = null;
            case Event.Refused _ -> unanswered = null;
            default -> {}
        }
    }

    private void intend(Act act) {
        unanswered = act;
        if (act instanceof Act.Write(var store, var _, var _)) {
            stores.put(store, Written.WRITTEN);
            vaultOffered = recovery == null;
        }
    }

    /** The key that is to be replaced; null before it was identified, and where none is. */
    public @Nullable Key old() {
        return base == null || recovery != null || cleanUp != null
                ? null
                : new Key(base.old() == null ? null : base.old().id(), base.oldFingerprint());
    }

    /** When the key that is to be replaced was created, by its issuer's clock; null before it was identified. */
    public @Nullable Instant oldCreatedAt() {
        Base.Old old = base == null ? null : base.old();
        return old == null || old.listed() == null ? null : old.listed().createdAt();
    }

    /** The key that was created last, or that a recovery brings; null where none was. */
    public @Nullable Key fresh() {
        if (recovery != null) {
            return new Key(recovery.authorization(), recovery.key());
        }
        return fresh == null ? null : new Key(fresh.id(), fresh.fingerprint());
    }

    /** When the new key was created, by its issuer's clock; null where none was. */
    public @Nullable Instant freshCreatedAt() {
        return fresh == null ? null : fresh.createdAt();
    }

    /** How far a store is. */
    public Written store(StoreId id) {
        return stores.getOrDefault(id, Written.UNWRITTEN);
    }

    /** Whether a write to the vault was announced: from then on the way is forward. */
    public boolean isPastReturn() {
        return vaultOffered;
    }

    /** What was seen before anything was changed, and did not stop the run. */
    public List<Base.Finding> findings() {
        return base == null ? List.of() : base.findings();
    }

    /** The world before the run; null before it was looked at. */
    public @Nullable Base base() {
        return base;
    }

    /** Which keys live, as far as the facts tell: one sentence. */
    public String alive() {
        if (base == null) {
            return "nothing was changed";
        }
        if (recovery != null) {
            return recovering();
        }
        if (cleanUp != null) {
            return cleaning(cleanUp.id());
        }
        AuthorizationId old = base.old() == null ? null : base.old().id();
        boolean oldLives = !base.oldDead() && old != null && !gone.contains(old);
        boolean freshLives = fresh != null && !gone.contains(fresh.id());
        String oldKey = old == null ? "the old key" : "the old key " + old.brief();
        String newKey = fresh == null ? "" : "the new key " + fresh.id().brief();
        if (unanswered instanceof Act.Revoke(var id, var _, var _) && id.equals(old) && oldLives) {
            return oldKey + " may be dead: its revocation was sent; "
                    + (freshLives ? newKey + " is alive" : "no other was made");
        }
        if (fresh != null && fresh.id().equals(suspect) && freshLives) {
            return "the issuer refuses " + newKey + ", so who reads it may be cut off; " + oldKey
                    + (oldLives ? " is alive, by the journal" : " is dead");
        }
        if (oldLives && freshLives) {
            return "both keys are alive: " + oldKey + " and " + newKey + "; no consumer is cut off";
        }
        if (oldLives) {
            return oldKey + " is alive and in use" + (vaultOffered ? "" : "; nothing else was changed");
        }
        return freshLives
                ? newKey + " is alive; " + oldKey + " is dead" + cutOff()
                : oldKey + " is dead, and no key took its place";
    }

    private String cleaning(AuthorizationId id) {
        String it = gone.contains(id)
                ? id.brief() + " is dead"
                : unanswered instanceof Act.Revoke
                        ? id.brief() + " may be dead: its revocation was sent"
                        : id.brief() + " is alive";
        return it + "; no credential's key was made, written or ended";
    }

    private String recovering() {
        List<String> written = places.stream()
                .skip(1)
                .map(Charter.Place::id)
                .filter(id -> store(id) != Written.UNWRITTEN)
                .map(StoreId::value)
                .toList();
        return "no key was made or ended, and the vault is as it was; "
                + (written.isEmpty() ? "nothing was written" : "written: " + String.join(", ", written));
    }

    /** Whose consumers still read a key that is dead. */
    private String cutOff() {
        List<String> names = places.stream()
                .map(Charter.Place::id)
                .filter(id -> store(id) != Written.CONFIRMED && store(id) != Written.UNPROVABLE)
                .map(StoreId::value)
                .toList();
        return names.isEmpty() ? "" : "; cut off until they have it: " + String.join(", ", names);
    }
}
