package dev.keyrota.connectors.github;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an Actions secret is kept, and who is given it. A job sees its environment's secret before the repository's, and that before the
 * organization's (docs.github.com, "Secrets", read 2026-11-22).
 */
public sealed interface SecretScope {
    /** The repository whose deploy job is given the secret, and whose probe answers for it. */
    RepositoryName consumer();

    /** The environment that the deploy job names; null where it names none, or none is known. */
    @Nullable
    String deployEnvironment();

    /**
     * A repository's secret.
     *
     * @param deployEnvironment the environment that the deploy job names; null where none is known
     */
    record OfRepository(RepositoryName consumer, @Nullable String deployEnvironment) implements SecretScope {
        public OfRepository {
            requireEnvironment(deployEnvironment);
        }
    }

    /**
     * The secret of one deployment environment.
     *
     * @param environment the deploy job's
     */
    record OfEnvironment(RepositoryName consumer, String environment) implements SecretScope {
        public OfEnvironment {
            requireEnvironment(environment);
        }

        @Override
        public String deployEnvironment() {
            return environment;
        }
    }

    /**
     * An organization's secret.
     *
     * @param consumer the repository that deploys with it
     * @param deployEnvironment as in {@link OfRepository}
     */
    record OfOrganization(
            String organization,
            RepositoryName consumer,
            @Nullable String deployEnvironment) implements SecretScope {
        public OfOrganization {
            GitHubNames.requireOrganization(organization);
            requireEnvironment(deployEnvironment);
        }
    }

    /** The path of something under this scope's secrets. */
    default String[] path(String... last) {
        RepositoryName repository = consumer();
        return switch (this) {
            case OfRepository _ -> joined(last, "repos", repository.owner(), repository.name(), "actions", "secrets");
            case OfEnvironment(var _, var environment) ->
                joined(last, "repos", repository.owner(), repository.name(), "environments", environment, "secrets");
            case OfOrganization(var organization, var _, var _) ->
                joined(last, "orgs", organization, "actions", "secrets");
        };
    }

    private static String[] joined(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    private static void requireEnvironment(@Nullable String environment) {
        if (environment != null) {
            GitHubNames.environment(environment);
        }
    }
}
