package dev.keyrota.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a deed was asked for, and who allowed it. Both are claims, which the audit log keeps. */
final class Permission {
    @Option(names = "--ticket", paramLabel = "ID", description = "Where this was asked for.")
    @Nullable
    String ticket;

    @Option(names = "--authorized-by", paramLabel = "NAME", description = "Who allowed it.")
    @Nullable
    String authorizedBy;
}
