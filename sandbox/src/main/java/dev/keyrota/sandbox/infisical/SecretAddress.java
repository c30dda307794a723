package dev.keyrota.sandbox.infisical;

/**
 * Where one shared secret lives.
 *
 * @param folder project, environment and path
 * @param name the secret's key; its case matters
 */
public record SecretAddress(Folder folder, String name) {

    /** The same place written out flat, for callers that have the four words. */
    public static SecretAddress of(String project, String environment, String path, String name) {
        return new Folder(project, environment, path).secret(name);
    }
}
