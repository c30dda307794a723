package dev.keyrota.connectors.github;

import org.jspecify.annotations.Nullable;

/**
 * A GitHub App and where it is installed.
 *
 * @param issuer the App's id or client id
 * @param key its private key
 * @param installation the installation's id; null to look it up by the repository
 * @param repository one that the App is installed on
 */
public record GitHubApp(String issuer, AppKey key, @Nullable Long installation, RepositoryName repository) {}
