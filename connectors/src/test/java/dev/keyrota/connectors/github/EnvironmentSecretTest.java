package dev.keyrota.connectors.github;

import dev.keyrota.sandbox.github.Scope;

/** With the version of 2026, in which a dispatch is not asked for the run's id. */
class EnvironmentSecretTest extends WriteOnlyContract {
    @Override
    SecretScope scope() {
        return new SecretScope.OfEnvironment(GitHubStand.REPOSITORY, "production");
    }

    @Override
    Scope place() {
        return new Scope.OfEnvironment(GitHubStand.REPOSITORY.toString(), "production");
    }

    @Override
    GitHub github() {
        return stand.withToken(ApiVersion.V2026_03_10);
    }
}
