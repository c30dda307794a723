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
    private final Entrance entrance;
    private final Screen screen;
    private final Set<String> warned = new HashSet<>();

    Bootstrap(BootstrapSecrets secrets, Entrance entrance, Screen screen) {
        this.secrets = secrets;
        this.entrance = entrance;
        this.screen = screen;
    }

    /**
     * A token or a client secret.
     *
     * @throws Trouble where there is none, or one of the other world: exit 2, and nothing was contacted
     */
    Secret secret(SecretReference reference) {
        return entrance.login(found(reference), place(reference));
    }

    /**
     * A client id or a private key, which carry no sandbox's mark.
     *
     * @throws Trouble where there is none: exit 2, and nothing was contacted
     */
    Secret unmarked(SecretReference reference) {
        return entrance.unmarked(found(reference));
    }

    private Secret found(SecretReference reference) {
        Found found = switch (reference) {
            case SecretReference.Environment(var name) -> secrets.variable(name);
            case SecretReference.File(var path) -> secrets.file(path);
        };
        return switch (found) {
            case Found.There(var secret, var warning) -> {
                if (warning != null && warned.add(warning)) {
                    screen.warn("warning: " + warning);
                }
                yield secret;
            }
            case Found.Missing(var what, var remedy) ->
                throw Trouble.of(ExitCode.USAGE, "bootstrap_secret", what + "; nothing was contacted", remedy);
        };
    }

    private static String place(SecretReference reference) {
        return switch (reference) {
            case SecretReference.Environment(var name) -> "the variable " + name;
            case SecretReference.File(var path) -> "the file " + path;
        };
    }
}
