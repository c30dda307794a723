package dev.keyrota.cli;

import dev.keyrota.cli.doctor.Check;
import dev.keyrota.cli.doctor.SessionChecks;
import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says of each configured session whether it holds the vault's living key. */
@Command(
        name = "check",
        description = {
            "PASS, FAIL or SKIP for each configured session: whether it holds the vault's key and that lives, each FAIL with its"
                    + " remedy. Run it in the shell that is meant. No value is shown.",
            "SKIP is what says nothing about the session: something in front of a vendor answered, or another shell is meant.",
            "Ends with 3 if something failed."
        },
        footer = {"", "Example: keyrota session check", "         keyrota session check heroku-platform -o json"})
final class SessionCheckCommand extends Verb {
    @Mixin
    private final Chosen chosen = new Chosen();

    SessionCheckCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        List<Check> checks = new ArrayList<>();
        try (Workbench bench = desk.workbench(configuration)) {
            Comparisons comparisons = new Comparisons(desk, bench, false);
            for (Credential each : chosen.of(configuration)) {
                desk.screen().step("compare the sessions of " + each.qualifiedName() + " with the vault");
                checks.addAll(new SessionChecks(each, comparisons.sessions(each)).checks());
            }
        }
        boolean failed = checks.stream().anyMatch(check -> check.result() == Check.Result.FAIL);
        return new Answer(
                failed ? ExitCode.FOUND : ExitCode.DONE,
                JsonDocument.object("checks", checks.stream().map(Check::json).toList()),
                checks.stream().flatMap(check -> check.text().stream()).toList());
    }
}
