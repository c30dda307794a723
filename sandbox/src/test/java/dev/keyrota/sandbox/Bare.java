package dev.keyrota.sandbox;

import dev.keyrota.sandbox.github.GitHubHost;
import dev.keyrota.sandbox.heroku.HerokuAccount;
import dev.keyrota.sandbox.heroku.Profile;
import dev.keyrota.sandbox.infisical.InfisicalVault;
import java.time.Instant;

/** Worlds with next to nothing in them, for tests of one vendor. */
public final class Bare {

    private Bare() {}

    /** A world around this vault. */
    public static World world(SandboxClock clock, InfisicalVault vault) {
        return world(clock, vault, new GitHubHost(clock, new SeededIds(1)));
    }

    /** A world around this host. */
    public static World world(SandboxClock clock, GitHubHost host) {
        return world(clock, new InfisicalVault(clock, new SeededIds(1)), host);
    }

    private static World world(SandboxClock clock, InfisicalVault vault, GitHubHost host) {
        return new World(clock, heroku(clock), vault, host, new Logins("project", "client", "secret", "token"));
    }

    private static HerokuAccount heroku(SandboxClock clock) {
        Instant created = Instant.parse("2020-01-01T00:00:00Z");
        return new HerokuAccount(
                clock,
                new SeededIds(1),
                new Profile("c5a99340-2ff8-4813-a67e-b5304b013cb7", "owner@example.com", "Owner", created),
                new Profile("24890a02-a958-41bc-bf69-232ab597b020", "other@example.com", "Other", created));
    }
}
