package dev.keyrota.cli;

import dev.keyrota.cli.doctor.Check;
import dev.keyrota.cli.doctor.Memory;
import dev.keyrota.cli.doctor.Surgery;
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

/** Looks at everything that a rotation will need. */
@Command(
        name = "doctor",
        description = {
            "PASS, FAIL or SKIP for each thing that a rotation will need, each FAIL with its remedy. Changes nothing.",
            "Ends with 3 if something failed."
        },
        footer = {"", "Example: keyrota doctor", "         keyrota doctor heroku-platform -o json"})
final class DoctorCommand extends Verb {
    @Mixin
    private final Chosen chosen = new Chosen();

    DoctorCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "configuration",
                Check.Result.PASS,
                configuration.origin().file() + ": " + configuration.accounts().size() + " accounts, "
                        + configuration.credentials().size() + " credentials",
                null));
        try (Workbench bench = desk.workbench(configuration)) {
            checks.addAll(new Memory(bench.home(), bench.time()::wall).checks());
            for (Credential each : chosen.of(configuration)) {
                desk.screen().step("look at " + each.qualifiedName());
                checks.addAll(new Surgery(bench, each).checks());
            }
        }
        checks.add(new Check(
                "alert channels", Check.Result.SKIP, "none is configured: nobody is told when a rotation stops", null));
        return answer(checks);
    }

    private static Answer answer(List<Check> checks) {
        long failed = checks.stream()
                .filter(check -> check.result() == Check.Result.FAIL)
                .count();
        List<String> lines = new ArrayList<>();
        checks.forEach(check -> lines.addAll(check.text()));
        lines.add(failed == 0 ? "nothing is in the way that can be seen" : failed + " failed");
        return new Answer(
                failed == 0 ? ExitCode.DONE : ExitCode.FOUND,
                JsonDocument.object("checks", checks.stream().map(Check::json).toList()),
                lines);
    }
}
