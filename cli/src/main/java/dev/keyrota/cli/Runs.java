package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.telling.PlanReport;
import dev.keyrota.cli.telling.Progress;
import dev.keyrota.cli.telling.RunReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Addresses;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Rotation;
import dev.keyrota.engine.Engine;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.engine.Reach;
import dev.keyrota.engine.Rotations;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the commands that run, or would run, have in common. */
final class Runs {
    private final Desk desk;
    private final Workbench bench;
    private final Onlooker onlooker;

    Runs(Desk desk, Workbench bench) {
        this.desk = desk;
        this.bench = bench;
        this.onlooker = new Progress(desk.screen());
    }

    /** What a run would do, and where it would end before its first deed. */
    record Plan(PlanReport report, Effect.End end) {
        boolean goesOn() {
            return end instanceof Effect.End.Complete;
        }
    }

    /** Looks at everything and changes nothing; the journal stays as it is. */
    Plan plan(Rotation rotation) throws ConfigurationException, InterruptedException {
        Charter charter = charter(rotation);
        Reach reach = bench.reach(charter);
        Engine.Preview preview =
                bench.engine(Progress.looking(desk.screen())).preview(new Event.Opened(bench.runId(), charter), reach);
        desk.screen().done();
        return new Plan(
                new PlanReport(
                        charter,
                        base(preview.state()),
                        Addresses.of(charter, bench.configuration()).stores()),
                preview.end());
    }

    private Charter charter(Rotation rotation) {
        return rotation.charter(
                desk.surroundings().host(),
                bench.ledger()
                        .current(
                                rotation.credential().name(),
                                rotation.credential().env()));
    }

    private static @Nullable Base base(State state) {
        return switch (state) {
            case State.Standing(var run) -> run.base();
            case State.Halted(var from, var _, var _) -> base(from);
            case State.Unopened _, State.Announced _, State.Doubtful _, State.Resting _, State.Done _, State.Undone _ ->
                null;
        };
    }

    /** Runs it to its end, or goes on with the one that is open. */
    Answer rotate(Rotation rotation, @Nullable String expected, boolean yes)
            throws ConfigurationException, InterruptedException {
        Ledger.Rotation open = bench.ledger()
                .open(rotation.credential().name(), rotation.credential().env());
        if (open != null) {
            return goOn(open, rotation, yes);
        }
        if (expected != null || !yes) {
            Plan plan = plan(rotation);
            if (!plan.goesOn()) {
                return stopped(plan, rotation);
            }
            confirm(plan, expected, yes);
        }
        Charter charter = charter(rotation);
        Reach reach = bench.reach(charter);
        Duration start = bench.time().elapsed();
        return report(
                bench.rotations(onlooker)
                        .rotate(
                                charter.credential(),
                                charter.env(),
                                charter.account(),
                                known -> rotation.charter(desk.surroundings().host(), known),
                                reach),
                start);
    }

    private Answer goOn(Ledger.Rotation open, Rotation rotation, boolean yes)
            throws ConfigurationException, InterruptedException {
        desk.screen()
                .warn("rotation " + open.id() + " of " + open.charter().credential() + " has been open since "
                        + Words.minute(open.begun()) + "; it is gone on with, and no second one is begun");
        if (rotation.request().urgency() != open.charter().urgency()) {
            desk.screen()
                    .warn("it was asked for as " + Words.of(open.charter().urgency())
                            + " and stays so: an open rotation is not turned into an emergency yet");
        }
        if (!yes && !agrees()) {
            throw declined();
        }
        return resume(open.id());
    }

    private void confirm(Plan plan, @Nullable String expected, boolean yes) {
        if (expected != null && !expected.equals(plan.report().hash())) {
            throw Trouble.failed(
                    "plan_changed",
                    "the plan is not the one that was looked at: it is "
                            + plan.report().hash() + " now; nothing was changed",
                    desk.keyrota() + " plan CREDENTIAL shows it");
        }
        if (!yes) {
            plan.report().text().forEach(desk.screen()::say);
            if (!agrees()) {
                throw declined();
            }
        }
    }

    private boolean agrees() {
        return desk.ask("go on? Only \"yes\" does:").equals("yes");
    }

    private static Trouble declined() {
        return Trouble.failed("declined", "not gone on with; nothing was changed", null);
    }

    /** What a plan that would stop amounts to. */
    Answer stopped(Plan plan, Rotation rotation) {
        return new WouldStop(desk.keyrota(), rotation.credential().name(), plan).answer();
    }

    /** Goes on with a rotation. */
    Answer resume(RunId id) throws ConfigurationException, InterruptedException {
        Ledger.Rotation known = bench.ledger().rotation(id);
        Duration start = bench.time().elapsed();
        return report(bench.rotations(onlooker).resume(id, bench.reach(known.charter())), start);
    }

    /** Gives a rotation up. */
    Answer abort(RunId id) throws ConfigurationException, InterruptedException {
        Ledger.Rotation known = bench.ledger().rotation(id);
        Duration start = bench.time().elapsed();
        return report(bench.rotations(onlooker).abort(id, bench.reach(known.charter())), start);
    }

    private Answer report(Rotations.Outcome outcome, Duration start) {
        Duration elapsed = bench.time().elapsed().minus(start).truncatedTo(ChronoUnit.MILLIS);
        return new RunReport(outcome, desk.keyrota(), bench.calls(), elapsed).answer();
    }
}
