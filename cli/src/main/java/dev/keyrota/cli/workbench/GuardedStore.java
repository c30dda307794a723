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
        return store.read().map(content -> with(content, entrance.glimpse(content.value(), "the store " + id())));
    }

    @Override
    public Reply<Store.Written> write(Secret value, @Nullable Label label) {
        return store.write(value, label);
    }

    @Override
    public Reply<Store.Rollout> rollout() {
        return store.rollout();
    }

    /** The same content around a value that came in by the entrance. */
    static Store.Content with(Store.Content content, @Nullable Secret value) {
        return new Store.Content(
                value,
                content.itemId(),
                content.version(),
                content.label(),
                content.fits(),
                content.changedAt(),
                content.age());
    }
}
