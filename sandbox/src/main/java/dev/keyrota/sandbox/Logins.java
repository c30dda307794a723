package dev.keyrota.sandbox;

/**
 * The credentials that the sandbox gives to whoever rotates: what would be set up by hand before the first rotation.
 *
 * @param infisicalProject the project's id
 * @param clientId the machine identity's universal-auth client id
 * @param clientSecret its client secret
 * @param githubToken a token that may write secrets and dispatch workflows
 */
public record Logins(String infisicalProject, String clientId, String clientSecret, String githubToken) {}
