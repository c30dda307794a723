package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Rotation;
import dev.keyrota.config.RotationRequest;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Charter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a key without a new one. */
@Command(
        name = "revoke",
        description = {
            "Revokes the current key and mints none: every consumer is cut off at once.",
            "Asks for the credential's name to be typed."
        },
        footer = {"", "Example: keyrota revoke heroku-platform --reason compromise --confirm heroku-platform"})
final class RevokeCommand extends Verb {
    @Parameters(paramLabel = "CREDENTIAL", description = "Its name, or NAME@ENVIRONMENT.")
    private String credential = "";

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "compromise, exposure, offboarding, incident or scheduled; compromise by default.")
    private Charter.Reason reason = Charter.Reason.COMPROMISE;

    @Mixin
    private final Permission permission = new Permission();

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "The credential's name, where nobody can be asked to type it.")
    private @Nullable String confirm;

    RevokeCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        if (confirm == null && !desk.canAsk()) {
            throw Trouble.usage(
                    "nobody can be asked to type the credential's name, since standard input is not a terminal; nothing was contacted",
                    "add --confirm " + credential);
        }
        Configuration configuration = desk.configuration();
        Rotation revocation = Rotation.of(request(), configuration);
        try (Workbench bench = desk.workbench(configuration)) {
            mustNotBeRotated(bench.ledger(), revocation);
            Runs runs = new Runs(desk, bench);
            Runs.Plan plan = runs.plan(revocation);
            if (!plan.goesOn()) {
                return runs.stopped(plan, revocation);
            }
            plan.report().text().forEach(desk.screen()::say);
            confirmed(revocation.credential().name());
            return runs.rotate(plan, revocation);
        }
    }

    private RotationRequest request() {
        return new RotationRequest(
                credential,
                Charter.Purpose.REVOKE,
                reason,
                null,
                permission.ticket,
                permission.authorizedBy,
                desk.surroundings().user());
    }

    /** An open rotation would be gone on with, which is not what was asked for. */
    private void mustNotBeRotated(Ledger ledger, Rotation revocation) {
        Ledger.Rotation open = ledger.open(
                revocation.credential().name(), revocation.credential().env());
        if (open != null && open.charter().purpose() != Charter.Purpose.REVOKE) {
            throw Trouble.of(
                    ExitCode.STOPPED,
                    "rotation_open",
                    "rotation " + open.id()
                            + " of this credential is open, and it is not clear which key is the current one; nothing was changed, and nobody was told, since no alert channel is configured",
                    desk.keyrota() + " resume " + open.id() + " brings it to its end; or abort it, then revoke");
        }
    }

    private void confirmed(String name) {
        String typed = confirm != null
                ? confirm
                : desk.ask("this cuts off every consumer. Type the credential's name (" + name + ") to go on:");
        if (!typed.equals(name)) {
            throw Trouble.failed("declined", "that is not its name; nothing was changed", null);
        }
    }
}
