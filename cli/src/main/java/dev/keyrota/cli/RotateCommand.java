package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Rotation;
import dev.keyrota.config.RotationRequest;
import dev.keyrota.protocol.Charter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces a credential. */
@Command(
        name = "rotate",
        description = {
            "Replaces a credential: creates the new key, writes it to every store, proves each, then revokes the old one.",
            "An open rotation of it is gone on with, and never started a second time."
        },
        footer = {
            "",
            "Example: keyrota rotate heroku-platform --reason scheduled --ticket OPS-1234",
            "--yes answers only \"go on?\". It never answers a question of identity or protection."
        })
final class RotateCommand extends Verb {
    @Parameters(paramLabel = "CREDENTIAL", description = "Its name, or NAME@ENVIRONMENT.")
    private String credential = "";

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description =
                    "scheduled, compromise, exposure, offboarding or incident; compromise and exposure are emergencies.")
    private Charter.Reason reason = Charter.Reason.SCHEDULED;

    @Option(
            names = "--emergency",
            paramLabel = "now|after-stores",
            arity = "0..1",
            fallbackValue = "now",
            description =
                    "now: the old key dies as soon as the vault holds the new one. after-stores: consumers first.")
    private @Nullable Emergency emergency;

    @Mixin
    private final Permission permission = new Permission();

    @Option(
            names = "--plan",
            paramLabel = "HASH",
            description = "Go on only if the plan is still the one with this hash, which `keyrota plan` shows.")
    private @Nullable String plan;

    @Option(
            names = "--break-glass",
            description =
                    "Where the vault's key is dead: take another key of the account, from a hidden prompt or the first"
                            + " line of standard input, to create the new one with. Needs --authorized-by.")
    private boolean breakGlass;

    @Option(names = "--yes", description = "Do not ask \"go on?\".")
    private boolean yes;

    RotateCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        if (!yes && !desk.canAsk()) {
            throw Trouble.usage(
                    "nobody can be asked whether to go on, since standard input is not a terminal; nothing was contacted",
                    "add --yes, and for CI --plan HASH of the plan that was looked at");
        }
        String lender = Handover.lender(
                breakGlass, permission.authorizedBy, desk.surroundings().user());
        Configuration configuration = desk.configuration();
        Rotation rotation = Rotation.of(request(), configuration);
        try (Workbench bench = desk.workbench(configuration);
                Runs runs = new Runs(desk, bench, lender)) {
            return runs.rotate(rotation, plan, yes);
        }
    }

    private RotationRequest request() {
        Charter.Urgency urgency = emergency == null ? null : emergency.urgency;
        return new RotationRequest(
                credential,
                Charter.Purpose.ROTATE,
                reason,
                urgency,
                permission.ticket,
                permission.authorizedBy,
                desk.surroundings().user());
    }

    /** The words of {@code --emergency}. */
    enum Emergency {
        NOW("now", Charter.Urgency.NOW),
        AFTER_STORES("after-stores", Charter.Urgency.AFTER_STORES);

        private final String word;
        private final Charter.Urgency urgency;

        Emergency(String word, Charter.Urgency urgency) {
            this.word = word;
            this.urgency = urgency;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
