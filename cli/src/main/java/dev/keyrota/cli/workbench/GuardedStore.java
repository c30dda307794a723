package dev.keyrota.cli.workbench;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import org.jspecify.annotations.Nullable;

/** A store that rolls out what it holds, and whose values come in by the entrance. */
record GuardedStore<S extends Store.Legible & Store.Rolling>(S store, Entrance entrance)
        implements Store.Legible, Store.Rolling {
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

    @Override
    public Reply<Store.Rollout> rollout() {
        return store.rollout();
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
