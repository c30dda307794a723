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
            "First steps:",
            "  keyrota demo             watch one; needs no account, network or file",
            "  keyrota init             write a commented keyrota.yaml, and fill it in",
            "  keyrota doctor           see whether all is there that a rotation needs",
            "  keyrota plan NAME        see what a rotation would do, and change nothing",
            "  keyrota rehearse NAME    play it under every single fault, in the sandbox",
            "  keyrota rotate NAME      rotate; it shows the plan and asks before it begins",
            "Each command explains itself with an example: keyrota COMMAND --help",
            "",
            "Exit codes:",
            "  0  done, nothing found",
            "  1  failed: nothing was changed, or what was changed was put back",
            "  2  wrong usage or configuration: nothing was contacted",
            "  3  something was found: by doctor, drift, a check, a rehearsal",
            "  4  stopped: a person must decide; the output says what, and how",
            "  5  waiting: the output says for what, and until when",
            "  6  another run holds the account",
            "130  interrupted: the journal is whole, and `keyrota resume` goes on"
        })
final class Keyrota {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration; if left out, what KEYROTA_CONFIG names, else keyrota.yaml.")
    @Nullable
    Path config;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "The journal's folder; if left out, what KEYROTA_HOME names, else `home` of the configuration, else the user's state folder.")
    @Nullable
    Path home;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            description = "The form of the result on standard output; text by default.")
    Printer.Format output = Printer.Format.TEXT;

    @Option(
            names = "--quiet",
            scope = ScopeType.INHERIT,
            description = "On standard error, say only what must not be missed.")
    boolean quiet;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "On standard error, name each call to a vendor too.")
    boolean verbose;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours; so does NO_COLOR.")
    boolean noColor;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;
}
