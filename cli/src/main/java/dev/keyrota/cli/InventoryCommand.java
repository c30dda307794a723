package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.telling.InventoryReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every authorization of an account. */
@Command(
        name = "inventory",
        description = {
            "Lists every authorization of an account: what it is, who uses it and how that is known, how old it is, and what is to be"
                    + " done about it. Changes nothing and revokes nothing.",
            "Looks at every store and session of the account's credentials, and for its keys in the variables of every app that the"
                    + " vault's key sees: what has not the form of a key there is dropped unread."
        },
        footer = {
            "",
            "Example: keyrota inventory",
            "         keyrota inventory heroku -o json",
            "         keyrota inventory --no-probe"
        })
final class InventoryCommand extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "ACCOUNT",
            description = "Its name in the configuration; all of them if left out.")
    private @Nullable String account;

    @Option(names = "--no-probe", description = "Start no consumer: what only it could prove is unsettled then.")
    private boolean unprobed;

    InventoryCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        Map<String, List<Credential>> accounts = Accounts.of(configuration).chosen(account);
        List<InventoryReport> reports = new ArrayList<>();
        try (Workbench bench = desk.workbench(configuration)) {
            Inventories inventories = new Inventories(desk, bench, !unprobed);
            for (Map.Entry<String, List<Credential>> each : accounts.entrySet()) {
                desk.screen().step("compare every place of account " + each.getKey());
                reports.add(inventories.of(each.getKey(), each.getValue()).report());
            }
        }
        return new Answer(
                ExitCode.DONE,
                reports.size() == 1
                        ? reports.getFirst().json()
                        : JsonDocument.object(
                                "accounts",
                                reports.stream().map(InventoryReport::json).toList()),
                reports.stream().flatMap(report -> report.text().stream()).toList());
    }
}
