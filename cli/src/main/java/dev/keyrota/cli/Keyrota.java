package dev.keyrota.cli;

import dev.keyrota.cli.output.Printer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program's root: what every command is told. */
@Command(
        name = "keyrota",
        description = "Replaces credentials that vendors issue: no downtime, and no secret is ever shown.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false,
        sortOptions = false,
        usageHelpAutoWidth = true,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Begin with `keyrota demo`: it needs no account, no network and no configuration.",
            "Exit codes: 0 done; 1 failed, nothing changed; 2 wrong usage or configuration; 3 something was found;",
            "4 a person must decide; 5 waiting; 6 another run holds the account; 130 interrupted."
        })
final class Keyrota {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration; KEYROTA_CONFIG, else keyrota.yaml.")
    @Nullable
    Path config;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The journal's folder; KEYROTA_HOME, else the configuration's, else the user's state folder.")
    @Nullable
    Path home;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            description = "The form of the result on standard output; text by default.")
    Printer.Format output = Printer.Format.TEXT;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Say only what must not be missed.")
    boolean quiet;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Say what happens in detail.")
    boolean verbose;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours; so does NO_COLOR.")
    boolean noColor;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help, with an example.")
    boolean help;
}
