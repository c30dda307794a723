package dev.keyrota.config;

import org.jspecify.annotations.Nullable;

/** As whom Keyrota works at GitHub. */
public sealed interface GitHubLogin {
    /** With a token: fine-grained or classic, of a person or of a workflow. */
    record Token(SecretReference token) implements GitHubLogin {}

    /**
     * As a GitHub App.
     *
     * @param id the App's id, or its client id
     * @param installation the installation's id; null to look it up by the repository
     * @param privateKey a PEM file as GitHub gives it (PKCS #1)
     */
    record App(String id, @Nullable Long installation, SecretReference privateKey) implements GitHubLogin {
        public App {
            Shape.APP_ID.require("id", id);
        }
    }
}
