package dev.keyrota.cli.workbench;

import dev.keyrota.connectors.KeySource;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key that the vault holds at this moment: before a rotation writes it the old one, after that the new one, and at each moment one
 * that lives. Asked anew at each call, since anything remembered could be the one that was just revoked.
 */
final class VaultKey implements KeySource, AutoCloseable {
    private final Store.Vault vault;
    private final List<Secret> handedOut = new ArrayList<>();

    VaultKey(Store.Vault vault) {
        this.vault = vault;
    }

    @Override
    public synchronized @Nullable Secret key() {
        return vault.read() instanceof Reply.Answered<Store.Content>(var content) && content.value() != null
                ? known(content.value())
                : null;
    }

    private Secret known(Secret read) {
        for (Secret earlier : handedOut) {
            if (earlier.sameAs(read)) {
                read.close();
                return earlier;
            }
        }
        handedOut.add(read);
        return read;
    }

    @Override
    public synchronized void close() {
        handedOut.forEach(Secret::close);
    }
}
