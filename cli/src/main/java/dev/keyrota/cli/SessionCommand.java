package dev.keyrota.cli;

import picocli.CommandLine.Command;

/** The shells that may hold a credential. */
@Command(
        name = "session",
        description = "The shells that may hold a credential: what this one holds, measured by the vault.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: keyrota session check"})
final class SessionCommand {}
