package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.telling.OperatorStep;
import dev.keyrota.cli.telling.PlanReport;
import dev.keyrota.cli.telling.Progress;
import dev.keyrota.cli.telling.RunReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Addresses;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Rotation;
import dev.keyrota.engine.Engine;
import dev.keyrota.engine.Handed;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.engine.Reach;
import dev.keyrota.engine.Rotations;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.RunId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the commands that run, or would run, have in common. */
final class Runs implements AutoCloseable {
    private final Desk desk;
    private final Workbench bench;
    private final Handover handover;
    private final Onlooker onlooker;

    Runs(Desk desk, Workbench bench) {
        this(desk, bench, null);
    }

    /** @param lentBy who allowed that a break-glass key is lent; null if none is */
    Runs(Desk desk, Workbench bench, @Nullable String lentBy) {
        this.desk = desk;
        this.bench = bench;
        this.handover = new Handover(desk, bench, lentBy);
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
        Engine.Preview preview = bench.engine(Progress.looking(desk.screen()))
                .preview(new Event.Opened(bench.runId(), charter), reach, handover.atFirst());
        desk.screen().done();
        Run run = preview.state().run();
        return new Plan(
                new PlanReport(
                        charter,
                        run == null ? null : run.base(),
                        Addresses.of(charter, bench.configuration()).stores()),
                preview.end());
    }

    private Charter charter(Rotation rotation) {
        Credential credential = rotation.credential();
        return charter(rotation, bench.ledger().current(credential.name(), credential.env()));
    }

    private Charter charter(Rotation rotation, Charter.@Nullable Known recorded) {
        Set<AuthorizationId> siblings = bench.configuration().siblings(rotation.credential()).stream()
                .map(sibling -> bench.ledger().current(sibling.name(), sibling.env()))
                .filter(Objects::nonNull)
                .map(Charter.Known::id)
                .collect(Collectors.toUnmodifiableSet());
        return rotation.charter(desk.surroundings().host(), recorded, siblings);
    }

    /** Runs it to its end, or goes on with the one that is open. */
    Answer rotate(Rotation rotation, @Nullable String expected, boolean yes)
            throws ConfigurationException, InterruptedException {
        Ledger.Rotation open = bench.ledger()
                .open(rotation.credential().name(), rotation.credential().env());
        if (open != null && open.hasBegun()) {
            if (expected != null) {
                throw Trouble.failed(
                        "plan_changed",
                        "rotation " + open.id()
                                + " is open, and no plan is of what it still has to do; nothing was changed",
                        desk.keyrota() + " resume " + open.id());
            }
            agreeToGoOn(open, rotation, yes);
            return rotate(rotation, open.charter(), handover.atResume(open));
        }
        if (expected == null && yes) {
            return rotate(rotation, charter(rotation), handover.atFirst());
        }
        Plan plan = plan(rotation);
        if (!plan.goesOn()) {
            return stopped(plan, rotation);
        }
        confirm(plan, expected, yes);
        return rotate(plan, rotation);
    }

    /** Runs what was looked at, and nothing else: the run looks for itself, and must see the same before its first deed. */
    Answer rotate(Plan agreed, Rotation rotation) throws ConfigurationException, InterruptedException {
        String hash = agreed.report().hash();
        Charter charter = charter(rotation);
        return rotate(rotation, charter, handover.atFirst().agreedTo(seen -> {
            PlanReport now = new PlanReport(charter, seen, agreed.report().stores());
            return now.hash().equals(hash);
        }));
    }

    private Answer rotate(Rotation rotation, Charter charter, Handed handed)
            throws ConfigurationException, InterruptedException {
        Reach reach = bench.reach(charter);
        Duration start = bench.time().elapsed();
        Rotations.Outcome outcome = bench.rotations(onlooker)
                .rotate(
                        charter.credential(),
                        charter.env(),
                        charter.account(),
                        known -> charter(rotation, known),
                        reach,
                        handed);
        return report(assisted(outcome, reach), start);
    }

    /** Does what a charter says that was agreed to: a recovery, or a clean-up. */
    Answer agreed(Charter charter) throws ConfigurationException, InterruptedException {
        Duration start = bench.time().elapsed();
        return report(bench.rotations(onlooker).begin(charter, bench.reach(charter)), start);
    }

    private void agreeToGoOn(Ledger.Rotation open, Rotation rotation, boolean yes) {
        desk.screen()
                .warn("rotation " + open.id() + " of " + open.charter().credential() + " has been open since "
                        + Words.minute(open.begun()) + "; it is gone on with, and no second one is begun");
        if (rotation.request().isEmergency()) {
            desk.screen()
                    .warn("from now on it is an emergency ("
                            + Words.of(rotation.request().urgency()) + ")");
        }
        if (!yes && !agrees()) {
            throw declined();
        }
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

    /**
     * Goes on with a rotation.
     *
     * @param said what a person answers for
     */
    Answer resume(RunId id, List<Event> said) throws ConfigurationException, InterruptedException {
        Ledger.Rotation known = bench.ledger().rotation(id);
        Duration start = bench.time().elapsed();
        if (known.ended()) {
            return report(Rotations.over(known), start);
        }
        Reach reach = bench.reach(known.charter());
        Handed handed = handover.atResume(known);
        return report(assisted(bench.rotations(onlooker).resume(id, reach, said, handed), reach), start);
    }

    /** Where a person sits in front of the terminal, a run that waits for their step asks for it and goes on at once. */
    private Rotations.Outcome assisted(Rotations.Outcome first, Reach reach) throws InterruptedException {
        Rotations.Outcome outcome = first;
        OperatorStep step = OperatorStep.of(outcome.rotation());
        while (step != null && desk.canAsk()) {
            Handed handed = handover.atTerminal(step);
            if (handed == null) {
                return outcome;
            }
            outcome = bench.rotations(onlooker).resume(outcome.rotation().id(), reach, List.of(), handed);
            step = OperatorStep.of(outcome.rotation());
        }
        return outcome;
    }

    /** Gives a rotation up. */
    Answer abort(RunId id) throws ConfigurationException, InterruptedException {
        Ledger.Rotation known = bench.ledger().rotation(id);
        Duration start = bench.time().elapsed();
        if (known.ended()) {
            return report(Rotations.over(known), start);
        }
        return report(bench.rotations(onlooker).abort(id, bench.reach(known.charter())), start);
    }

    private Answer report(Rotations.Outcome outcome, Duration start) {
        Duration elapsed = bench.time().elapsed().minus(start).truncatedTo(ChronoUnit.MILLIS);
        bench.checkpoint(desk.screen());
        boolean contained = bench.ledger().isContained(outcome.rotation());
        return new RunReport(outcome, contained, desk.keyrota(), bench.calls(), elapsed).answer();
    }

    @Override
    public void close() {
        handover.close();
    }
}
