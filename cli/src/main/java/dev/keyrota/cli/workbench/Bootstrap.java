package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.SecretReference;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.bootstrap.BootstrapSecrets;
import dev.keyrota.connectors.bootstrap.Found;
import java.util.HashSet;
import java.util.Set;

/** The secrets that Keyrota itself logs in with. */
final class Bootstrap {
    private final BootstrapSecrets secrets;
    private final Custody custody;
    private final Screen screen;
    private final Set<String> warned = new HashSet<>();

    Bootstrap(BootstrapSecrets secrets, Custody custody, Screen screen) {
        this.secrets = secrets;
        this.custody = custody;
        this.screen = screen;
    }

    /** @throws Trouble where there is none: exit 2, and nothing was contacted */
    Secret secret(SecretReference reference) {
        Found found = switch (reference) {
            case SecretReference.Environment(var name) -> secrets.variable(name);
            case SecretReference.File(var path) -> secrets.file(path);
        };
        return switch (found) {
            case Found.There(var secret, var warning) -> {
                if (warning != null && warned.add(warning)) {
                    screen.warn("warning: " + warning);
                }
                yield custody.enter(secret);
            }
            case Found.Missing(var what, var remedy) ->
                throw Trouble.of(ExitCode.USAGE, "bootstrap_secret", what + "; nothing was contacted", remedy);
        };
    }
}
