package dev.keyrota.cli;

import picocli.CommandLine.Command;

/** The audit log, which is the journal. */
@Command(
        name = "audit",
        description = {
            "The audit log: every fact of every rotation, each chained to the one before.",
            "A signed checkpoint that is kept elsewhere shows whether the log was cut off or written anew."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example: keyrota audit show heroku-platform",
            "         keyrota audit checkpoint --anchor /mnt/worm/keyrota.txt",
            "         keyrota audit verify --checkpoint /mnt/worm/keyrota.txt --key key.txt",
            "         keyrota audit export --to evidence"
        })
final class AuditCommand {}
