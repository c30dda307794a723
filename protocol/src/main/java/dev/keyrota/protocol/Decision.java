package dev.keyrota.protocol;

import dev.keyrota.protocol.Attempt.Fate;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Charter.Urgency;
import dev.keyrota.protocol.Effect.End;
import dev.keyrota.protocol.Effect.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is next while nothing is in flight: the first of these rules that has something to say. Their order is the protocol.
 *
 * <pre>
 *   old key  ════════════════════════════════════════════╗ revoked
 *   new key          ╔═══════════════════════════════════╪══════════════►
 *            look    create  vault  store  store   gate  ╨ sweep  final
 *                    └ may be undone ┘└──── only forward ────────────┘
 * </pre>
 */
final class Decision {
    static final int ATTEMPTS_MAX = 6;
    static final int SENDS_MAX = 3;
    static final int REPROOFS_MAX = 3;
    static final int AWAITS_MAX = 24;
    private static final Duration BETWEEN_AWAITS = Duration.ofSeconds(5);

    /** How often the gate is seen open and its evidence is too old by then: the vendors are too slow for a safe revocation. */
    static final int GATES_MAX = 6;

    static final List<Rule> RULES = List.of(
            Decision::holdStill,
            Decision::proveTheLoan,
            Decision::needALivingKey,
            Decision::lookIntoTheDeath,
            Decision::searchForTheLost,
            Decision::undo,
            Decision::readTheSource,
            Decision::seeTheWorld,
            Decision::onlyRevoke,
            Decision::askForApproval,
            Decision::endTheLost,
            Decision::recallFromTheVault,
            Decision::letEarlierWritesLand,
            Decision::mint,
            Decision::verify,
            Decision::writeTheVault,
            Decision::containFirst,
            Decision::writeTheStores,
            Decision::overlap,
            Decision::kill,
            Decision::sweep,
            Decision::endOrphans,
            Decision::lookOnceMore,
            Decision::close);

    private Decision() {}

    /** One rule: what is next, or null where it has nothing to say. */
    interface Rule {
        @Nullable
        Effect decide(Run run, Moment now);
    }

    static Effect next(Run run, Moment now) {
        for (Rule rule : Agreements.rules(run.charter().purpose())) {
            Effect effect = rule.decide(run, now);
            if (effect != null) {
                return effect;
            }
        }
        throw new IllegalStateException("no rule applies");
    }

    /** The vendor asked for patience, or refused a moment ago. */
    static @Nullable Effect holdStill(Run run, Moment now) {
        if (run.hold() == null) {
            return null;
        }
        Duration left = run.heldAt().plus(run.hold()).minus(now.elapsed());
        return left.isPositive() ? new Wait(left, Wait.Why.RATE_LIMIT) : null;
    }

    /** A key that a person lent is used for nothing before it is seen to belong to the account. */
    private static @Nullable Effect proveTheLoan(Run run, Moment now) {
        return run.loan() == null || run.loan().proven() ? null : Borrowing.look(run.loan());
    }

    /** With a dead key nothing can be created: a person must lend one that lives. */
    private static @Nullable Effect needALivingKey(Run run, Moment now) {
        boolean rotates = run.base() != null && run.charter().purpose() == Charter.Purpose.ROTATE;
        if (!rotates || run.isNothingToUndo()) {
            return null;
        }
        boolean dead = run.finish().oldGone() || run.known().oldDead();
        return dead && run.acting().equals(run.oldKey()) ? new End.Escalate(Stop.OLD_KEY_DEAD, null) : null;
    }

    /** The new key was refused: another key that lives tells whether it is dead. */
    private static @Nullable Effect lookIntoTheDeath(Run run, Moment now) {
        if (!run.suspect()) {
            return null;
        }
        Fingerprint witness = Suspicion.witness(run);
        return witness == null ? new End.Escalate(Stop.NEW_KEY_DEAD, null) : Suspicion.look(run, witness);
    }

    static @Nullable Effect readTheSource(Run run, Moment now) {
        return run.source() == null ? Source.look(run) : null;
    }

    static @Nullable Effect seeTheWorld(Run run, Moment now) {
        if (run.base() != null) {
            return null;
        }
        return switch (run.charter().purpose()) {
            case ROTATE, REVOKE -> Baseline.look(run);
            case RECOVER -> Agreed.look(run);
            case CLEAN_UP -> Unused.atFirst(run);
        };
    }

    /** A run that only revokes does it with the key itself, which needs no other, and mints nothing. */
    private static @Nullable Effect onlyRevoke(Run run, Moment now) {
        if (run.charter().purpose() != Charter.Purpose.REVOKE) {
            return null;
        }
        if (run.finish().oldGone()) {
            return new End.Complete();
        }
        AuthorizationId old = run.known().oldId();
        if (run.isByHand() && run.finish().everRevoked() && run.finish().revokes() == 0) {
            return ByHand.look(run);
        }
        return run.finish().revokes() < SENDS_MAX
                ? new Act.Revoke(old, Act.Revoke.Why.OLD, run.oldKey())
                : new End.Escalate(Stop.NOT_REVOKED, old.value());
    }

    /** A write that went to a person for approval may land at any time: nothing else happens until it is decided. */
    private static @Nullable Effect askForApproval(Run run, Moment now) {
        if (!run.approving()) {
            return null;
        }
        Effect wait = quiet(run, now);
        return wait != null ? wait : Approval.look(run);
    }

    /** An attempt whose answer was lost may have left an authorization, and may yet: the list is believed after quiescence. */
    private static @Nullable Effect searchForTheLost(Run run, Moment now) {
        Attempt last = run.last();
        if (last == null || last.fate() != Fate.UNKNOWN) {
            return null;
        }
        Effect wait = quiet(run, now);
        return wait != null ? wait : Search.look(run);
    }

    /** A run that is given up ends what it created; when nothing of it lives, the world is as before. */
    private static @Nullable Effect undo(Run run, Moment now) {
        if (run.abandoned() == null) {
            return null;
        }
        if (run.isByHand()) {
            return new End.Abort(run.abandoned());
        }
        for (Attempt attempt : run.attempts()) {
            AuthorizationId living = attempt.living();
            if (living != null) {
                return endOne(run, living);
            }
        }
        return new End.Abort(run.abandoned());
    }

    /** Before the vault was ever written, an authorization whose secret is lost is ended at once; after that, only by the sweep. */
    private static @Nullable Effect endTheLost(Run run, Moment now) {
        if (run.vaultIntended() || run.isByHand()) {
            return null;
        }
        Attempt fresh = run.fresh();
        for (Attempt attempt : run.attempts()) {
            AuthorizationId living = attempt.equals(fresh) ? null : attempt.living();
            if (living != null) {
                return endOne(run, living);
            }
        }
        return null;
    }

    private static Effect endOne(Run run, AuthorizationId id) {
        return run.finish().revokes() < SENDS_MAX
                ? new Act.Revoke(id, Act.Revoke.Why.ORPHAN, run.acting())
                : new End.Escalate(Stop.ORPHAN_REMAINS, id.value());
    }

    private static @Nullable Effect recallFromTheVault(Run run, Moment now) {
        Attempt last = run.last();
        if (last == null || last.fate() != Fate.CREATED || run.fresh() != null || !last.offered()) {
            return null;
        }
        Effect wait = quiet(run, now);
        return wait != null ? wait : Recall.look(run);
    }

    /** No run begins to change anything before a duplicate of an earlier run's write can no longer arrive. */
    static @Nullable Effect letEarlierWritesLand(Run run, Moment now) {
        boolean begun = run.isRecovery() ? run.isSent() : !run.attempts().isEmpty();
        if (begun || run.urgency() == Urgency.NOW) {
            return null;
        }
        Duration left = run.known().settle().minus(now.elapsed());
        return left.isPositive() ? new Wait(left, Wait.Why.QUIESCENCE) : null;
    }

    private static @Nullable Effect mint(Run run, Moment now) {
        if (run.fresh() != null) {
            return null;
        }
        Attempt last = run.last();
        int number = last != null && isAskedAgain(run, last)
                ? last.number()
                : run.attempts().size() + 1;
        if (run.mints() >= ATTEMPTS_MAX) {
            return run.vaultIntended() ? new End.Escalate(Stop.NOT_CREATED, null) : new End.Abort(Stop.NOT_CREATED);
        }
        String description = new Nonce(run.id(), number)
                .describe(run.charter().convention(), run.known().month());
        return switch (run.charter().mode()) {
            case PROGRAMMATIC -> new Act.Create(number, description, run.acting());
            case OPERATOR_ASSISTED -> new Act.Receive(number, description, run.acting());
        };
    }

    /** A person is not asked for a second key as long as the first can be handed over once more. */
    private static boolean isAskedAgain(Run run, Attempt last) {
        return last.fate() == Fate.AWAITED || (run.isByHand() && last.fate() == Fate.CREATED && !last.offered());
    }

    private static @Nullable Effect verify(Run run, Moment now) {
        Attempt fresh = run.fresh();
        return fresh == null || fresh.verified() ? null : Verification.look(run);
    }

    private static @Nullable Effect writeTheVault(Run run, Moment now) {
        Place vault = run.charter().vault();
        return Outstanding.isStored(run, vault) ? null : write(run, vault);
    }

    /** In an emergency the old key dies as soon as the vault holds the new one. */
    private static @Nullable Effect containFirst(Run run, Moment now) {
        return run.urgency() == Urgency.NOW ? kill(run, now) : null;
    }

    static @Nullable Effect writeTheStores(Run run, Moment now) {
        Place place = Outstanding.next(run);
        if (place == null) {
            return null;
        }
        Progress progress = run.progress(place.id());
        if (progress.reproofs() > 0 && place.kind() == Place.Kind.WRITE_ONLY) {
            return Reproof.look(place, run.acting());
        }
        if (progress.rollingFor() == run.attempts().size()) {
            return await(Rollout.look(place), Pause.ROLLOUT, progress, now);
        }
        if (place.writtenBy() != null) {
            return await(Awaiting.look(place), Pause.SECOND_WRITER, progress, now);
        }
        Effect closed = closed(run, place, now);
        if (closed != null) {
            return closed;
        }
        return progress.clearedFor() == run.attempts().size() ? write(run, place) : Clearance.look(run, place);
    }

    /** A store that has its time of the day is written then, unless there is no time. */
    private static @Nullable Effect closed(Run run, Place place, Moment now) {
        if (place.window() == null || run.isEmergency()) {
            return null;
        }
        Duration left = place.window().until(now.wall());
        return left.isPositive()
                ? new End.Later(
                        Pause.WINDOW, now.wall().truncatedTo(ChronoUnit.SECONDS).plus(left))
                : null;
    }

    /** What somebody else brings about is looked at for two minutes, then left for later. */
    private static Effect await(Effect.Look look, Pause otherwise, Progress progress, Moment now) {
        if (progress.awaited() >= AWAITS_MAX) {
            return new End.Later(otherwise, null);
        }
        Duration left = progress.awaitedAt().plus(BETWEEN_AWAITS).minus(now.elapsed());
        return progress.awaited() > 0 && left.isPositive() ? new Wait(left, Wait.Why.PROPAGATION) : look;
    }

    private static Effect write(Run run, Place place) {
        Attempt fresh = run.fresh();
        if (fresh == null) {
            throw new IllegalStateException("there is no key to write");
        }
        return run.progress(place.id()).sends() < SENDS_MAX
                ? new Act.Write(place.id(), fresh.number(), Verification.token(fresh))
                : new End.Escalate(
                        place.kind() == Place.Kind.WRITE_ONLY ? Stop.NOT_PROVEN : Stop.NOT_WRITTEN,
                        place.id().value());
    }

    private static @Nullable Effect overlap(Run run, Moment now) {
        boolean none = run.charter().overlap().isZero() || run.isEmergency();
        if (none || run.finish().oldGone()) {
            return null;
        }
        Instant until = run.finish().overlapUntil();
        if (until == null) {
            return new End.Later(Pause.OVERLAP, now.wall().plus(run.charter().overlap()));
        }
        return now.wall().isBefore(until) ? new End.Later(Pause.OVERLAP, until) : null;
    }

    /** The gate, and through it the revocation: with no doubt left, and with evidence that is at most a minute old. */
    private static @Nullable Effect kill(Run run, Moment now) {
        if (run.finish().oldGone()) {
            return null;
        }
        Effect wait = quiet(run, now);
        if (wait != null) {
            return wait;
        }
        if (run.finish().revokes() >= SENDS_MAX) {
            return new End.Escalate(Stop.NOT_REVOKED, run.known().oldId().value());
        }
        boolean open = isOpen(run, now);
        if (!open && run.finish().gates() >= GATES_MAX) {
            return new End.Escalate(Stop.NO_ANSWER, null);
        }
        return open ? new Act.Revoke(run.known().oldId(), Act.Revoke.Why.OLD, run.acting()) : Gate.look(run);
    }

    private static @Nullable Effect sweep(Run run, Moment now) {
        if (run.finish().orphans() != null) {
            return null;
        }
        Effect wait = quiet(run, run.charter().quiescence(), now);
        return wait != null ? wait : Sweep.look(run);
    }

    private static @Nullable Effect endOrphans(Run run, Moment now) {
        Set<AuthorizationId> orphans = run.finish().orphans();
        return orphans == null || orphans.isEmpty()
                ? null
                : endOne(run, orphans.stream().min(AuthorizationId::compareTo).orElseThrow());
    }

    static @Nullable Effect lookOnceMore(Run run, Moment now) {
        return run.finish().settled() ? null : Final.look(run);
    }

    /** Whether the evidence for a revocation is there, and young enough. */
    static boolean isOpen(Run run, Moment now) {
        Duration gatedAt = run.finish().gatedAt();
        return gatedAt != null && now.elapsed().minus(gatedAt).compareTo(Gate.FRESH) <= 0;
    }

    private static Effect close(Run run, Moment now) {
        return run.finish().closes() < SENDS_MAX
                ? new Act.Close(run.acting())
                : new End.Escalate(Stop.NOT_WRITTEN, run.charter().vault().id().value());
    }

    /** The wait until no request whose answer was lost can take effect any more; null if there is none. */
    private static @Nullable Effect quiet(Run run, Moment now) {
        return quiet(run, run.quiescence(), now);
    }

    private static @Nullable Effect quiet(Run run, Duration quiescence, Moment now) {
        if (run.unsure() == null) {
            return null;
        }
        Duration left = run.unsure().plus(quiescence).minus(now.elapsed());
        return left.isPositive() ? new Wait(left, Wait.Why.QUIESCENCE) : null;
    }
}
