package dev.keyrota.cli;

import picocli.CommandLine.Command;

/** The audit log, which is the journal. */
@Command(
        name = "audit",
        description = "The audit log: every fact of every rotation, each chained to the one before.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: keyrota audit show heroku-platform", "         keyrota audit verify -o json"})
final class AuditCommand {}
