package dev.keyrota.cli.workbench;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vault whose values come in by the entrance. */
record GuardedVault(Store.Vault vault, Entrance entrance) implements Store.Vault {
    @Override
    public StoreId id() {
        return vault.id();
    }

    @Override
    public Reply<Store.Content> read() {
        return vault.read().map(this::guarded);
    }

    @Override
    public Reply<Store.Content> read(String itemId, String version) {
        return vault.read(itemId, version).map(this::guarded);
    }

    @Override
    public Reply<Store.Written> write(Secret value, @Nullable Label label) {
        return vault.write(value, label);
    }

    @Override
    public Reply<Store.Written> label(Label label, Secret fittingValue) {
        return vault.label(label, fittingValue);
    }

    @Override
    public Reply<List<String>> openApprovals() {
        return vault.openApprovals();
    }

    private Store.Content guarded(Store.Content content) {
        return GuardedStore.with(content, entrance.value(content.value(), "the store " + id()));
    }
}
