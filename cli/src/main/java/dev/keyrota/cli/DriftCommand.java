package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.telling.DriftEntry;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares every place with the source of truth. */
@Command(
        name = "drift",
        description = {
            "Compares which key each place holds with the vault's, not only whether it works: stores, sessions, what hides a store,"
                    + " what was written from outside. Changes nothing and revokes nothing.",
            "A store that cannot be read is believed to hold what this journal proved, as long as it was not written since; else a"
                    + " consumer proves what it gets, which starts the probe's workflow and takes minutes.",
            "Ends with 3 if anything was found."
        },
        footer = {
            "",
            "Example: keyrota drift",
            "         keyrota drift heroku-platform -o json",
            "         keyrota drift --no-probe"
        })
final class DriftCommand extends Verb {
    @Mixin
    private final Chosen chosen = new Chosen();

    @Option(names = "--no-probe", description = "Start no consumer: what only it could prove is unprovable then.")
    private boolean unprobed;

    DriftCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        List<Credential> credentials = chosen.of(configuration);
        List<DriftEntry> entries;
        try (Workbench bench = desk.workbench(configuration)) {
            desk.screen().step("compare every place of " + whose(credentials));
            entries = new Comparisons(desk, bench, !unprobed).of(credentials);
        }
        boolean found = entries.stream().anyMatch(DriftEntry::isFound);
        return new Answer(
                found ? ExitCode.FOUND : ExitCode.DONE,
                JsonDocument.object(
                        "credentials", entries.stream().map(DriftEntry::json).toList()),
                entries.stream()
                        .flatMap(entry -> entry.text(desk.keyrota()).stream())
                        .toList());
    }

    private static String whose(List<Credential> credentials) {
        return credentials.size() == 1 ? credentials.getFirst().qualifiedName() : credentials.size() + " credentials";
    }
}
