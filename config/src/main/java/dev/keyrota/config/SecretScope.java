package dev.keyrota.config;

/** Whose secret a GitHub secret is. A job sees the environment's before the repository's before the organization's. */
public sealed interface SecretScope {
    /** The repository whose jobs are given the secret. */
    Repository repository();

    /** Of a repository. */
    record OfRepository(Repository repository) implements SecretScope {}

    /** Of a repository's environment. */
    record OfEnvironment(Repository repository, String environment) implements SecretScope {
        public OfEnvironment {
            Shape.NAME.require("environment", environment);
        }
    }

    /**
     * Of an organization. Who sees it there stays as it is.
     *
     * @param repository one that sees it and deploys with it; there it is proven what the secret holds
     */
    record OfOrganization(String organization, Repository repository) implements SecretScope {
        public OfOrganization {
            Shape.OWNER.require("organization", organization);
        }
    }
}
