package dev.keyrota.protocol.inventory;

import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One authorization.
 *
 * @param authorization as the issuer lists it
 * @param classification what it is to us
 * @param of the credential whose current, earlier or abandoned key it is, {@code name@env}; null for none
 * @param uses who uses it
 * @param alike others that bear its description
 * @param overstates whether its description promises less than its scope allows
 * @param unsettled what would have to be settled first; empty unless it is {@link Classification#UNKNOWN}
 */
public record Entry(
        Authorization authorization,
        Classification classification,
        @Nullable String of,
        List<Use> uses,
        Set<AuthorizationId> alike,
        boolean overstates,
        List<Unsettled> unsettled) {
    public Entry {
        uses = List.copyOf(uses);
        alike = Set.copyOf(alike);
        unsettled = List.copyOf(unsettled);
    }

    /** What is to be done about it. */
    public Recommendation recommended() {
        return switch (classification) {
            case CURRENT, PROTECTED -> Recommendation.KEEP;
            case MANAGED_ELSEWHERE -> uses.isEmpty() ? Recommendation.KEEP : Recommendation.NAME;
            case OURS_ORPHAN, PREVIOUS -> uses.isEmpty() ? Recommendation.CLEAN_UP : Recommendation.REPLACE_FIRST;
            case STALE, DUPLICATE -> Recommendation.CLEAN_UP;
            case UNKNOWN -> Recommendation.SETTLE;
        };
    }

    /** What is to be done about an authorization. None of them is done by looking. */
    public enum Recommendation {
        /** Leave it. */
        KEEP,
        /** Somebody uses it and nobody rotates it: name it in the configuration, or move its users to a key that is rotated. */
        NAME,
        /** A place holds it that should hold the current key: bring that there first. */
        REPLACE_FIRST,
        /** End it by a clean-up, once nobody misses it in quarantine. */
        CLEAN_UP,
        /** Settle what is open, then look again. */
        SETTLE
    }
}
