package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a rotation up. */
@Command(
        name = "abort",
        description = {
            "Gives a rotation up and undoes what it did: its own new key is revoked, everything else is as before.",
            "Refused once a write to the vault was announced: from there the way is forward, and both keys are alive."
        },
        footer = {"", "Example: keyrota abort 3f0c9a7b12de"})
final class AbortCommand extends Verb {
    @Parameters(paramLabel = "ROTATION", description = "Its id, as `keyrota status` shows it.")
    private String rotation = "";

    AbortCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        try (Workbench bench = desk.workbench(configuration)) {
            return new Runs(desk, bench).abort(desk.rotation(rotation, bench.ledger()));
        }
    }
}
