package dev.keyrota.config;

/** How a machine identity logs in to Infisical (infisical.com/docs/documentation/platform/identities, read 2026-11-22). */
public sealed interface InfisicalLogin {
    /** Universal auth: a client id and a client secret are exchanged for a short-lived token. */
    record UniversalAuth(SecretReference clientId, SecretReference clientSecret) implements InfisicalLogin {}

    /** An access token that is used as it is. */
    record StaticToken(SecretReference token) implements InfisicalLogin {}
}
