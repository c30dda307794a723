package dev.keyrota.config;

import dev.keyrota.protocol.StoreId;

/**
 * A secret in Infisical.
 *
 * @param id its name in the file
 * @param account the Infisical account
 * @param environment the slug of the project's environment
 * @param path the folder, from {@code /}
 * @param secretName the secret's name
 * @param writing who writes it, and when; always the rotation itself where this is the source of truth
 */
public record InfisicalStore(
        StoreId id, String account, String environment, String path, String secretName, Writing writing)
        implements StoreEntry {
    public InfisicalStore {
        Shape.NAME.require("account", account);
        Shape.NAME.require("environment", environment);
        Shape.FOLDER.require("path", path);
        Shape.VAULT_SECRET.require("secret", secretName);
    }

    @Override
    public Vendor vendor() {
        return Vendor.INFISICAL;
    }
}
