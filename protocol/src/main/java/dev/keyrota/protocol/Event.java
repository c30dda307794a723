package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the journal keeps it. No event holds a secret or a vendor's free text (descriptions of authorizations
 * excepted, which are compared and escaped). {@code elapsed} is monotonic time since this process entered the run.
 */
public sealed interface Event {
    /** The run was asked for. Its first fact. */
    record Opened(RunId run, Charter charter) implements Event {}

    /** A process took the lease and goes on. Whatever was only in the memory of the one before is lost. */
    record Entered(long epoch, String host, long pid) implements Event {}

    /** The source of truth was read. */
    record Sourced(Fingerprint fingerprint, String itemId, String version) implements Event {}

    /** The old authorization is identified and the world's state recorded. */
    record Based(Base base) implements Event {}

    /** A deed is about to be done. Durable before it is. */
    record Intended(Act act) implements Event {}

    /** An authorization was created and its secret is in custody of this process. */
    record Created(int attempt, AuthorizationId id, Fingerprint fingerprint, Instant createdAt) implements Event {}

    /** The deed was answered with a success, which is a claim. */
    record Acknowledged() implements Event {}

    /** The deed certainly did not happen. */
    record Refused(Refusal why, @Nullable Duration retryAfter, Duration elapsed) implements Event {}

    /** The deed may have happened, or may yet. */
    record Doubted(Doubt why, Duration elapsed) implements Event {}

    /** The issuer's list was searched for an attempt's nonce, after quiescence. */
    record Searched(int attempt, Set<AuthorizationId> found) implements Event {
        public Searched {
            found = Set.copyOf(found);
        }
    }

    /** The new key authenticates the right account with the right scope, and nobody else is at work. */
    record Verified(int attempt) implements Event {}

    /**
     * A place still holds what it held at the start and may be written.
     *
     * @param trace what a write-only place said of its last write; null for others
     */
    record Cleared(StoreId store, @Nullable String trace) implements Event {}

    /** A place does not hold what it held at the start, and in an emergency the others are written before a person decides. */
    record PassedOver(StoreId store) implements Event {}

    /**
     * A place holds a key of this run.
     *
     * @param by what proved it
     * @param evidence the place's version, or its own text of when it was written, as it was when it was proven
     * @param value the key's fingerprint
     * @param provenAt when the consumer that proved it began, by its vendor's clock; null where no consumer was asked
     */
    record Stored(
            StoreId store,
            Charter.Place.Proof by,
            String evidence,
            Fingerprint value,
            @Nullable Instant provenAt) implements Event {}

    /** A place holds the key under a version, and its consumers are to be started with it. */
    record Rolling(StoreId store, String version) implements Event {}

    /** A place does not have the new key yet, or its consumers do not: somebody else is at work and is waited for. */
    record Awaited(StoreId store, Duration elapsed) implements Event {}

    /** A place was written again after it was proven, perhaps by a late duplicate of ours: it is proven anew. */
    record Unproven(StoreId store) implements Event {}

    /** A place was asked after a write and still holds what it held. */
    record Unchanged(StoreId store) implements Event {}

    /** No approval request of ours is open any more, and the vault holds what it held. */
    record ApprovalsSettled(StoreId store) implements Event {}

    /** Every proof that the revocation demands was seen, none earlier than {@code elapsed}. */
    record Gated(Duration elapsed) implements Event {}

    /** The new key was refused where it must work: somebody may have revoked it. */
    record Suspected(AuthorizationId id) implements Event {}

    /** An authorization is proven dead. */
    record Gone(AuthorizationId id, boolean tokenRefused) implements Event {}

    /** An authorization that should be dead is still listed. */
    record Remains(AuthorizationId id) implements Event {}

    /** No authorization of this run but the new one lives. */
    record Swept(Set<AuthorizationId> orphans) implements Event {
        public Swept {
            orphans = Set.copyOf(orphans);
        }
    }

    /** Every store was looked at once more after the revocation. */
    record Settled() implements Event {}

    /** The run is given up, and undoes what it did. Only possible before the vault's first write was announced. */
    record Abandoned(Stop why) implements Event {}

    /** The world is as it was before the run. An end. */
    record Aborted(Stop why) implements Event {}

    /** The credential is replaced. An end. */
    record Completed(AuthorizationId current, Fingerprint fingerprint) implements Event {}

    /** The key is dead, and none was minted in its place. The end of a run that was only to revoke. */
    record Ended(AuthorizationId id) implements Event {}

    /** Every store that drifted was brought the vault's key. The end of a recovery. */
    record Recovered(Fingerprint fingerprint) implements Event {}

    /** An authorization that nobody used is dead. The end of a clean-up. */
    record CleanedUp(AuthorizationId id) implements Event {}

    /** The run stands still until a person decides. */
    record Stopped(Stop why, @Nullable String place) implements Event {}

    /**
     * A person lent this process a key of the account, since the run's own is dead. It is in custody of this process and nowhere else.
     *
     * @param by who allowed it
     */
    record Lent(Fingerprint key, String by) implements Event {}

    /** The lent key was seen to belong to the account. */
    record LoanProven() implements Event {}

    /** A person made an emergency of a run that was open already. */
    record Hastened(Charter.Urgency urgency, Charter.Reason reason, String by) implements Event {}

    /** The issuer's allowance of calls is too small for a whole run: it is waited for. */
    record Throttled(Duration hold, Duration elapsed) implements Event {}

    /** A named person says that a session which cannot be asked does not hold the old key any more. */
    record Vouched(SessionId session, String by) implements Event {}

    /** A named person says that no approval request of ours is open at the vault, which does not let us see that. */
    record ApprovalsClosed(String by) implements Event {}

    /** The run waits without the lease. */
    record Paused(Pause why, @Nullable Instant until) implements Event {}

    /**
     * A session is given a key, or goes on with it. Durable before it has the key. Belongs to no run; of two of one session the later
     * counts.
     *
     * @param credential whose key
     * @param source where it was read: the store's name, and the version there
     */
    record Registered(String credential, String env, Registration registration, String source) implements Event {}

    /** A session holds no key any more. Belongs to no run. */
    record Released(SessionId session, String by) implements Event {}

    /**
     * The outcome of a rotation was looked at after its end, and all that it left could be seen. Belongs to no run.
     *
     * @param looks which of the looks that does for
     * @param lapses what was not as the rotation left it; empty where all was
     */
    record Watched(RunId rotation, Set<Watch> looks, List<String> lapses) implements Event {
        public Watched {
            looks = Set.copyOf(looks);
            lapses = List.copyOf(lapses);
        }
    }

    /**
     * A person accepted one thing that is not as it should be, until a day. Belongs to no run.
     *
     * @param finding {@code name@env/} and its name within the credential
     * @param until the first moment at which it counts again
     * @param reason at most 200 printable characters
     */
    record Accepted(String finding, Instant until, String reason, String by) implements Event {}

    /**
     * A person recorded, after proof, which authorization is the current one. Belongs to no run.
     *
     * @param createdAt of the authorization, by the issuer's clock
     */
    record Adopted(
            String credential, String env, AuthorizationId id, Fingerprint fingerprint, Instant createdAt, String by)
            implements Event {}
}
