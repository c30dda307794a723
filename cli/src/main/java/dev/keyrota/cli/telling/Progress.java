package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Words;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;

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
        if (effect instanceof Effect.End) {
            screen.done();
        } else {
            String remark = effect instanceof Effect.Wait ? " (safe to interrupt: `keyrota resume` goes on)" : "";
            StepText.of(effect).ifPresent(words -> screen.step(words + remark));
        }
    }

    private void look(Effect.Look look) {
        StepText.of(look).ifPresent(screen::step);
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
        boolean replaces = old == null ? base.oldDead() : old.identifiedBy() != Base.Identification.NAMED;
        if (!replaces) {
            return;
        }
        screen.say(
                old == null
                        ? "  the old key is dead, and nobody knows whose it was"
                        : "  the old key is " + old.id() + ", identified by " + PlanReport.proof(old.identifiedBy()));
        base.findings().forEach(finding -> screen.warn("  finding: " + FindingText.of(finding)));
    }
}
