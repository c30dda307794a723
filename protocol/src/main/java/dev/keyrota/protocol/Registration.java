package dev.keyrota.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that was given a key by Keyrota, and may hold it until it is over.
 *
 * @param session its name
 * @param key which key
 * @param authorization whose token that is; null where this journal does not know
 * @param until when it is over, at the latest
 * @param by who asked for the key
 */
public record Registration(
        SessionId session, Fingerprint key, @Nullable AuthorizationId authorization, Instant until, String by) {
    /**
     * Whether it may hold its key no more. Two clocks must say so: that of the machine which wrote down the time, and one that nobody in a
     * hurry can set.
     *
     * @param local what this machine's clock says
     * @param issuers what the issuer's says; null where it tells none, and then nothing is over
     */
    boolean isOver(Instant local, @Nullable Instant issuers) {
        return issuers != null && !issuers.isBefore(until) && !local.isBefore(until);
    }
}
