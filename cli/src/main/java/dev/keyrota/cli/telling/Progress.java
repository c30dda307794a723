package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Words;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a run on the screen, a line a step; what was found is said before anything is changed. */
public final class Progress implements Onlooker {
    private final Screen screen;

    public Progress(Screen screen) {
        this.screen = screen;
    }

    /** For a run that stops before its first deed: tells the looks, and leaves what was seen to its plan. */
    public static Onlooker looking(Screen screen) {
        Progress progress = new Progress(screen);
        return new Onlooker() {
            @Override
            public void next(RunId run, Effect effect) {
                if (effect instanceof Effect.Look look) {
                    progress.look(look);
                }
            }
        };
    }

    @Override
    public void next(RunId run, Effect effect) {
        switch (effect) {
            case Act act -> screen.step(deed(act));
            case Effect.Look look -> look(look);
            case Effect.Wait(var duration, var why) ->
                screen.step("waiting " + Words.span(duration) + " " + reason(why)
                        + " (safe to interrupt: `keyrota resume` goes on)");
            case Effect.End _ -> screen.done();
        }
    }

    private static String deed(Act act) {
        return switch (act) {
            case Act.Create(var attempt, var _, var _) ->
                attempt == 1 ? "create the new key" : "create a new key, attempt " + attempt;
            case Act.Receive _ -> "take the new key from a person";
            case Act.Write(var store, var _, var _) -> writing(store);
            case Act.Revoke(var id, var why, var _) ->
                switch (why) {
                    case OLD -> "revoke the old key " + id.brief() + " and prove it dead";
                    case ORPHAN -> "revoke our own leftover " + id.brief();
                };
            case Act.Close _ -> "note beside the vault's value that the run is done";
        };
    }

    private static String writing(StoreId store) {
        return "write " + store + " and prove what it holds";
    }

    private void look(Effect.Look look) {
        switch (look.purpose()) {
            case SOURCE -> screen.step("read the key to replace from the vault");
            case LOAN -> screen.step("see whose the lent key is");
            case BY_HAND -> screen.step("see whether the key was revoked");
            case SUSPICION -> screen.step("see whether the new key, which was refused, is dead");
            case BASELINE -> screen.step("look at everything before anything is changed");
            case SEARCH -> screen.step("look for what a lost answer may have left");
            case VERIFY -> screen.step("verify the new key: account, scope, apps");
            case AWAIT -> store(look).ifPresent(store -> screen.step("wait until " + store + " has the new key"));
            case ROLLOUT ->
                store(look)
                        .ifPresent(store -> screen.step("wait until what reads " + store + " runs with the new key"));
            case CLEAR, REPROVE -> store(look).ifPresent(store -> screen.step(writing(store)));
            case RECALL -> screen.step("see whether the vault took the new key");
            case APPROVAL -> screen.step("see whether the approval is still open");
            case GATE -> screen.step("gate: prove that nothing needs the old key any more");
            case SWEEP -> screen.step("look for leftovers of this run");
            case FINAL -> screen.step("look at everything once more");
            case CONFIRM -> {
                // It belongs to the deed that it confirms.
            }
        }
    }

    private static Optional<StoreId> store(Effect.Look look) {
        return Stream.of(look.once(), look.twice())
                .flatMap(List::stream)
                .<StoreId>mapMulti((question, use) -> {
                    switch (question) {
                        case Question.Holding(var store) -> use.accept(store);
                        case Question.Tracing(var store) -> use.accept(store);
                        case Question.Proving(var store, var _) -> use.accept(store);
                        case Question.Rollout(var store) -> use.accept(store);
                        case Question.Pending(var store, var _) -> use.accept(store);
                        case Question.Approving(var store) -> use.accept(store);
                        case Question.Allowance _,
                                Question.Listing _,
                                Question.Matching _,
                                Question.Showing _,
                                Question.Identity _,
                                Question.Seeing _,
                                Question.Session _ -> {
                            // These are not about a store.
                        }
                    }
                })
                .findFirst();
    }

    private static String reason(Effect.Wait.Why why) {
        return switch (why) {
            case QUIESCENCE -> "until no request that was already sent can still land";
            case RATE_LIMIT -> "because the vendor asked for patience";
            case PROPAGATION -> "until the vendor has spread a change";
        };
    }

    // Only what a person has to hear is said here; the steps say the rest.
    @Override
    public void happened(RunId run, Event event) {
        switch (event) {
            case Event.Based(var base) -> based(base);
            case Event.Refused(var why, var _, var _) -> screen.say("  refused: " + Words.of(why));
            case Event.Doubted(var why, var _) ->
                screen.say("  no certain answer (" + Words.of(why) + "): reading tells what holds");
            case Event.Hastened(var urgency, var _, var by) ->
                screen.warn("  an emergency now (" + Words.of(urgency) + "), by " + Foreign.text(by));
            case Event.Throttled(var hold, var _) ->
                screen.warn("  the issuer allows too few calls for a whole run: it begins in " + Words.span(hold));
            case Event.Suspected(var id) -> screen.warn("  the issuer refuses the new key " + id + ": is it dead?");
            case Event.Searched(var _, var found) -> found.forEach(id -> screen.say("  found our own " + id));
            case Event.Swept(var orphans) -> orphans.forEach(id -> screen.say("  left over: our own " + id));
            default -> {}
        }
    }

    private void based(Base base) {
        screen.done();
        Base.Old old = base.old();
        screen.say(
                old == null
                        ? "  the old key is dead, and nobody knows whose it was"
                        : "  the old key is " + old.id() + ", identified by " + PlanReport.proof(old.identifiedBy()));
        base.findings().forEach(finding -> screen.warn("  finding: " + FindingText.of(finding)));
    }
}
