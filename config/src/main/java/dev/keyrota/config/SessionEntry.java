package dev.keyrota.config;

import dev.keyrota.protocol.SessionId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A shell that may hold the credential. It is looked at and never written.
 *
 * @param id its name in the file
 * @param variable the environment variable that holds the value
 * @param file absolute; read instead of this process's environment, where the shell leaves its variables in a file; null for the environment
 */
public record SessionEntry(
        SessionId id, String variable, @Nullable Path file) {
    public SessionEntry {
        Shape.VARIABLE.require("variable", variable);
    }
}
