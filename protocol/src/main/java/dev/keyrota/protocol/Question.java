package dev.keyrota.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing to read. Keys are named by their fingerprints; whoever asks finds the secret that fits. */
public sealed interface Question {
    /** The place that is asked about; null where it is about none. */
    default @Nullable StoreId store() {
        return null;
    }

    /** What does a readable place hold? Answered by {@link Reading.Held}. */
    record Holding(StoreId store) implements Question {}

    /** When was a write-only place written, and is it hidden? Answered by {@link Reading.Traced}. */
    record Tracing(StoreId store) implements Question {}

    /** Does a consumer of a write-only place get this key from it? Answered by {@link Reading.Proven}. */
    record Proving(StoreId store, Fingerprint expected) implements Question {}

    /** Which consumers of a write-only place began before an instant of its vendor and go on? Answered by {@link Reading.Consumers}. */
    record Pending(StoreId store, Instant createdBefore) implements Question {}

    /** Do the consumers of a place run with what it holds? Answered by {@link Reading.RolledOut}. */
    record Rollout(StoreId store) implements Question {}

    /** Which authorizations does the account have? Answered by {@link Reading.Listed}. */
    record Listing(Fingerprint with) implements Question {}

    /** Which authorizations' tokens are the key that asks? Answered by {@link Reading.Matched}. */
    record Matching(Fingerprint with) implements Question {}

    /** Is there an authorization of this id? Answered by {@link Reading.Shown}. */
    record Showing(Fingerprint with, AuthorizationId id) implements Question {}

    /** Whom does a key authenticate? Answered by {@link Reading.Identified}. */
    record Identity(Fingerprint with) implements Question {}

    /** Which apps does a key see? Answered by {@link Reading.Apps}. */
    record Seeing(Fingerprint with) implements Question {}

    /** Whose keys stand in the issuer's own places, an app's variables say? Answered by {@link Reading.Kept}. */
    record Keeping(Fingerprint with) implements Question {}

    /** How many calls does the issuer still allow? Answered by {@link Reading.Allowance}. */
    record Allowance(Fingerprint with) implements Question {}

    /** What does a session hold? Answered by {@link Reading.Reported}. */
    record Session(SessionId session) implements Question {}

    /** Which sessions were given a key by Keyrota and have not given it back? Answered by {@link Reading.Registered}. */
    record Registrations() implements Question {}

    /** Which approval requests of ours are open at the vault? Answered by {@link Reading.Approvals}. */
    record Approving(StoreId store) implements Question {}
}
