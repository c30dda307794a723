package dev.keyrota.config;

import dev.keyrota.protocol.StoreId;

/** A place that holds a credential. */
public sealed interface StoreEntry permits InfisicalStore, GitHubSecretStore, HerokuConfigVarStore {
    /** Its name in the file, unique within its credential. */
    StoreId id();

    /** The name of the account it is reached with. */
    String account();

    /** Who writes it, and when. */
    Writing writing();

    /** Whose place it is. */
    Vendor vendor();
}
