package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the world stood before a run changed anything. Recorded once; a run never identifies the old key again, since after the first write
 * it would find its own new one.
 *
 * @param old the authorization to be replaced; null where the key was dead and nothing tells whose it was
 * @param oldFingerprint of its token, as the vault held it
 * @param oldDead whether the issuer refused the key already
 * @param userId the issuer's id of the account's user
 * @param itemId the vault entry's id; empty where the vault has none
 * @param version the vault entry's version
 * @param traces what each write-only store said of its last write
 * @param guarded ids of other keys that sessions hold: shown, since a person must not take them for leftovers
 * @param settle how long the run must still wait before its first change, so that no late duplicate of an earlier write can meet it
 * @param month the issuer's month, {@code yyyy-MM}, for descriptions
 * @param findings what was seen that does not stop the run
 */
public record Base(
        @Nullable Old old,
        Fingerprint oldFingerprint,
        boolean oldDead,
        String userId,
        String itemId,
        String version,
        Map<StoreId, String> traces,
        Set<AuthorizationId> guarded,
        Duration settle,
        String month,
        List<Finding> findings) {
    public Base {
        traces = Map.copyOf(traces);
        guarded = Set.copyOf(guarded);
        findings = List.copyOf(findings);
    }

    /**
     * The id of the authorization to be replaced.
     *
     * @throws IllegalStateException where it is not known: nobody may ask then
     */
    public AuthorizationId oldId() {
        if (old == null) {
            throw new IllegalStateException("nobody knows whose the dead key was");
        }
        return old.id();
    }

    /** Whether an authorization is the one to be replaced. */
    boolean isOld(AuthorizationId id) {
        return old != null && old.id().equals(id);
    }

    /** Whether nothing is left of the old key that could be revoked. */
    boolean isOldOver() {
        return oldDead && (old == null || old.listed() == null);
    }

    /**
     * The authorization to be replaced.
     *
     * @param id which
     * @param identifiedBy what proved it
     * @param listed what the issuer's list said of it; null where it was not listed any more
     */
    public record Old(
            AuthorizationId id,
            Identification identifiedBy,
            @Nullable Listed listed) {}

    /**
     * What the issuer's list says of an authorization, compared again before the revocation.
     *
     * @param description foreign text
     * @param createdAt by the issuer's clock
     */
    public record Listed(String description, Instant createdAt) {}

    /** What proved which authorization the vault's value belongs to, the strongest first. */
    public enum Identification {
        /** This journal recorded the id together with the fingerprint that the vault holds now. */
        JOURNAL,
        /** The label beside the value names the id and fits the value. */
        LABEL,
        /** Exactly one authorization's token is the vault's value, and its description is one that is allowed. */
        TOKEN,
        /** A recorded id, and exactly one mask that fits, with our description. */
        MASK,
        /** People named it, to be ended since nobody uses it. */
        NAMED
    }

    /**
     * Something that was seen and does not stop the run.
     *
     * @param kind for machines
     * @param place the store or session it is about; null if about the account
     * @param authorization the authorization it is about; null if none or unknown
     */
    public record Finding(
            Kind kind, @Nullable String place, @Nullable AuthorizationId authorization) {
        /** What was seen. */
        public enum Kind {
            /** A session holds another live key. */
            SESSION_DRIFT,
            /** A session holds a key that is dead. */
            SESSION_STALE,
            /** A session could not be asked. */
            SESSION_UNKNOWN,
            /** A write-only store was written since, and nothing proves what it holds. */
            STORE_UNPROVEN,
            /** Two authorizations bear one description. */
            SAME_DESCRIPTION,
            /** A name says read-only and its scope does not. */
            SCOPE_CLAIM,
            /** The account's address is not the configured one, while the user is. */
            ADDRESS_CHANGED,
            /** The vault's label says open while the run is over. */
            LABEL_LEFT_OPEN,
            /** An authorization that looks like ours and is not explained. */
            UNEXPLAINED,
            /** A store does not hold the vault's key, and an emergency does not wait for that. */
            STORE_DRIFTED,
            /** Another place hides a store, and an emergency does not wait for that. */
            STORE_SHADOWED,
            /** The vault's label tells of another open run, which an emergency takes over. */
            TAKEN_OVER
        }
    }
}
