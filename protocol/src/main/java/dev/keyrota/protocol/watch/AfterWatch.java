package dev.keyrota.protocol.watch;

import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Nonce;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.drift.Compared;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.watch.Lapse.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the world with what a rotation left: every store holds its key, the label says that it is done, its authorization is listed, and
 * neither the old one nor another of its own is.
 */
public final class AfterWatch {
    private final RunId run;
    private final Event.Completed end;
    private final @Nullable AuthorizationId old;

    /**
     * A watch of one rotation.
     *
     * @param end how it ended
     * @param old the authorization that it ended; null where nobody knows which that was
     */
    public AfterWatch(RunId run, Event.Completed end, @Nullable AuthorizationId old) {
        this.run = run;
        this.end = end;
        this.old = old;
    }

    /**
     * What is not as it was left.
     *
     * @param drift what the places hold, compared with the source of truth
     * @param vault what the source of truth holds; null where it could not be read
     * @param list of the account's authorizations; null where they could not be listed
     */
    public List<Lapse> lapses(Drift drift, Reading.@Nullable Held vault, Reading.@Nullable Listed list) {
        List<Lapse> lapses = new ArrayList<>();
        drift.stores().forEach(store -> add(lapses, store(store), store.place()));
        if (vault != null) {
            add(lapses, isLabelled(vault) ? null : Kind.LABEL_CHANGED, null);
        }
        if (list == null) {
            lapses.add(new Lapse(Kind.LIST_UNSEEN, null));
        } else {
            add(
                    lapses,
                    list.of(end.current()) == null ? Kind.KEY_GONE : null,
                    end.current().value());
            list.entries()
                    .forEach(entry -> add(lapses, listed(entry), entry.id().value()));
        }
        return lapses;
    }

    private static void add(List<Lapse> lapses, @Nullable Kind kind, @Nullable String place) {
        if (kind != null) {
            lapses.add(new Lapse(kind, place));
        }
    }

    /** That it holds the vault's key is not enough: the vault may hold another by now. */
    private @Nullable Kind store(Compared store) {
        return switch (store.state()) {
            case SAME, DIFFERENT, MISSING -> end.fingerprint().equals(store.fingerprint()) ? null : Kind.STORE_CHANGED;
            case UNREADABLE, UNPROVABLE -> Kind.STORE_UNSEEN;
        };
    }

    /** A label that does not fit the value is nobody's word. */
    private boolean isLabelled(Reading.Held vault) {
        Label label = vault.believed();
        return label != null && label.run().equals(run) && label.state() == Label.State.DONE;
    }

    private @Nullable Kind listed(Authorization entry) {
        if (entry.id().equals(end.current())) {
            return null;
        }
        if (entry.id().equals(old)) {
            return Kind.OLD_LISTED;
        }
        Nonce nonce = Nonce.in(entry.description());
        return nonce != null && nonce.run().equals(run) ? Kind.ORPHAN : null;
    }
}
