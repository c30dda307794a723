package dev.keyrota.config;

/**
 * A GitHub repository.
 *
 * @param owner a user or an organization
 * @param name the repository's name
 */
public record Repository(String owner, String name) {
    public Repository {
        Shape.REPOSITORY.require("", owner + "/" + name);
    }

    /** Reads {@code owner/name}. */
    public static Repository parse(String text) {
        Shape.REPOSITORY.check(text);
        int slash = text.indexOf('/');
        return new Repository(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
