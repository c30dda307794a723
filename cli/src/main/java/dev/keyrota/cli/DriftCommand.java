package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.telling.DriftReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Rotation;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Lookout;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.drift.Comparison;
import dev.keyrota.protocol.drift.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        List<DriftReport> reports = new ArrayList<>();
        try (Workbench bench = desk.workbench(configuration)) {
            for (Credential each : chosen.of(configuration)) {
                desk.screen().step("compare every place of " + each.qualifiedName());
                reports.add(report(bench, each));
            }
        }
        boolean found = reports.stream().anyMatch(DriftReport::isFound);
        return new Answer(
                found ? ExitCode.FOUND : ExitCode.DONE,
                JsonDocument.object(
                        "credentials", reports.stream().map(DriftReport::json).toList()),
                reports.stream()
                        .flatMap(report -> report.text(desk.keyrota()).stream())
                        .toList());
    }

    private DriftReport report(Workbench bench, Credential credential)
            throws ConfigurationException, InterruptedException {
        Ledger ledger = bench.ledger();
        Rotation looked = Rotation.watched(
                bench.configuration(), credential, desk.surroundings().user());
        Charter charter = looked.charter(
                desk.surroundings().host(), ledger.current(credential.name(), credential.env()), Set.of());
        Comparison comparison = new Comparison(charter, ledger.proven(credential.name(), credential.env()));
        try (Lookout lookout = new Lookout(bench.engine(Onlooker.none()), bench.reach(charter))) {
            Sight places = lookout.ask(comparison.places());
            Sight keys = lookout.ask(comparison.keys(places, !unprobed));
            Drift drift = comparison.drift(places, keys);
            return new DriftReport(
                    credential.name(), credential.env(), drift, ledger.open(credential.name(), credential.env()));
        }
    }
}
