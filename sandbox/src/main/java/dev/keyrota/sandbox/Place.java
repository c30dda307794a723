package dev.keyrota.sandbox;

import org.jspecify.annotations.Nullable;

/** A place of the world that can hold a key: what {@code /state} lists and {@code /world} writes to. */
public sealed interface Place {

    /** The name it is known by: for a store that the written configuration names, the id it has there. */
    String id();

    /** A secret of the vault. */
    record VaultSecret(String id, String environment, String path, String name) implements Place {}

    /**
     * A GitHub Actions secret.
     *
     * @param repository {@code owner/name}
     * @param environment the deployment environment, null for the repository's own secret
     */
    record ActionsSecret(
            String id, String repository, @Nullable String environment, String name) implements Place {}

    /** A config var of a Heroku app. */
    record ConfigVar(String id, String app, String name) implements Place {}

    /**
     * A shell, a laptop, another machine: a place that no vendor keeps.
     *
     * @param variable the environment variable it exports the value in
     * @param follows the id of the place it reads the value from at each use, null where it keeps a copy of its own
     */
    record Session(String id, String variable, @Nullable String follows) implements Place {}
}
