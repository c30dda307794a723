package dev.keyrota.cli.workbench;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import org.jspecify.annotations.Nullable;

/** A legible store whose values come in by the entrance. */
record GuardedStore(Store.Legible store, Entrance entrance) implements Store.Legible {
    @Override
    public StoreId id() {
        return store.id();
    }

    @Override
    public Reply<Store.Content> read() {
        return store.read().map(content -> guarded(content, entrance, id()));
    }

    @Override
    public Reply<Store.Written> write(Secret value, @Nullable Label label) {
        return store.write(value, label);
    }

    static Store.Content guarded(Store.Content content, Entrance entrance, StoreId id) {
        return new Store.Content(
                entrance.value(content.value(), "the store " + id),
                content.itemId(),
                content.version(),
                content.label(),
                content.fits(),
                content.changedAt(),
                content.age());
    }
}
