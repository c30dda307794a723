package dev.keyrota.config;

/** Whose secret a GitHub secret is. A job sees the environment's before the repository's before the organization's. */
public sealed interface SecretScope {
    /** Of a repository. */
    record OfRepository(Repository repository) implements SecretScope {}

    /** Of a repository's environment. */
    record OfEnvironment(Repository repository, String environment) implements SecretScope {
        public OfEnvironment {
            Shape.NAME.require("environment", environment);
        }
    }

    /** Of an organization. Who sees it there stays as it is. */
    record OfOrganization(String organization) implements SecretScope {
        public OfOrganization {
            Shape.OWNER.require("organization", organization);
        }
    }
}
