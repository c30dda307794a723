package dev.keyrota.cli.manual;

import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Attempt;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows, as far as a person who goes on alone must know it.
 *
 * @param run the open run; where there is none, a fresh id that marks what the person makes
 * @param charter what is asked for
 * @param open the open run's state; null where none is open
 * @param base the world before the run; null before it was seen
 * @param urgency what comes first
 * @param sent the stores of which a write was ever announced
 * @param last the authorization that the run made last and that it does not know to be dead; null if there is none
 * @param attempt the number of the next attempt
 * @param worker who was at work last; null for nobody
 * @param overlapUntil until when both keys are to live; null where nobody began to count
 * @param touched this machine's clock at the last fact
 * @param given sessions that were given a key by Keyrota, those that are over by the clock alone included
 */
public record Situation(
        RunId run,
        Charter charter,
        @Nullable State open,
        @Nullable Base base,
        Charter.Urgency urgency,
        Set<StoreId> sent,
        @Nullable AuthorizationId last,
        int attempt,
        Event.@Nullable Entered worker,
        @Nullable Instant overlapUntil,
        Instant touched,
        List<Registration> given) {
    public Situation {
        sent = Set.copyOf(sent);
        given = List.copyOf(given);
    }

    /** Of a rotation that the journal knows. */
    public static Situation of(Ledger.Rotation rotation) {
        Run run = Objects.requireNonNull(rotation.state().run());
        return new Situation(
                rotation.id(),
                rotation.charter(),
                rotation.state(),
                run.base(),
                run.urgency(),
                sent(rotation.events()),
                last(run),
                run.attempts().size() + 1,
                worker(rotation.events()),
                overlapUntil(rotation.events()),
                rotation.touched(),
                List.of());
    }

    /**
     * Where no rotation is open.
     *
     * @param mark tells what the person makes from all else
     */
    public static Situation of(Charter charter, RunId mark, Instant now) {
        return new Situation(
                mark, charter, null, null, charter.urgency(), Set.of(), null, 1, null, null, now, List.of());
    }

    /** The same, where sessions were given keys. */
    public Situation knowing(List<Registration> registered) {
        return new Situation(
                run, charter, open, base, urgency, sent, last, attempt, worker, overlapUntil, touched, registered);
    }

    /** Sessions that were given the old key; where nobody knows which that is, all. */
    List<Registration> givenOld() {
        return given.stream()
                .filter(each -> base == null || each.key().equals(base.oldFingerprint()))
                .toList();
    }

    /** Sessions that were given a key which an attempt made. */
    List<Registration> given(Attempt attempt) {
        return given.stream()
                .filter(each -> each.key().equals(attempt.fingerprint()))
                .toList();
    }

    /** What the open run has made, as far as it knows. */
    List<Attempt> attempts() {
        Run known = open == null ? null : open.run();
        return known == null ? List.of() : known.attempts();
    }

    private static Set<StoreId> sent(List<Event> events) {
        Set<StoreId> sent = new HashSet<>();
        for (Event event : events) {
            if (event instanceof Event.Intended(Act.Write(var store, var _, var _))) {
                sent.add(store);
            }
        }
        return sent;
    }

    private static @Nullable AuthorizationId last(Run run) {
        return run.attempts().reversed().stream()
                .filter(attempt -> attempt.fate() == Attempt.Fate.CREATED || attempt.fate() == Attempt.Fate.LEFT)
                .map(Attempt::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant overlapUntil(List<Event> events) {
        Instant overlapUntil = null;
        for (Event event : events) {
            if (event instanceof Event.Paused(var why, var until) && why == Pause.OVERLAP) {
                overlapUntil = until;
            }
        }
        return overlapUntil;
    }

    private static Event.@Nullable Entered worker(List<Event> events) {
        Event.Entered worker = null;
        for (Event event : events) {
            if (event instanceof Event.Entered entered) {
                worker = entered;
            }
        }
        return worker;
    }

    /** The way to a safe end. */
    public Exit exit() {
        return switch (open) {
            case null -> Exit.WHOLE;
            case State.Done _, State.Undone _ -> Exit.NOTHING;
            case State.Unopened _,
                    State.Standing _,
                    State.Announced _,
                    State.Doubtful _,
                    State.Halted _,
                    State.Resting _ -> begun();
        };
    }

    private Exit begun() {
        // A recovery makes no key and ends none, and a clean-up ends one that nobody uses: wherever they stand, no
        // consumer is worse off.
        if (base == null || !charter.purpose().isOfTheKey()) {
            return Exit.NOTHING;
        }
        if (charter.purpose() == Charter.Purpose.REVOKE) {
            return Exit.REVOKE;
        }
        Run run = Objects.requireNonNull(Objects.requireNonNull(open).run());
        return run.isPastReturn() ? Exit.FORWARD : Exit.UNDO;
    }

    /** Whether what may wait does not wait. */
    public boolean isUrgent() {
        return urgency != Charter.Urgency.SCHEDULED;
    }

    /** Whether a person makes the key on the issuer's page. */
    public boolean isByHand() {
        return charter.mode() == Charter.Mode.OPERATOR_ASSISTED;
    }

    /** Whether a write to the vault went to a person for approval. */
    boolean isApproving() {
        Run known = open == null ? null : open.run();
        return known != null && known.approving();
    }

    /** When what was sent can take effect no more, as the urgency counts it. */
    Instant quietAt() {
        return touched.plus(isUrgent() ? charter.incidentQuiescence() : charter.quiescence());
    }

    /** The longest time in which a request that a person sends can still take effect. */
    Duration quiescence() {
        return charter.quiescence();
    }

    /** Whether both keys are to live side by side before the old one dies. */
    boolean isOverlapping() {
        return !charter.overlap().isZero() && !isUrgent();
    }

    /** What the vault held when the run began, as it names it; empty where nobody looked. */
    String vaultBefore() {
        return base == null ? "" : base.itemId() + " " + base.version();
    }

    /** The authorization that is to be replaced; null where nobody knows it yet, or ever. */
    public @Nullable AuthorizationId old() {
        Base.Old old = base == null ? null : base.old();
        return old == null ? null : old.id();
    }
}
