package dev.keyrota.sandbox.infisical;

/**
 * A folder of secrets in one environment of one project.
 *
 * @param project the project's id
 * @param environment the environment's slug; its case matters
 * @param path with a leading slash; a trailing one is dropped, as the server does; its case matters
 */
public record Folder(String project, String environment, String path) {

    public Folder {
        path = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The place of the secret {@code name} in this folder. */
    public SecretAddress secret(String name) {
        return new SecretAddress(this, name);
    }

    /** Whether this folder is {@code other} or lies somewhere below it. */
    boolean isWithin(Folder other) {
        String below = other.path.equals("/") ? "/" : other.path + "/";
        return project.equals(other.project)
                && environment.equals(other.environment)
                && (path.equals(other.path) || path.startsWith(below));
    }
}
