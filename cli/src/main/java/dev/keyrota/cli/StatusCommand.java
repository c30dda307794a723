package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.telling.Standing;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.engine.Ledger;
import dev.keyrota.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the journal knows. */
@Command(
        name = "status",
        description = {
            "One line a credential: age, last rotated, next due, state, findings. Reads the journal and contacts no vendor.",
            "States: ok; open; waiting; stopped (a person must decide); contained (rotate once more); revoked; unknown."
        },
        footer = {"", "Example: keyrota status", "         keyrota status heroku-platform -o json"})
final class StatusCommand extends Verb {
    @Mixin
    private final Chosen chosen = new Chosen();

    StatusCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        try (Workbench bench = desk.workbench(configuration);
                Journal journal = desk.existingJournal(bench.home().journal()).orElse(null)) {
            List<Standing> all = new ArrayList<>();
            for (Credential each : chosen.of(configuration)) {
                all.add(Standing.of(
                        each,
                        journal == null ? null : new Ledger(journal),
                        bench.time().wall()));
            }
            List<String> lines = new ArrayList<>();
            lines.add(Standing.HEADING);
            all.forEach(standing -> lines.addAll(standing.text(desk.keyrota())));
            return new Answer(
                    ExitCode.DONE,
                    JsonDocument.object(
                            "credentials", all.stream().map(Standing::json).toList()),
                    lines);
        }
    }
}
