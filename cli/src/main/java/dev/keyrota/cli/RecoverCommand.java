package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.telling.RecoveryReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Shape;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.RecoveryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings drifted stores back. */
@Command(
        name = "recover",
        description = {
            "Compares every place with the vault, shows what is to be done, and writes the vault's key to the stores that drifted.",
            "A store is written with nobody asked only where that can break nobody; for each other a person decides. Makes no key,"
                    + " revokes none, and never writes the vault.",
            "Ends with 4 where a person's decision is left."
        },
        footer = {
            "",
            "Example: keyrota recover heroku-platform --dry-run",
            "         keyrota recover heroku-platform --yes",
            "         keyrota recover heroku-platform --overwrite github-ci --authorized-by ada",
            "--yes answers only \"go on?\". It decides on no store."
        })
final class RecoverCommand extends Verb {
    @Parameters(paramLabel = "CREDENTIAL", description = "Its name, or NAME@ENVIRONMENT.")
    private String credential = "";

    @Option(
            names = "--overwrite",
            paramLabel = "STORE",
            description = "A store that may be as it is on purpose, and that by your decision gets the vault's key.")
    private List<String> overwrite = new ArrayList<>();

    @Option(names = "--authorized-by", paramLabel = "NAME", description = "Who decided that.")
    private @Nullable String authorizedBy;

    @Option(names = "--dry-run", description = "Show what is to be done, and do nothing.")
    private boolean dry;

    @Option(names = "--yes", description = "Do not ask \"go on?\".")
    private boolean yes;

    RecoverCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        if (!yes && !dry && !desk.canAsk()) {
            throw Trouble.usage(
                    "nobody can be asked whether to go on, since standard input is not a terminal; nothing was contacted",
                    "add --yes, or --dry-run to look first");
        }
        String by = authorizedBy == null ? desk.surroundings().user() : Shape.PERSON.check(authorizedBy);
        Configuration configuration = desk.configuration();
        Credential drifted = configuration.credential(credential);
        try (Workbench bench = desk.workbench(configuration);
                Runs runs = new Runs(desk, bench)) {
            Comparisons comparisons = new Comparisons(desk, bench, true);
            mustRest(comparisons.open(drifted));
            desk.screen().step("compare every place of " + drifted.qualifiedName());
            RecoveryPlan plan = RecoveryPlan.of(comparisons.drift(drifted));
            desk.screen().done();
            Set<StoreId> chosen = named(plan);
            if (!yes && !dry) {
                report(drifted, plan, comparisons, chosen, by).text().forEach(desk.screen()::say);
                chosen.addAll(asked(plan, chosen));
            }
            RecoveryReport report = report(drifted, plan, comparisons, chosen, by);
            if (dry || report.charter() == null) {
                return report.undone();
            }
            agree(report);
            return report.after(runs.agreed(report.charter()));
        }
    }

    private void mustRest(Ledger.@Nullable Rotation open) {
        if (open != null) {
            throw Trouble.of(
                    ExitCode.STOPPED,
                    "rotation_open",
                    "rotation " + open.id()
                            + " of this credential is open, and what its stores hold is its own work; nothing was changed,"
                            + " and nobody was told, since no alert channel is configured",
                    desk.keyrota() + " resume " + open.id());
        }
    }

    /** @param by who decided on what was chosen */
    private RecoveryReport report(
            Credential drifted, RecoveryPlan plan, Comparisons comparisons, Set<StoreId> chosen, String by) {
        return new RecoveryReport(
                drifted.name(),
                drifted.env(),
                plan,
                plan.charter(comparisons.charter(drifted), chosen, by),
                desk.keyrota());
    }

    /** The stores that were named. One that is no choice would silently change nothing, or something else than was thought. */
    private Set<StoreId> named(RecoveryPlan plan) {
        Set<StoreId> named = new TreeSet<>();
        for (String name : overwrite) {
            StoreId store = plan.choices().stream()
                    .filter(each -> each.value().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Trouble.failed(
                            "no_choice",
                            "`" + Foreign.text(name) + "` is no store that waits for a decision; nothing was changed",
                            plan.choices().isEmpty() ? "none does" : "those that do: " + plan.choices()));
            named.add(store);
        }
        return named;
    }

    /** A person at the terminal types the name of each store that is to be written over. */
    private Set<StoreId> asked(RecoveryPlan plan, Set<StoreId> named) {
        Set<StoreId> asked = new TreeSet<>();
        for (StoreId store : plan.choices()) {
            boolean chosen = !named.contains(store)
                    && desk.ask(store + " may be as it is on purpose. Type its name to write the vault's key over it,"
                                    + " or nothing to leave it:")
                            .equals(store.value());
            if (chosen) {
                asked.add(store);
            }
        }
        return asked;
    }

    private void agree(RecoveryReport report) {
        if (yes) {
            return;
        }
        desk.screen().say("writes: " + report.writes());
        if (!desk.ask("go on? Only \"yes\" does:").equals("yes")) {
            throw Trouble.failed("declined", "not gone on with; nothing was changed", null);
        }
    }
}
