package dev.keyrota.fuzz;

import dev.keyrota.cli.ArgumentsTarget;
import dev.keyrota.cli.EnvironmentTarget;
import dev.keyrota.cli.ForeignTextTarget;
import dev.keyrota.cli.SecretEntryTarget;
import dev.keyrota.config.ConfigurationTarget;
import dev.keyrota.connectors.bootstrap.BootstrapTarget;
import dev.keyrota.connectors.github.AppKeyTarget;
import dev.keyrota.connectors.github.GitHubAppTarget;
import dev.keyrota.connectors.github.GitHubTarget;
import dev.keyrota.connectors.github.LogAddressTarget;
import dev.keyrota.connectors.github.ProbeLogTarget;
import dev.keyrota.connectors.heroku.HerokuTarget;
import dev.keyrota.connectors.heroku.MaskTarget;
import dev.keyrota.connectors.http.HeadersTarget;
import dev.keyrota.connectors.http.JsonTarget;
import dev.keyrota.connectors.infisical.InfisicalTarget;
import dev.keyrota.connectors.session.EnvironmentFileTarget;
import dev.keyrota.journal.EventTarget;
import dev.keyrota.journal.HolderTarget;
import dev.keyrota.journal.LineTarget;
import dev.keyrota.journal.log.CheckpointFileTarget;
import dev.keyrota.journal.note.NoteTarget;
import dev.keyrota.journal.note.SigningKeyTarget;
import dev.keyrota.journal.note.VerifierKeyTarget;
import dev.keyrota.sandbox.server.ControlTarget;
import dev.keyrota.sandbox.server.RequestsTarget;
import dev.keyrota.sandbox.worlds.WorldTarget;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Every parser of foreign input, by name; docs/proof/fuzzing.md says what is asserted of each. */
final class Targets {
    private static final Map<String, Supplier<Target>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("arguments", ArgumentsTarget::new),
            Map.entry("bootstrap", BootstrapTarget::new),
            Map.entry("checkpoint-file", CheckpointFileTarget::new),
            Map.entry("configuration", ConfigurationTarget::new),
            Map.entry("environment", EnvironmentTarget::new),
            Map.entry("environment-file", EnvironmentFileTarget::new),
            Map.entry("foreign-text", ForeignTextTarget::new),
            Map.entry("github", GitHubTarget::new),
            Map.entry("github-app", GitHubAppTarget::new),
            Map.entry("github-app-key", AppKeyTarget::new),
            Map.entry("github-log", ProbeLogTarget::new),
            Map.entry("github-log-address", LogAddressTarget::new),
            Map.entry("headers", HeadersTarget::new),
            Map.entry("heroku", HerokuTarget::new),
            Map.entry("infisical", InfisicalTarget::new),
            Map.entry("journal-event", EventTarget::new),
            Map.entry("journal-holder", HolderTarget::new),
            Map.entry("journal-line", LineTarget::new),
            Map.entry("json", JsonTarget::new),
            Map.entry("mask", MaskTarget::new),
            Map.entry("sandbox-control", ControlTarget::new),
            Map.entry("sandbox-requests", RequestsTarget::new),
            Map.entry("sandbox-world", WorldTarget::new),
            Map.entry("secret-entry", SecretEntryTarget::new),
            Map.entry("signed-note", NoteTarget::new),
            Map.entry("signing-key", SigningKeyTarget::new),
            Map.entry("verifier-key", VerifierKeyTarget::new)));

    private Targets() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static Target make(String name) {
        Supplier<Target> target = ALL.get(name);
        if (target == null) {
            throw new IllegalArgumentException("no target is called " + name);
        }
        return target.get();
    }
}
