package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.telling.RunFacts;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Rotation;
import dev.keyrota.config.RotationRequest;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Charter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a rotation would do. */
@Command(
        name = "plan",
        description = {
            "Shows what a rotation would do now: which stores in which order, which key is the old one and how that is known.",
            "Changes nothing. A plan that would stop ends with 4."
        },
        footer = {"", "Example: keyrota plan heroku-platform -o json"})
final class PlanCommand extends Verb {
    @Parameters(paramLabel = "CREDENTIAL", description = "Its name, or NAME@ENVIRONMENT.")
    private String credential = "";

    @Option(names = "--ticket", paramLabel = "ID", description = "As the rotation will be given it.")
    private @Nullable String ticket;

    PlanCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        RotationRequest request = new RotationRequest(
                credential,
                Charter.Purpose.ROTATE,
                Charter.Reason.SCHEDULED,
                null,
                ticket,
                null,
                desk.surroundings().user());
        Rotation rotation = Rotation.of(request, configuration);
        try (Workbench bench = desk.workbench(configuration)) {
            mustNotBeOpen(bench.ledger(), rotation);
            Runs runs = new Runs(desk, bench);
            Runs.Plan plan = runs.plan(rotation);
            return plan.goesOn()
                    ? new Answer(
                            ExitCode.DONE, plan.report().json(), plan.report().text())
                    : runs.stopped(plan, rotation);
        }
    }

    /** What is open is gone on with: a plan of a new rotation would only meet our own label and call it a stranger's. */
    private void mustNotBeOpen(Ledger ledger, Rotation rotation) {
        Ledger.Rotation open =
                ledger.open(rotation.credential().name(), rotation.credential().env());
        if (open != null && open.hasBegun()) {
            throw Trouble.of(
                    ExitCode.STOPPED,
                    "rotation_open",
                    "rotation " + open.id()
                            + " of this credential is open, and a new one cannot be planned before it is over; "
                            + RunFacts.of(open.events()).alive(),
                    desk.keyrota() + " resume " + open.id() + " goes on with it");
        }
    }
}
