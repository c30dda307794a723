package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.telling.WatchReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at the outcomes of rotations after their ends. */
@Command(
        name = "watch",
        description = {
            "Looks, an hour after a rotation and a day after it, whether what it left is still there: its key in every store, its label"
                    + " beside the vault's value, the old authorization gone and no other of its own. For a cron: where no look is"
                    + " due, nobody is asked.",
            "A look is recorded once everything could be seen. Changes nothing and revokes nothing. Ends with 3 if anything was found."
        },
        footer = {"", "Example: keyrota watch", "         keyrota watch heroku-platform --now -o json"})
final class WatchCommand extends Verb {
    @Mixin
    private final Chosen chosen = new Chosen();

    @Option(names = "--now", description = "Look although no look is due.")
    private boolean now;

    @Option(names = "--no-probe", description = "Start no consumer: what only it could prove is unseen then.")
    private boolean unprobed;

    WatchCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        List<WatchReport> reports = new ArrayList<>();
        try (Workbench bench = desk.workbench(configuration)) {
            AfterWatches watches = new AfterWatches(desk, bench, !unprobed);
            for (Credential each : chosen.of(configuration)) {
                reports.add(watches.of(each, now));
            }
            if (reports.stream().anyMatch(WatchReport::isRecorded)) {
                bench.checkpoint(desk.screen());
            }
        }
        boolean found = reports.stream().anyMatch(WatchReport::isFound);
        return new Answer(
                found ? ExitCode.FOUND : ExitCode.DONE,
                JsonDocument.object(
                        "watched", reports.stream().map(WatchReport::json).toList()),
                reports.stream()
                        .flatMap(report -> report.text(desk.keyrota()).stream())
                        .toList());
    }
}
