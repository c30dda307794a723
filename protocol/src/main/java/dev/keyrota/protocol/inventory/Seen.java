package dev.keyrota.protocol.inventory;

import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.Reading.Kept;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.drift.Drift;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an account.
 *
 * @param authorizations all of them, as the issuer lists them
 * @param drifts what the places of each credential hold, {@code name@env}
 * @param unseen credentials whose places could not be compared
 * @param kept what the issuer's own places hold; null where that could not be looked at
 * @param registered sessions that were given keys of the account's credentials, and are not over
 */
public record Seen(
        List<Authorization> authorizations,
        Map<String, Drift> drifts,
        List<String> unseen,
        @Nullable Kept kept,
        List<Registration> registered) {
    public Seen {
        authorizations = List.copyOf(authorizations);
        drifts = Map.copyOf(drifts);
        unseen = List.copyOf(unseen);
        registered = List.copyOf(registered);
    }
}
