package dev.keyrota.protocol;

import dev.keyrota.protocol.Charter.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run in its stages, for tests. */
final class Samples {
    static final RunId RUN = new RunId("0123456789ab");
    static final AuthorizationId OLD = new AuthorizationId("00000000-0000-4000-8000-000000000001");
    static final AuthorizationId NEW = new AuthorizationId("00000000-0000-4000-8000-000000000002");
    static final AuthorizationId STRAY = new AuthorizationId("00000000-0000-4000-8000-000000000003");
    static final Fingerprint OLD_KEY = new Fingerprint("1".repeat(64));
    static final Fingerprint NEW_KEY = new Fingerprint("2".repeat(64));
    static final Fingerprint LENT = new Fingerprint("3".repeat(64));
    static final AuthorizationId NEWER = new AuthorizationId("00000000-0000-4000-8000-000000000004");
    static final AuthorizationId LENDER = new AuthorizationId("00000000-0000-4000-8000-000000000005");
    static final Fingerprint NEWER_KEY = new Fingerprint("4".repeat(64));
    static final Fingerprint FOREIGN_KEY = new Fingerprint("f".repeat(64));
    static final StoreId VAULT = new StoreId("vault");
    static final StoreId APP = new StoreId("app");
    static final StoreId CI = new StoreId("ci");
    static final StoreId NEIGHBOUR = new StoreId("neighbour");
    static final SessionId SHELL = new SessionId("shell");
    static final Instant AT = Instant.parse("2026-07-01T09:00:00Z");

    /** Before {@link #AT}: what was written then is proven by who began at that time. */
    static final Instant BEFORE = AT.minusSeconds(60);

    private Samples() {}

    /** The description that an attempt of this run has. */
    static String description(int attempt) {
        return "team-rotation-2026-07-r0123456789ab-a" + attempt;
    }

    /** The authorization that an attempt of this run creates, the first or the second. */
    static AuthorizationId id(int attempt) {
        return attempt == 1 ? NEW : NEWER;
    }

    /** The key that an attempt of this run has, the first or the second. */
    static Fingerprint key(int attempt) {
        return attempt == 1 ? NEW_KEY : NEWER_KEY;
    }

    static Charter charter(Charter.Purpose purpose, Charter.Urgency urgency) {
        return new Charter(
                "api",
                "prod",
                "issuer",
                purpose,
                Charter.Mode.PROGRAMMATIC,
                Charter.Reason.SCHEDULED,
                urgency,
                "team-rotation-{yyyy}-{MM}",
                Set.of("global"),
                null,
                "owner@example.com",
                Set.of(),
                List.of(
                        new Place(VAULT, Place.Kind.VAULT, Place.Proof.READING),
                        new Place(CI, Place.Kind.WRITE_ONLY, Place.Proof.CHALLENGE)),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of("by hand *"),
                null,
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofSeconds(90),
                "somebody",
                null,
                null,
                "here",
                "0".repeat(64),
                null);
    }

    /** The world at the start, whole: the old one is identified and nothing is young. */
    static Base base() {
        return base(old(), false, Map.of(CI, "then"), Duration.ZERO);
    }

    /** The same, where something was written so lately that the run must wait. */
    static Base youngBase(Duration settle) {
        return base(old(), false, Map.of(CI, "then"), settle);
    }

    /** The same, where nothing is known of the last write to a store that cannot be read. */
    static Base unheardBase() {
        return base(old(), false, Map.of(), Duration.ZERO);
    }

    /** The world at the start, where the key was dead. */
    static Base deadBase(Base.@Nullable Old old) {
        return base(old, true, Map.of(CI, "then"), Duration.ZERO);
    }

    static Base.Old old() {
        return new Base.Old(OLD, Base.Identification.TOKEN, new Base.Listed("by hand 2026", AT.minusSeconds(1000)));
    }

    static Base base(Base.@Nullable Old old, boolean dead, Map<StoreId, String> traces, Duration settle) {
        return base(old, dead, traces, settle, "2026-07");
    }

    static Base base(Base.@Nullable Old old, boolean dead, Map<StoreId, String> traces, Duration settle, String month) {
        return new Base(old, OLD_KEY, dead, "user", "item", "1", traces, Set.of(), settle, month, List.of());
    }

    static Run run() {
        return Run.opened(RUN, charter(Charter.Purpose.ROTATE, Charter.Urgency.SCHEDULED))
                .entered(1);
    }

    static Run based() {
        return run().with(new Event.Sourced(OLD_KEY, "item", "1")).with(base());
    }

    static Run minted() {
        return based().plus(Attempt.announced(1, "team-rotation-2026-07-r0123456789ab-a1"))
                .with(1, attempt -> attempt.created(NEW, NEW_KEY, 1));
    }

    static Run stored() {
        return minted().with(1, Attempt::withOffered)
                .with(VAULT, progress -> progress.sent().proven(inVault()));
    }

    /** A recovery that has looked at everything once more. */
    static Run recovered() {
        Run begun =
                Run.opened(RUN, Order.recovery().charter()).entered(1).with(new Event.Sourced(OLD_KEY, "item", "1"));
        return begun.with(base(null, false, Map.of(), Duration.ZERO)).with(Finish.NONE.withSettled());
    }

    /** A clean-up whose authorization is dead. */
    static Run cleanedUp() {
        Run begun = Run.opened(RUN, Order.cleanUp().charter()).entered(1).with(new Event.Sourced(OLD_KEY, "item", "1"));
        Base.Old stray = new Base.Old(STRAY, Base.Identification.NAMED, new Base.Listed("by hand of nobody", AT));
        return begun.with(base(stray, false, Map.of(), Duration.ZERO)).with(Finish.NONE.withOldGone());
    }

    static Event.Stored inVault() {
        return new Event.Stored(VAULT, Place.Proof.READING, "2", NEW_KEY, null);
    }

    static Act.Create create() {
        return new Act.Create(1, "team-rotation-2026-07-r0123456789ab-a1", OLD_KEY);
    }

    static Act.Write write() {
        return new Act.Write(VAULT, 1, NEW_KEY);
    }

    static Act.Revoke revokeOld() {
        return new Act.Revoke(OLD, Act.Revoke.Why.OLD, NEW_KEY);
    }

    static Act.Close close() {
        return new Act.Close(NEW_KEY);
    }
}
