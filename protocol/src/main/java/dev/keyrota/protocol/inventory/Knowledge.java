package dev.keyrota.protocol.inventory;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.RunId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the configuration and the journal know of an account's authorizations.
 *
 * @param protectedIds those that no run ever revokes
 * @param protectedDescriptions patterns ({@code *} for any text) of descriptions of the same
 * @param currents the recorded current key of each credential of the account, {@code name@env}
 * @param former keys that were current before a rotation, and whose
 * @param runs the runs of this journal, and whose
 * @param open those of them that have not ended
 * @param leaving the keys that these replace, and by which
 */
public record Knowledge(
        Set<AuthorizationId> protectedIds,
        List<String> protectedDescriptions,
        Map<AuthorizationId, String> currents,
        Map<AuthorizationId, String> former,
        Map<RunId, String> runs,
        Set<RunId> open,
        Map<AuthorizationId, RunId> leaving) {
    public Knowledge {
        protectedIds = Set.copyOf(protectedIds);
        protectedDescriptions = List.copyOf(protectedDescriptions);
        currents = Map.copyOf(currents);
        former = Map.copyOf(former);
        runs = Map.copyOf(runs);
        open = Set.copyOf(open);
        leaving = Map.copyOf(leaving);
    }
}
