package dev.keyrota.connectors.infisical;

/**
 * Where a secret is.
 *
 * @param project the project's id
 * @param environment the environment's slug, in its own case
 * @param path of the folder, with a leading slash
 * @param secret its name
 */
public record Entry(String project, String environment, String path, String secret) {}
