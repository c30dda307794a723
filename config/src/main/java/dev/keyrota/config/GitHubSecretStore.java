package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import dev.keyrota.protocol.StoreId;

/**
 * A secret of GitHub Actions. It can be written and not read back.
 *
 * @param id its name in the file
 * @param account the GitHub account
 * @param scope whose secret it is
 * @param secret the secret's name; GitHub keeps it in capitals
 * @param proof how it is proven what the secret holds
 */
public record GitHubSecretStore(StoreId id, String account, SecretScope scope, String secret, Proof proof)
        implements StoreEntry {
    public GitHubSecretStore {
        Shape.NAME.require("account", account);
        Shape.GITHUB_SECRET.require("secret", secret);
        boolean shared = scope instanceof SecretScope.OfOrganization;
        boolean named = proof instanceof Proof.Workflow workflow && workflow.repository() != null;
        if (shared && proof instanceof Proof.Workflow && !named) {
            throw new FlawException(
                    "proof",
                    "the probe of an organization's secret needs a repository that sees the secret",
                    "add `repository: owner/name` to the proof");
        }
        if (!shared && named) {
            throw new FlawException(
                    "proof.repository",
                    "the probe runs in the secret's own repository",
                    "leave `repository` out of the proof; it is for an organization's secret");
        }
    }

    @Override
    public Vendor vendor() {
        return Vendor.GITHUB;
    }
}
