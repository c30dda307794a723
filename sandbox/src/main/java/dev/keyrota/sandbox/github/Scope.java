package dev.keyrota.sandbox.github;

import java.util.Locale;

/**
 * Where an Actions secret is kept. Each scope has a key pair of its own. A job sees the environment's secret before the
 * repository's, and that before the organization's.
 */
public sealed interface Scope {

    /** The secrets of a repository, {@code owner/name}. */
    record OfRepository(String repository) implements Scope {}

    /** The secrets of one deployment environment of a repository. */
    record OfEnvironment(String repository, String environment) implements Scope {}

    /** The secrets of an organization. */
    record OfOrganization(String organization) implements Scope {}

    /** The same for two spellings of one scope: GitHub minds no case in the names of owners, repositories, environments. */
    default String key() {
        String words = switch (this) {
            case OfRepository(String repository) -> "repos/" + repository;
            case OfEnvironment(String repository, String environment) ->
                "repos/" + repository + "/environments/" + environment;
            case OfOrganization(String organization) -> "orgs/" + organization;
        };
        return words.toLowerCase(Locale.ROOT);
    }

    /** The permission of an App or a fine-grained token that guards this scope. */
    default String permission() {
        return switch (this) {
            case OfRepository _ -> "secrets";
            case OfEnvironment _ -> "environments";
            case OfOrganization _ -> "organization_secrets";
        };
    }
}
