package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import dev.keyrota.protocol.StoreId;

/**
 * A secret of GitHub Actions. It can be written and not read back.
 *
 * @param id its name in the file
 * @param account the GitHub account
 * @param scope whose secret it is
 * @param secretName the secret's name; GitHub keeps it in capitals
 * @param proof how it is proven what the secret holds
 * @param writing who writes it, and when
 */
public record GitHubSecretStore(
        StoreId id, String account, SecretScope scope, String secretName, Proof proof, Writing writing)
        implements StoreEntry {
    public GitHubSecretStore {
        Shape.NAME.require("account", account);
        Shape.GITHUB_SECRET.require("secret", secretName);
        if (writing.by() != null && proof instanceof Proof.UpdatedAt) {
            throw new FlawException(
                    "written-by",
                    "that a second writer wrote is not that it wrote the new key",
                    "prove what the secret holds with `proof: { workflow: … }`");
        }
        if (scope instanceof SecretScope.OfEnvironment
                && proof instanceof Proof.Workflow workflow
                && workflow.environment() != null) {
            throw new FlawException(
                    "proof.environment",
                    "the probe of an environment's secret runs in that environment",
                    "leave `environment` out of the proof");
        }
    }

    @Override
    public Vendor vendor() {
        return Vendor.GITHUB;
    }
}
