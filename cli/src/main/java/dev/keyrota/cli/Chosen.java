package dev.keyrota.cli;

import dev.keyrota.config.Configuration;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which credentials a command looks at: one, or all. */
final class Chosen {
    @Parameters(
            arity = "0..1",
            paramLabel = "CREDENTIAL",
            description = "Its name, or NAME@ENVIRONMENT; all of them if left out.")
    private @Nullable String credential;

    List<Credential> of(Configuration configuration) throws ConfigurationException {
        return credential == null ? configuration.credentials() : List.of(configuration.credential(credential));
    }
}
