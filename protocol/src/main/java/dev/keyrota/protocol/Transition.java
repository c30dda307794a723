package dev.keyrota.protocol;

import dev.keyrota.protocol.Attempt.Fate;
import dev.keyrota.protocol.State.Announced;
import dev.keyrota.protocol.State.Done;
import dev.keyrota.protocol.State.Doubtful;
import dev.keyrota.protocol.State.Halted;
import dev.keyrota.protocol.State.Resting;
import dev.keyrota.protocol.State.Standing;
import dev.keyrota.protocol.State.Undone;
import dev.keyrota.protocol.State.Unopened;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Every lawful pair of state and fact; all others are refused. */
final class Transition {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Transition() {}

    static State after(State state, Event event) {
        return switch (state) {
            case Unopened _ -> opening(state, event);
            case Standing(var run) -> standing(state, run, event);
            case Announced(var run, var act) -> announced(state, run, act, event);
            case Doubtful(var run, var act) -> doubtful(state, run, act, event);
            case Halted(var from, var _, var _) ->
                event instanceof Event.Entered ? after(from, event) : unlawful(state, event);
            case Resting(var run, var _, var _) ->
                event instanceof Event.Entered(var epoch, var _, var _)
                        ? new Standing(run.entered(epoch))
                        : unlawful(state, event);
            case Done _, Undone _ -> event instanceof Event.Entered ? state : unlawful(state, event);
        };
    }

    private static State opening(State state, Event event) {
        return event instanceof Event.Opened(var id, var charter)
                ? new Standing(Run.opened(id, charter))
                : unlawful(state, event);
    }

    private static State standing(State state, Run run, Event event) {
        return switch (event) {
            case Event.Intended(var act) ->
                run.charter().allows(act) ? new Announced(intend(run, act), act) : unlawful(state, event);
            case Event.ApprovalsSettled(var store) ->
                new Halted(new Standing(run.approving(false)), Stop.NOT_WRITTEN, store.value());
            case Event.Abandoned(var why) -> abandon(state, run, why, event);
            case Event.Stopped(var why, var place) -> new Halted(state, why, place);
            case Event.Paused(var why, var until) -> new Resting(pause(run, why, until), why, until);
            case Event.Ended _ -> run.finish().oldGone() ? new Done(run) : unlawful(state, event);
            case Event.Recovered _ ->
                run.isRecovery() && run.finish().settled() ? new Done(run) : unlawful(state, event);
            case Event.CleanedUp _ ->
                run.charter().cleanUp() != null && run.finish().oldGone() ? new Done(run) : unlawful(state, event);
            case Event.Aborted(var why) -> run.isPastReturn() ? unlawful(state, event) : new Undone(run, why);
            case Event.Opened _,
                    Event.Created _,
                    Event.Acknowledged _,
                    Event.Refused _,
                    Event.Doubted _,
                    Event.Remains _,
                    Event.Completed _,
                    Event.Registered _,
                    Event.Released _,
                    Event.Watched _,
                    Event.Accepted _,
                    Event.Adopted _ -> unlawful(state, event);
            default -> new Standing(learned(run, event));
        };
    }

    /** What only adds to what is known, while nothing is in flight. */
    private static Run learned(Run run, Event event) {
        return switch (event) {
            case Event.Entered(var epoch, var _, var _) -> run.entered(epoch);
            case Event.Lent _, Event.Hastened _, Event.Vouched _, Event.ApprovalsClosed _ -> told(run, event);
            case Event.LoanProven _ -> run.with(proven(run));
            case Event.Sourced sourced -> run.with(sourced);
            case Event.Throttled(var hold, var elapsed) -> run.holding(hold, elapsed);
            case Event.Based(var base) -> run.with(base);
            case Event.Searched(var number, var found) -> run.with(number, a -> a.searched(found));
            case Event.Verified(var number) -> run.with(number, Attempt::withVerified);
            case Event.Unchanged _ -> run.with(run.attempts().size(), a -> a.withFate(Fate.LEFT));
            case Event.Cleared(var store, var trace) ->
                run.with(store, p -> p.cleared(run.attempts().size(), trace));
            case Event.PassedOver(var store) -> run.with(store, Progress::passed);
            case Event.Stored stored ->
                run.with(stored.store(), p -> p.proven(stored)).approving(false);
            case Event.Rolling rolling -> roll(run, rolling);
            case Event.Awaited(var store, var elapsed) -> run.with(store, p -> p.awaited(elapsed));
            case Event.Unproven(var store) -> run.with(store, Progress::unproven);
            case Event.Gated(var elapsed) -> run.with(run.finish().gated(elapsed));
            case Event.Suspected _ -> run.suspecting(true);
            case Event.Gone(var id, var _) -> gone(run.suspecting(false), id);
            case Event.Swept(var orphans) -> run.with(run.finish().withOrphans(orphans));
            case Event.Settled _ -> run.with(run.finish().withSettled());
            default -> throw new IllegalStateException("nothing is learned from " + event);
        };
    }

    /** What a person said to a run, which may meet it in the middle of a deed whose answer is lost. */
    private static Run told(Run run, Event event) {
        return switch (event) {
            case Event.Lent(var key, var _) -> run.with(new Run.Loan(key, false));
            case Event.Hastened(var urgency, var _, var _) -> run.hastened(urgency);
            case Event.Vouched(var session, var _) -> run.vouchedFor(session);
            case Event.ApprovalsClosed _ -> run.withApprovalsClosed();
            default -> throw new IllegalArgumentException("nobody said that: " + event);
        };
    }

    private static Run.Loan proven(Run run) {
        if (run.loan() == null) {
            throw new IllegalStateException("nothing was lent");
        }
        return new Run.Loan(run.loan().key(), true);
    }

    private static Run roll(Run run, Event.Rolling rolling) {
        return run.with(rolling.store(), p -> p.rolling(run.attempts().size(), rolling.version()));
    }

    private static Run pause(Run run, Pause why, @Nullable Instant until) {
        return why == Pause.OVERLAP ? run.with(run.finish().overlapping(until)) : run;
    }

    private static State abandon(State state, Run run, Stop why, Event event) {
        return run.isPastReturn() ? unlawful(state, event) : new Standing(run.abandonedFor(why));
    }

    private static Run intend(Run run, Act act) {
        return switch (act) {
            case Act.Create(var number, var description, var _) -> announced(run, number, description);
            case Act.Receive(var number, var description, var _) -> announced(run, number, description);
            case Act.Write(var store, var number, var _) -> {
                Run sent = run.with(store, Progress::sent);
                yield store.equals(run.charter().vault().id()) ? sent.with(number, Attempt::withOffered) : sent;
            }
            case Act.Revoke(var _, var why, var _) -> run.with(run.finish().revoking(why != Act.Revoke.Why.ORPHAN));
            case Act.Close _ -> run.with(run.finish().closing());
        };
    }

    private static Run announced(Run run, int number, String description) {
        return run.plus(Attempt.announced(number, description))
                .with(run.finish().minting())
                .minting();
    }

    private static State announced(State state, Run run, Act act, Event event) {
        return switch (event) {
            case Event.Entered(var epoch, var _, var _) ->
                crashed(run.unsureSince(Duration.ZERO).entered(epoch), act);
            case Event.Created(var number, var id, var fingerprint, var _)
            when creates(act, number) -> new Standing(run.with(number, a -> a.created(id, fingerprint, run.epoch())));
            case Event.Acknowledged _
            when !(act instanceof Act.Create || act instanceof Act.Receive) -> new Doubtful(run, act);
            case Event.Doubted(var _, var elapsed) -> crashed(run.unsureSince(elapsed), act);
            case Event.Refused refused -> refused(run, act, refused);
            default -> unlawful(state, event);
        };
    }

    private static boolean creates(Act act, int number) {
        return switch (act) {
            case Act.Create(var announced, var _, var _) -> announced == number;
            case Act.Receive(var announced, var _, var _) -> announced == number;
            case Act.Write _, Act.Revoke _, Act.Close _ -> false;
        };
    }

    /** Nobody knows whether the deed was done. */
    private static State crashed(Run run, Act act) {
        return switch (act) {
            case Act.Create _ -> new Standing(run);
            // A key that a person made is never searched for and never revoked by us: it is asked for again.
            case Act.Receive(var number, var _, var _) -> new Standing(run.with(number, a -> a.withFate(Fate.AWAITED)));
            case Act.Write _, Act.Revoke _, Act.Close _ -> new Doubtful(run, act);
        };
    }

    private static State refused(Run run, Act act, Event.Refused refused) {
        Duration hold = refused.retryAfter() == null ? PATIENCE : refused.retryAfter();
        Run held = run.holding(hold, refused.elapsed());
        boolean passing = refused.why().mayPass();
        return switch (act) {
            case Act.Create(var number, var _, var _) ->
                notCreated(held.with(number, a -> a.withFate(Fate.REFUSED)), passing);
            case Act.Receive(var number, var _, var _) ->
                new Resting(run.with(number, a -> a.withFate(Fate.AWAITED)), Pause.OPERATOR, null);
            case Act.Write(var store, var _, var _) -> {
                if (refused.why() == Refusal.APPROVAL_REQUIRED
                        && store.equals(run.charter().vault().id())) {
                    yield new Standing(run.unsureSince(refused.elapsed()).approving(true));
                }
                Event trouble = Triage.of(run, Checks.stopped(Stop.NOT_WRITTEN, store.value()));
                yield passing ? new Standing(lookedAtAgain(held, store)) : standing(new Standing(run), run, trouble);
            }
            // Gone already, or with a key that somebody else has ended: what holds is told by reading.
            case Act.Revoke _
            when refused.why() == Refusal.NOT_FOUND || refused.why() == Refusal.UNAUTHENTICATED ->
                new Doubtful(run, act);
            case Act.Revoke _ when refused.why() == Refusal.BY_HAND -> new Resting(run, Pause.OPERATOR, null);
            case Act.Revoke _ -> passing ? new Standing(held) : new Halted(new Standing(run), Stop.NOT_REVOKED, null);
            // A change of the label may wait for approval too: once it is merged, the label is seen to be done.
            case Act.Close _ ->
                passing
                        ? new Standing(held)
                        : new Halted(
                                new Doubtful(run, act),
                                Stop.NOT_WRITTEN,
                                run.charter().vault().id().value());
        };
    }

    /** After a refusal time passes before the next try, in which somebody else may write: what was seen before is worth nothing then. */
    private static Run lookedAtAgain(Run run, StoreId store) {
        return run.with(store, p -> p.cleared(0)).with(run.attempts().size(), Attempt::withoutVerified);
    }

    private static State notCreated(Run run, boolean passing) {
        if (passing) {
            return new Standing(run);
        }
        return run.vaultIntended()
                ? new Halted(new Standing(run), Stop.NOT_CREATED, null)
                : new Standing(run.abandonedFor(Stop.NOT_CREATED));
    }

    private static State doubtful(State state, Run run, Act act, Event event) {
        return switch (event) {
            case Event.Entered(var epoch, var _, var _) -> new Doubtful(run.entered(epoch), act);
            case Event.Lent _, Event.Hastened _, Event.Vouched _, Event.ApprovalsClosed _ ->
                new Doubtful(told(run, event), act);
            case Event.Abandoned(var why) when !run.isPastReturn() -> new Doubtful(run.abandonedFor(why), act);
            case Event.Stored stored
            when act instanceof Act.Write -> new Standing(run.with(stored.store(), p -> p.proven(stored)));
            case Event.Rolling rolling when act instanceof Act.Write -> new Standing(roll(run, rolling));
            case Event.Unchanged(var store)
            when act instanceof Act.Write -> new Standing(run.with(store, p -> p.cleared(0)));
            case Event.Unchanged _ when act instanceof Act.Close -> new Standing(run);
            case Event.PassedOver(var store)
            when act instanceof Act.Write -> new Standing(run.with(store, Progress::passed));
            case Event.Gone(var id, var _) when act instanceof Act.Revoke -> new Standing(gone(run, id));
            case Event.Remains _ when act instanceof Act.Revoke -> new Standing(run);
            case Event.Completed _ when act instanceof Act.Close -> new Done(run);
            case Event.Stopped(var why, var place) -> new Halted(state, why, place);
            default -> unlawful(state, event);
        };
    }

    private static Run gone(Run run, AuthorizationId id) {
        return run.known().isOld(id)
                ? run.with(run.finish().withOldGone())
                : run.withEach(attempt -> attempt.without(id)).with(run.finish().withoutOrphan(id));
    }

    private static State unlawful(State state, Event event) {
        throw new IllegalStateException(event.getClass().getSimpleName() + " cannot follow in "
                + state.getClass().getSimpleName());
    }
}
