package dev.keyrota.protocol;

import dev.keyrota.protocol.Event.Intended;
import java.util.List;

/**
 * The rotation protocol: what is known, what is next, and what an answer means. All of it is a pure function of its arguments.
 *
 * <pre>
 *   facts ──after──► State ──next──► Effect ─┬─ Act ──► announced, done, answered ──► fact
 *                                            ├─ Look ─► answers ──judge─────────────► fact
 *                                            ├─ Wait
 *                                            └─ End
 * </pre>
 */
public final class Protocol {
    private Protocol() {}

    /**
     * Where a run stands after one more fact.
     *
     * @throws IllegalStateException if the fact cannot follow: the journal is not one that this protocol wrote
     */
    public static State after(State state, Event event) {
        return Transition.after(state, event);
    }

    /** Where a run stands after all of its facts. */
    public static State after(Iterable<? extends Event> events) {
        State state = new State.Unopened();
        for (Event event : events) {
            state = after(state, event);
        }
        return state;
    }

    /**
     * What is to be done next.
     *
     * @throws IllegalStateException where nothing may be done before another fact is known: a run that was not opened, or a deed whose
     *     answer was not recorded
     */
    public static Effect next(State state, Moment now) {
        return switch (state) {
            case State.Unopened _ -> throw new IllegalStateException("the run was not opened");
            case State.Standing(var run) -> Decision.next(run, now);
            case State.Announced(var _, var act) ->
                throw new IllegalStateException("the answer to a deed was not recorded: " + act);
            case State.Doubtful(var run, var act) -> Confirmation.look(run, act);
            case State.Halted(var _, var why, var place) -> new Effect.End.Escalate(why, place);
            case State.Resting(var _, var why, var until) -> new Effect.End.Later(why, until);
            case State.Done _ -> new Effect.End.Complete();
            case State.Undone(var _, var why) -> new Effect.End.Abort(why);
        };
    }

    /** The facts that the answers to a look amount to, in their order; at least one. */
    public static List<Event> judge(State state, Effect.Look look, Sight sight, Moment now) {
        return switch (state) {
            case State.Standing(var run) ->
                Triage.of(run, look, List.of(Suspicion.unless(run, sight, judge(run, look.purpose(), sight, now))));
            case State.Doubtful(var run, var act) ->
                Triage.of(run, look, Suspicion.unless(run, act, sight, Confirmation.judge(run, act, sight)));
            case State.Unopened _, State.Announced _, State.Halted _, State.Resting _, State.Done _, State.Undone _ ->
                throw new IllegalStateException(
                        "nothing is looked at in " + state.getClass().getSimpleName());
        };
    }

    private static Event judge(Run run, Effect.Purpose purpose, Sight sight, Moment now) {
        return switch (purpose) {
            case SOURCE -> Source.judge(run, sight);
            case LOAN -> Borrowing.judge(run, sight);
            case BASELINE ->
                switch (run.charter().purpose()) {
                    case ROTATE, REVOKE -> Baseline.judge(run, sight, now);
                    case RECOVER -> Agreed.judge(run, sight, now);
                    case CLEAN_UP -> Unused.judgeAtFirst(run, sight);
                };
            case SEARCH -> Search.judge(run, sight);
            case VERIFY -> Verification.judge(run, sight);
            case CLEAR -> Clearance.judge(run, sight);
            case AWAIT -> Awaiting.judge(run, sight, now);
            case ROLLOUT -> Rollout.judge(run, sight, now);
            case RECALL -> Recall.judge(run, sight);
            case CONFIRM -> throw new IllegalStateException("nothing is to be confirmed");
            case REPROVE -> Reproof.judge(run, sight);
            case APPROVAL -> Approval.judge(run, sight);
            case GATE -> run.charter().cleanUp() == null ? Gate.judge(run, sight) : Unused.judge(run, sight);
            case BY_HAND -> ByHand.judge(run, sight);
            case SUSPICION -> Suspicion.judge(run, sight);
            case SWEEP -> Sweep.judge(run, sight);
            case FINAL -> Final.judge(run, sight);
        };
    }

    /** The fact that a run has come to its end, where no last deed says so. */
    public static Event ending(Run run) {
        return switch (run.charter().purpose()) {
            case RECOVER -> new Event.Recovered(run.recovery().key());
            case CLEAN_UP -> new Event.CleanedUp(run.cleanUp().id());
            case ROTATE, REVOKE -> new Event.Ended(run.known().oldId());
        };
    }

    /** The announcement of a deed. */
    public static Event announce(Act act) {
        return new Intended(act);
    }
}
