package dev.keyrota.sandbox.infisical;

import java.time.Instant;

/**
 * The server's record behind one or more token texts: a renewal gives a new text for the same record, and a revocation
 * kills all texts of it.
 *
 * @param id a UUID
 * @param identity the id of the identity that logged in
 * @param clientSecret the id of the client secret that it logged in with
 * @param createdAt when it logged in
 * @param policy the identity's policy at that time
 * @param uses how many calls were admitted with it
 */
record AccessToken(String id, String identity, String clientSecret, Instant createdAt, TokenPolicy policy, int uses)
        implements TokenCheck {

    AccessToken used() {
        return new AccessToken(id, identity, clientSecret, createdAt, policy, uses + 1);
    }

    boolean isUsedUp() {
        return policy.usesLimit() > 0 && uses >= policy.usesLimit();
    }

    /**
     * Whether a renewal at {@code now} would reach the maximum lifetime. The real server compares with "later than", and
     * time always passes there between login and renewal; here the clock may stand still, so reaching counts.
     */
    boolean renewalReachesMaximum(Instant now) {
        return !now.plus(policy.ttl()).isBefore(createdAt.plus(policy.maxTtl()));
    }
}
